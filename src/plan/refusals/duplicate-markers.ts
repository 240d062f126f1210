import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Address } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { placeOf } from "../place.ts";

const losesMarker = new Set<Change["action"]>(["delete", "replace", "forget"]);

/**
 * Refuses to let an object go, or to move it to another address, while a copy carries its marker: as soon as the older one is gone, the copy would pass for
 * the object of this project, and be changed or deleted in its turn.
 */
export function refuseContested(changes: readonly Change[], contested: ReadonlySet<Address>): Diagnostic[] {
  return changes
    .filter(
      ({ action, address, previousAddress = address }) =>
        contested.has(previousAddress) && (losesMarker.has(action) || previousAddress !== address),
    )
    .map((change) => ({
      code: "plan-duplicate-marker",
      severity: "error",
      message: `${change.previousAddress ?? change.address} cannot be let go or moved while a copy of it carries the same marker, because the copy would be taken for it`,
      hint: "remove the line that starts with [audiencectl: from the copy's description in Segment",
      ...placeOf(change),
    }));
}
