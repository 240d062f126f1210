import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { firstComputation, type FirstComputation } from "../../resources/first-computation.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { refuseChange } from "../refuse.ts";
import { tellsMarker } from "./sends-secrets.ts";
import { withhold, withholdDependents } from "./withhold.ts";

/** What edits the object itself, be it its description alone: which fields are harmless is not documented (API.md 2.9). */
const edits = new Set<Change["action"]>(["update", "adopt", "forget", "mark"]);

/**
 * Leaves out what would edit an object that may be at its first computation (API.md 2.9), and all that cannot be done
 * without that. Whatever else is to be done to such an object, as to delete it or to connect it, is none of this. Where the
 * API does not tell enough, nothing is left out, and the change says so.
 *
 * @param now When the space was read, ISO 8601.
 */
export function withholdBackfilling(
  changes: readonly Change[],
  live: readonly LiveResource[],
  { now, references }: { now: string; references: ReadonlyMap<Address, readonly Address[]> },
): Change[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const judged = changes.map((change) => {
    const object = objects.get(editedId(change) ?? "");
    return object ? judge(change, firstComputation(object, now)) : change;
  });
  return withholdDependents(judged, references);
}

/** The id of the live object that a change edits, if it edits one: of a part, the audience whose marker it tells something. */
function editedId(change: Change): string | undefined {
  const { action, id, within } = change;
  if (within) return tellsMarker(change) ? within[0]?.id : undefined;
  return edits.has(action) ? id : undefined;
}

function judge(change: Change, found: FirstComputation): Change {
  if (found.type === "over") return change;
  const finding = stillBackfilling(change, found);
  const warnings = [...change.warnings, { ...finding, severity: "info" }] as Change["warnings"];
  if (change.action === "mark") return found.type === "under-way" ? { ...change, action: "none", warnings } : change;
  return found.type === "unknown" ? { ...change, warnings } : withhold(change, finding);
}

const DANGER = "an edit before the first backfill is done can leave it locked for ever";

/** Why the edit of an object that may be at its first computation is refused; of one that is not known to be, what may be. */
export function stillBackfilling(
  change: Pick<Change, "address" | "action" | "within" | "source">,
  { type, because }: Exclude<FirstComputation, { type: "over" }>,
): Diagnostic {
  const { address, action, within } = change;
  const audience = within?.[0]?.address ?? address;
  const about = within ? `this edits the marker of ${audience}: ${because}` : `${address}: ${because}`;
  const [message, hint] =
    type === "unknown"
      ? [`${about}, so whether its first backfill is done is not known; ${DANGER}`, "look at it in Segment"]
      : action === "mark"
        ? [`${about}, so its marker is renewed later; ${DANGER}`, "nothing is to be done"]
        : [
            `${about}, and ${DANGER}`,
            `apply again when ${audience} is Live, which can take a day, or pass --edit-backfilling`,
          ];
  return refuseChange("plan-still-backfilling", message, hint, change);
}
