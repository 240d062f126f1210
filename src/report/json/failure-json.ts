import type { FailureReport } from "../failure-report.ts";
import { printJson } from "../print-json.ts";

/** A command that came to no result for machines. Ends with a line break. */
export function renderFailureJson({ code, message, hint, exitCode, diagnostics }: FailureReport): string {
  return printJson({ error: { code, message, ...(hint !== undefined && { hint }), exitCode }, diagnostics });
}
