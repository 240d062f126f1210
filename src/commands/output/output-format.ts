import type { ReportIdentity } from "../../report/report-identity.ts";

/** Output formats of commands that print a result. Which of them a command has, its definition says. */
export type OutputFormat =
  | "text"
  | "table"
  | "json"
  | "markdown"
  | "github"
  | "sarif"
  | "junit"
  | "html"
  | "csv"
  | "yaml";

/** A file that a result is written to in some format, as `--out FORMAT=FILE` names it. */
export interface OutputTarget<Format extends OutputFormat = OutputFormat> {
  format: Format;
  file: string;
}

/** Where a result goes: to stdout in one format, and to any number of files. */
export interface OutputOptions<Format extends OutputFormat = OutputFormat> {
  format: Format;
  out?: readonly OutputTarget<Format>[];
  /** The most characters of a report in Markdown. Default: as many as a comment on GitHub takes. */
  markdownLimit?: number;
  /** Other files that the command writes, with the flag that names each: `--save`. Default: none. */
  files?: readonly { flag: string; file: string }[];
  /** What was asked for, which tells reports of failures apart. Default: nothing is known of it. */
  about?: ReportIdentity;
}

/** Formats of commands whose result is for people or for any program. */
export const plainFormats = ["text", "json"] as const;

/** Formats of lists; `table` is what other tools call the text. */
export const listFormats = ["text", "table", "json", "yaml", "csv"] as const;

/** Formats of what a space would be better without. */
export const auditFormats = ["text", "json", "markdown", "csv"] as const;

/** Formats of tables of names; `table` is what other tools call the text. */
export const tableFormats = ["text", "table", "json", "csv"] as const;

/** Formats of plans. */
export const planFormats = ["text", "json", "markdown", "github", "html"] as const;

/** Formats of how two environments differ. */
export const environmentDiffFormats = ["text", "json", "markdown"] as const;

/** Formats of what became of an apply. */
export const resultFormats = ["text", "json", "markdown", "github"] as const;

/** Formats of findings about files. */
export const findingFormats = ["text", "json", "markdown", "github", "sarif", "junit"] as const;

/** Formats of what tests gave. */
export const testFormats = ["text", "json", "markdown", "github", "junit"] as const;

/** Formats of what moved in a space. */
export const driftFormats = ["text", "json", "markdown", "github", "sarif", "junit", "html"] as const;
