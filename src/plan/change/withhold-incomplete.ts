import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address } from "../../resources/resource.ts";
import type { Draft } from "../draft.ts";
import type { Change } from "../generated/plan.ts";
import { refuseIncomplete } from "./refuse-incomplete.ts";
import { withholdFound } from "./withhold.ts";

/**
 * Leaves out the replacements that would lose what no manifest declares, and all that cannot be done without them. What
 * somebody sets in the app at any time may be the reason, so it stops nobody else's change.
 */
export function withholdIncomplete(
  changes: readonly Change[],
  { incomplete, unlisted }: Pick<Draft, "incomplete" | "unlisted">,
  references: ReadonlyMap<Address, readonly Address[]>,
): Change[] {
  const findingOf = ({ action, address }: Change): Diagnostic | undefined => {
    const found = action === "replace" ? incomplete.get(address) : undefined;
    return found && refuseIncomplete(found, unlisted);
  };
  return withholdFound(changes, findingOf, references);
}
