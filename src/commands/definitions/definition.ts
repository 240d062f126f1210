/** An option as commander writes it, its help, and how its value is read. */
export interface OptionDefinition {
  flags: string;
  help: string;
  /**
   * The name of a reader, see `ReadValues`. A list: one of these words. `outputs`: `FORMAT=FILE` with one of these formats,
   * may be repeated. Without any, the value is a text.
   */
  value?: keyof ReadValues | readonly string[] | { readonly outputs: readonly string[] };
  default?: string | number;
  /** The environment variable that gives the value where the flag is left out. */
  variable?: string;
  /** Whether the value is a file that the command writes. */
  writes?: true;
  /** For the program's own use: neither in the help nor completed. */
  hidden?: boolean;
}

/** What the named readers make of a text. */
export interface ReadValues {
  /** A whole number from 0. */
  count: number;
  /** A length of a text, at least what any report needs. */
  characters: number;
  /** A number from 0 to 100. */
  percent: number;
  /** A number of at least 1. */
  factor: number;
  /** `90s`, `10m` or `1h`, in milliseconds. */
  duration: number;
  /** The texts of an option that may be repeated. */
  list: string[];
}

/** A word after the command's name as commander writes it, `<needed>`, `[optional]` or `[several...]`, and its help. */
export interface ArgumentDefinition {
  name: string;
  help: string;
}

/** One command: what its help says, and which options and words it takes. */
export interface CommandDefinition {
  name: string;
  /** What it can be called besides. Default: nothing. */
  aliases?: readonly string[];
  /** One line for the list of commands. */
  summary: string;
  /** What the command's own help adds to that. */
  description: string;
  arguments?: readonly ArgumentDefinition[];
  options: readonly OptionDefinition[];
  /** Command lines with what they do. */
  examples: readonly (readonly [string, string])[];
}

/**
 * Keeps what a definition says as types, so that the types of a command's options can be read off it; see
 * `OptionsOf`.
 */
export function defineCommand<const Definition extends CommandDefinition>(definition: Definition): Definition {
  return definition;
}

/** Keeps what options say as types, for those that several commands share. */
export function defineOptions<const Options extends readonly OptionDefinition[]>(options: Options): Options {
  return options;
}
