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
  /** Something that nobody can guess. */
  | { kind: "any" };

/** What the program can be asked for by a completion script. */
export type NameSource = "environments" | "addresses" | "audiences" | "linked-audiences";

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
