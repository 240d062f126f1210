import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { member } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import type { Change } from "../generated/plan.ts";
import { placeOf } from "../place.ts";
import { allMembersText } from "./counted-members.ts";
import { mayHaveOthers } from "./decides-members.ts";
import { membersThen } from "./members-then.ts";

const writes = new Set<Change["action"]>(["create", "update", "adopt", "replace"]);

/**
 * Says of an activation that asks for it that everybody is sent again: that can cost a campaign its numbers, so it must not hide
 * among the fields.
 *
 * @param live The activation as it is in the space.
 * @param connection The change of what it is a part of.
 */
export function noteResync(
  change: Change,
  live: LiveResource | undefined,
  connection: Change | undefined,
): Diagnostic | undefined {
  const rules = kindOf(change.kind).fields.filter(({ comparison }) => comparison.accompanies);
  const asks = writes.has(change.action) && rules.some(({ pointer }) => getAt(change.after ?? {}, pointer) === true);
  if (!asks) return undefined;
  const hasOthers = mayHaveOthers(change);
  // What is off sends nobody now.
  const isAgain = member(live?.spec, "enabled") === true;
  const again = hasOthers ? ", even those who were sent before" : " again";
  return {
    code: "plan-resync",
    severity: "warning",
    message: `${whole(change, hasOthers)} will be sent to ${connection?.name ?? "the destination"}${isAgain ? again : ""}`,
    hint: "performResync: true asks for it; take it off again after the apply",
    ...placeOf(change),
  };
}

/** Everybody in the audience of a change. */
function whole({ impact }: Change, hasOthers: boolean): string {
  return hasOthers ? membersThen(impact, false) : allMembersText(impact);
}
