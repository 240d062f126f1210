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
    super.unknownOption(nameOf(flag, longestFlag(this)));
  }
}

/**
 * The name of a flag, with `…` for what may be a value that is glued to it: all behind the letter of a short one, and of a
 * long one what has no character of a flag or is longer than any.
 */
function nameOf(flag: string, longest: number): string {
  const [, short, glued] = /^(-[^-])(.*)$/su.exec(flag) ?? [];
  if (short !== undefined) return glued === "" ? short : `${short}…`;
  const name = flag.replace(/=.*$/s, "");
  const shown = (/^[a-z-]*/.exec(name)?.[0] ?? "").slice(0, longest);
  return shown === name ? name : `${shown}…`;
}

/** The length of the longest flag of a program, in characters. */
function longestFlag(command: Command): number {
  let program = command;
  while (program.parent) program = program.parent;
  const options = [program, ...program.commands].flatMap((each) => each.options);
  return Math.max(...options.map(({ long }) => long?.length ?? 0));
}
