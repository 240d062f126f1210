import type { ExitCode } from "./exit-codes.ts";
import type { CommandIo } from "./io.ts";

/** An option as commander writes it, its help, and how its value is read. */
export interface OptionDefinition {
  flags: string;
  help: string;
  /**
   * `count`: a whole number from 0. `percent`: 0 to 100. `factor`: a number of at least 1. `duration`: `90s`, `10m`. `list`:
   * may be repeated. `outputs`: `FORMAT=FILE` with one of these formats, may be repeated. A list: one of these words.
   */
  value?:
    | "count"
    | "percent"
    | "factor"
    | "duration"
    | "list"
    | readonly string[]
    | { readonly outputs: readonly string[] };
  default?: string | number;
  /** For the program's own use: neither in the help nor completed. */
  hidden?: boolean;
}

/** A word after the command's name as commander writes it, `<needed>` or `[optional]`, and its help. */
export interface ArgumentDefinition {
  name: string;
  help: string;
}

/** What a command's module exports. Options and positional words are those that its definition describes. */
export interface CommandModule {
  run: (io: CommandIo, options: never, ...positional: never[]) => Promise<ExitCode>;
}

/** One command: what its help says, and where its code is. The code is loaded only when the command runs. */
export interface CommandDefinition {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What the command's own help adds to that. */
  description: string;
  argument?: ArgumentDefinition | readonly ArgumentDefinition[];
  options: readonly OptionDefinition[];
  /** Command lines with what they do. */
  examples: readonly [string, string][];
  load: () => Promise<CommandModule>;
}
