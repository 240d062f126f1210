import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Findings kept for one file. A file with more is damaged as a whole, and a list without end helps nobody. */
export const maxFindings = 100;

/** The first `maxFindings` findings; the last one says when there are more. */
export function limitFindings(diagnostics: Diagnostic[]): Diagnostic[] {
  const last = diagnostics[maxFindings - 1];
  if (!last || diagnostics.length === maxFindings) return diagnostics;
  const more = `this file has more faults, these are the first ${maxFindings}`;
  const hint = last.hint === undefined ? more : `${last.hint}; ${more}`;
  return [...diagnostics.slice(0, maxFindings - 1), { ...last, hint }];
}
