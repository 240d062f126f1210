import { createHash } from "node:crypto";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";

/**
 * What makes a finding the same when lines move: its rule, file, resource and words, and which of several alike it is. The
 * program that shows findings tells by it which are new. Of drift the words do not count: they say who edited and when, and
 * an object that is edited again has drifted all along.
 *
 * @returns One for each finding, in their order.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, address = "", message, source }) => {
    const words = address !== "" && code.startsWith("drift-") ? "" : message;
    const own = JSON.stringify([code, source?.file ?? "", address, words]);
    const nth = (seen.get(own) ?? 0) + 1;
    seen.set(own, nth);
    return createHash("sha256").update(`${own} ${nth}`).digest("hex").slice(0, 32);
  });
}
