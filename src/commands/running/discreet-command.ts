import { Command } from "commander";

declare module "commander" {
  interface Command {
    /** Ends with an error about an option that there is not. It is left out of commander's types. */
    unknownOption(flag: string): void;
  }
}

/** A command that tells of an unknown option by its name alone, because its value may be a secret. */
export class DiscreetCommand extends Command {
  override unknownOption(flag: string): void {
    // Without its value, a flag is also near enough to the one that was meant.
    super.unknownOption(flag.replace(/^(--[^=]*)=.*$/s, "$1"));
  }
}
