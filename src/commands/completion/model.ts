/** What may stand at a place of the command line. */
export type Candidates =
  /** One of these words, which hold nothing that a shell would take for anything else. */
  | { kind: "words"; words: readonly string[] }
  /** One of these words, an equals sign and the name of a file. */
  | { kind: "outputs"; words: readonly string[] }
  | { kind: "files" }
  | { kind: "folders" }
  /** A name that only the project's files tell; the program is asked for it. */
  | { kind: "names"; source: NameSource }
  /** The same, or the name of a file. */
  | { kind: "names-or-files"; source: NameSource }
  /** A query in quotes, in which the catalog file tells the names; the program is asked for them. */
  | { kind: "queries" }
  /** Something that nobody can guess. */
  | { kind: "any" };

/** What the program can be asked for by a completion script. */
export type NameSource = "environments" | "addresses" | "audiences" | "linked-audiences";

/** What the program is asked for the names that a query may go on with. */
export const QUERY_NAMES = "query-names";

/** Options that the program is told as they are typed already, when a script asks it for names. */
export const toldOptions = [
  { short: "-p", long: "--project" },
  { short: "-e", long: "--env" },
  { long: "--type" },
] as const satisfies readonly Pick<CompletedOption, "short" | "long">[];

/** An option as completion sees it. */
export interface CompletedOption {
  /** `-e`. */
  short?: string;
  /** `--env`. */
  long: string;
  help: string;
  /** Absent for an option without a value. */
  value?: Candidates;
  /** Whether it takes several values in a row. */
  variadic: boolean;
  /** Whether it may be given more than once. */
  repeatable: boolean;
}

/** The ways to write an option's flag, the short one first. */
export function spellingsOf({ short, long }: Pick<CompletedOption, "short" | "long">): string[] {
  return [short ?? [], long].flat();
}

/** A command as completion sees it. */
export interface CompletedCommand {
  name: string;
  summary: string;
  options: readonly CompletedOption[];
  /** What may stand at each place after the name, in order. */
  arguments: readonly Candidates[];
  /** Whether the last of them may stand there again and again. */
  lastRepeats: boolean;
}

/** The whole program as completion sees it. */
export interface CompletionModel {
  /** Options before a command. None of them takes a value. */
  options: readonly CompletedOption[];
  commands: readonly CompletedCommand[];
}
