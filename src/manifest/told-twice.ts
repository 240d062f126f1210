import { placeText, type Diagnostic } from "../diagnostics/diagnostic.ts";

/**
 * Findings without `lint-near-name` where the catalog says at the same place that it does not have the name: that is known, and
 * says what was probably meant. Pure; the order stays.
 */
export function withoutToldTwice(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const told = new Set(
    diagnostics.flatMap(({ code, source }) => (code.startsWith("catalog-unknown-") && source ? placeText(source) : [])),
  );
  return diagnostics.filter(({ code, source }) => code !== "lint-near-name" || !source || !told.has(placeText(source)));
}
