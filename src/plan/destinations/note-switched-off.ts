import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { sourceIn } from "../change/source-in.ts";

/** Actions after which a connection is what it was. What is made anew is held against its destination (`check-connection.ts`). */
const stays: ReadonlySet<Change["action"]> = new Set(["none", "update"]);

/**
 * Says of a connection that stays that its destination is switched off. A connection shows that (API.md 5.3), so it costs no
 * request.
 */
export function noteSwitchedOff(change: Change, live: LiveResource | undefined, desired?: DesiredResource): Change {
  if (live?.facts.receives !== false || !stays.has(change.action) || !kindOf(change.kind).connectsTo) return change;
  const finding: Change["warnings"][number] = {
    code: "plan-destination-disabled",
    severity: "warning",
    message: `the destination ${live.name} is switched off, so the audience is sent nowhere by it`,
    hint: "switch it on in the Segment app (Connections → Destinations), or take it out of the manifest",
    ...sourceIn(change, desired, "/destination/id"),
  };
  return { ...change, warnings: [...change.warnings, finding] };
}
