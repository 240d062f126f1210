import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Change } from "./generated/plan.ts";

/** Address and manifest line of a change, for a finding about it. */
export function placeOf({
  address,
  source,
}: Pick<Change, "address"> & { source?: Change["source"] }): Pick<Diagnostic, "address" | "source"> {
  return { address, ...(source && { source: { ...source, endLine: source.line, endColumn: source.column } }) };
}
