import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** What reports say of a command that came to no result. */
export interface FailureReport {
  /** Stable code for machines, such as `invalid-input`. */
  code: string;
  message: string;
  /** The remedy. */
  hint?: string | undefined;
  /** The exit code of the program. */
  exitCode: number;
  /** The findings that made the command fail. */
  diagnostics: readonly Diagnostic[];
}
