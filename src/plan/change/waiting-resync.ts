import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { member } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import type { Draft } from "../draft.ts";
import { placeOf } from "../place.ts";
import { countedMembers, membersText } from "./counted-members.ts";

/** The code of what is said of a resend that waits. */
export const RESYNC_WAITS = "plan-resync-waits";

const NOBODY_NOW = "this plan sends nobody again, because nothing else of the activation changes; ";

/** What such a message says of the next apply. */
export function nextSendText(message: string): string {
  return message.slice(message.lastIndexOf(NOBODY_NOW) + NOBODY_NOW.length);
}

/**
 * Says of each part that is to be done something with and that nothing else changes now, such as to send everybody again: Segment is
 * asked for it by whichever apply writes the part next, and nobody who reads that plan may know of it.
 */
export function noteWaitingResyncs(
  { kept, changes }: Pick<Draft, "kept" | "changes">,
  live: readonly LiveResource[],
): Diagnostic[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const still = new Map(changes.filter(({ action }) => action === "none").map((change) => [change.address, change]));
  return kept.flatMap(({ desired, live: part }) => {
    const change = still.get(desired.address);
    const asked = kindOf(part.kind).fields.find(
      ({ pointer, comparison }) => comparison.accompanies && getAt(desired.spec, pointer) === true,
    );
    if (!change || !asked) return [];
    const [audience, connection] = part.within.map((id) => objects.get(id));
    const { members, membersAre } = countedMembers(audience?.facts.members, audience?.spec);
    const whom =
      members === undefined
        ? "all members (how many is not known)"
        : `all ${membersText(members, membersAre)} of today`;
    // What is off sends nobody now.
    const isOn = member(part.spec, "enabled") === true;
    const where = connection?.name ?? "its destination";
    return [
      {
        code: RESYNC_WAITS,
        severity: "warning" as const,
        message: `performResync: true waits in the activation ${JSON.stringify(change.name)} of ${JSON.stringify(audience?.name)}: ${NOBODY_NOW}the next apply that changes it ${isOn ? "sends" : "may send"} ${whom} to ${where}${isOn ? " again" : ""}`,
        hint: "take performResync: true out of the manifest, or change the activation in the same plan if all members are to be re-sent",
        ...placeOf(change),
      },
    ];
  });
}
