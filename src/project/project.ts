import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { VariableValue } from "./generated/project.ts";

export type { VariableValue } from "./generated/project.ts";

/** One space that the project can be applied to. */
export interface Environment {
  name: string;
  /** The space's id or slug, as declared. */
  space: string;
  region: "us" | "eu";
  /** Whether an apply asks for its name, typed out. */
  confirm?: true;
  /** The file of its profile, as declared: from the folder of the project file. */
  profile?: string;
  /** Values for `${var.NAME}`. */
  variables: ReadonlyMap<string, VariableValue>;
  /** Names that the environment had. */
  previousNames: readonly string[];
}

/** How much one plan may destroy or change. Percentages are of the owned objects without parts, 0 to 100. */
export interface Guards {
  maxDeletePercent: number;
  maxChangePercent: number;
  maxDeletes: number;
  /** Left out: any number. */
  maxMembersResent?: number;
}

/** What the rules about names and about the meaning of queries go by. */
export interface LintSettings {
  /** Codes of rules that are not looked at. */
  ignore: readonly string[];
  /** Names of events, properties, traits and audiences, and ids of destinations, that are meant as they are. */
  names: readonly string[];
  /** Globs of which the display name of every audience fits one. Empty: any name does. */
  namePatterns: readonly string[];
}

/** The guards of a project that sets none. */
export const defaultGuards: Guards = { maxDeletePercent: 30, maxChangePercent: 60, maxDeletes: 10 };

/** The globs of a project that names none. */
export const defaultManifestGlobs: readonly string[] = ["**/*.{yaml,yml}"];

/** The globs of the tests of a project that names none. */
export const defaultTestGlobs: readonly string[] = ["tests/**/*.{yaml,yml}"];

/** A project file with its defaults filled in. */
export interface Project {
  /** Absolute path of the project file. */
  file: string;
  /** Absolute path of its folder, which globs are relative to. */
  directory: string;
  /** The scope of ownership. */
  name: string;
  /** Tells the project apart from another of its name, where it has that. */
  uid?: string;
  /** Names that the project had. */
  previousNames: readonly string[];
  manifests: readonly string[];
  tests: readonly string[];
  /** The environment variables that manifests may name. None of them is reserved (`reserved-variables.ts`). */
  secrets: readonly string[];
  /** By name, in the order of the file. There is at least one. */
  environments: ReadonlyMap<string, Environment>;
  /** The environment that is meant where none is named. Left out: the only one. */
  defaultEnvironment?: string;
  guards: Guards;
  /** Requests per minute by operation name. Whether the operations exist is not checked here. */
  limits: Readonly<Record<string, number>>;
  /** How many objects a space may have: of `audiences` and `traits`, those that the file names. */
  quotas: Readonly<Record<string, number>>;
  /** Functions of the query language that nobody has to know: nothing is said of their names. */
  allowedFunctions: readonly string[];
  /** What of the meaning of queries is warned of. */
  lint: LintSettings;
  /** Addresses to let go of. */
  forget: readonly string[];
  /** The text of the file, for code frames. */
  source: SourceText;
  /** Where each value is, or the key of one over several lines, by pointer into the whole file: `/spec/limits/createAudience`. */
  sources: ReadonlyMap<string, SourceRange>;
}
