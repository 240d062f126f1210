import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { withholdFound } from "./withhold.ts";

/**
 * Leaves out the replacements that would lose what no manifest declares, and all that cannot be done without them. What
 * somebody sets in the app at any time may be the reason, so it stops nobody else's change.
 *
 * @param incomplete What speaks against a replacement, by its address.
 */
export function withholdIncomplete(
  changes: readonly Change[],
  incomplete: ReadonlyMap<Address, Diagnostic>,
  references: ReadonlyMap<Address, readonly Address[]>,
): Change[] {
  const findingOf = ({ action, address }: Change): Diagnostic | undefined =>
    action === "replace" ? incomplete.get(address) : undefined;
  return withholdFound(changes, findingOf, references);
}
