import { membersText } from "../plan/change/counted-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { joinSome } from "../values/words.ts";
import { calledIn } from "./destination-label.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { kindNoun } from "./kind-noun.ts";

/** What people call a change's object; a part with its audience: `"mail", activation of "VIP"`, `connection of "VIP" to Mailroom`. */
export function namedWithAudience(change: Change, names: ReadonlyMap<string, Change> = new Map()): string {
  const { kind, within: [audience] = [] } = change;
  const called = calledIn(change);
  if (audience === undefined) return JSON.stringify(called);
  const of = JSON.stringify(change.impact.audience ?? names.get(audience.address)?.name ?? audience.address);
  return isSink(kind) ? `connection of ${of} to ${called}` : `${JSON.stringify(called)}, ${kindNoun(kind)} of ${of}`;
}

/** What people call a change's object, with how many members it has where that is known: `"VIP", 1,204 members`. */
export function knownAs(change: Change): string {
  const { members, membersAre } = change.impact;
  const name = isSink(change.kind) ? namedWithAudience(change) : JSON.stringify(calledIn(change));
  return members === undefined || change.within ? name : `${name}, ${membersText(members, membersAre)}`;
}

/**
 * That the old object of a replacement is gone, in the words of somebody who knows it by its name. A sentence without a full stop.
 *
 * @param changes All of the plan, by address.
 */
export function lostText(change: Change, changes: ReadonlyMap<string, Change>): string {
  const { members, membersAre, destinations = [] } = change.impact;
  const size = members === undefined || change.within ? "" : ` (${membersText(members, membersAre)})`;
  const sent = [
    ...new Set(destinations.filter(({ sends }) => sends === "now").map((each) => destinationName(each) ?? each.id)),
  ];
  const to = change.within || sent.length === 0 ? "" : `, so nobody is sent to ${joinSome(sent)} by it any more`;
  return `${namedWithAudience(change, changes)}${size} is deleted, and there is no new one${to}`;
}
