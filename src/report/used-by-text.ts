import type { DriftedObject } from "../drift/drift.ts";
import { mayMoveMembers } from "../drift/worst-first.ts";
import { decidesMembers } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { droppedEvents } from "../plan/change/dropped-events.ts";
import { reachableUsers } from "../plan/change/reachable-users.ts";
import { graphRole } from "../plan/order/graph-role.ts";
import { joinSome, plural } from "../values/words.ts";
import { isDestructive } from "./danger.ts";
import { calledIn } from "./destination-label.ts";
import { filterEffect } from "./filter-text.ts";
import { switchesOff, switchesOn } from "./risks.ts";
import { asItIs } from "./reach-text.ts";
import { namersOf, namesOfUsers, sentToText, usersOf, type ByAddress, type UserTold } from "./users-of.ts";

/** Whether whatever uses an object may change with it, its members or values: also what uses it through others. */
export function mayChangeUsers(change: Change): boolean {
  return isDestructive(change) || switchesOff(change) || givesOthers(change) || movesEvents(change);
}

/** Whether what uses a live object may get other members or values from it: it is computed by other rules, or again. */
function givesOthers(change: Change): boolean {
  return decidesMembers(change) || switchesOn(change);
}

/** Whether a filter drops other events than before, whoever reads them. */
function movesEvents(change: Change): boolean {
  return filterEffect(change) !== undefined;
}

/** Who asks for what is deleted, switched off or on, or gets another query: with names and members where the plan has them, and where that is sent. */
export function usedByText(change: Change, byAddress: ByAddress): string[] {
  const namers = namersOf(change, byAddress);
  // Its key is what its name lets expect, and nobody is in it before it is computed.
  if (namers.length > 0) return [`${listUsers(namers)}${membersMayChange(namers)}; it is empty until it is computed`];
  if (!mayChangeUsers(change)) return [];
  const users = usersOf(change, byAddress);
  return [
    ...(users.length === 0
      ? []
      : [`${listUsers(users, usedIn(change, dropsOthers(change)))}${effectOn(users, change)}`]),
    ...(change.impact.eventReadersNotKnown ? [READERS_NOT_KNOWN] : []),
  ];
}

/** What is said of the events of a filter where not all who read them are known. */
export const READERS_NOT_KNOWN = "whose queries read these events is not known for all audiences and traits";

/**
 * How the users of an object are introduced: a filter is in no query, the events that it drops are.
 *
 * @param twoSorts Whether they read the events that it drops or those that it dropped before, and not one sort that was just told.
 */
function usedIn({ impact }: Pick<Change, "impact">, twoSorts: boolean): string {
  if (!impact.eventReaders) return "used by";
  return twoSorts ? "events that it drops or dropped are read by" : "these events are read by";
}

/** Whether a filter drops events before and after. */
function dropsOthers(change: Change): boolean {
  const effect = droppedEvents(change);
  return effect !== undefined && effect.was.drops !== false && effect.becomes.drops !== false;
}

/** Whatever uses an object, itself and through others: `used by "A" (7 members), and through it by "B" (3 members, sent to Mailroom)`. */
export function listUsers(users: readonly UserTold[], usedBy = "used by"): string {
  const direct = users.filter(({ through }) => through === undefined);
  const further = users.filter(({ through }) => through !== undefined);
  const through = `, and through ${direct.length === 1 ? "it" : "these"} by `;
  return `${usedBy} ${namesOfUsers(direct)}${further.length === 0 ? "" : `${through}${namesOfUsers(further)}`}`;
}

/** Who uses an object that was edited by hand; `undefined` where nobody does, or only its words were edited. */
export function usedByEdited(edited: Pick<DriftedObject, "id" | "fields" | "impact">): string | undefined {
  const object = asItIs(edited);
  const inSpace = new Set(reachableUsers(object.impact).map((user) => user.dependent));
  // What only a manifest has use it does not use it yet, or is gone.
  const users = usersOf(object).filter(({ dependent }) => inSpace.has(dependent));
  if (!mayMoveMembers(object)) return undefined;
  const who = users.every(({ isAudience }) => isAudience) ? "whose members" : "which";
  const texts = [
    ...(users.length === 0 ? [] : [`${listUsers(users, usedIn(object, true))}, ${who} may have changed with it`]),
    ...(object.impact.eventReadersNotKnown ? [READERS_NOT_KNOWN] : []),
  ];
  return texts.length === 0 ? undefined : texts.join("; ");
}

/** Who uses an object that is not in the space, with its size and where it is sent; `undefined` where nobody in the space does. */
export function usedByMissing(missing: Pick<DriftedObject, "id" | "impact">): string | undefined {
  const object = asItIs(missing);
  const inSpace = new Set(reachableUsers(object.impact).map((user) => user.dependent));
  const users = usersOf(object).filter(({ dependent }) => inSpace.has(dependent));
  return users.length === 0 ? undefined : listUsers(users);
}

/** What may become of users, to follow their names. */
function effectOn(users: readonly UserTold[], change: Change): string {
  const all = users.every(({ isAudience }) => isAudience);
  if (change.action === "replace" && !movesEvents(change)) {
    // Whoever is not in an audience that is empty may be just those whom another one asks for.
    const become = all ? "lose all their members or get others" : "change";
    const isSent = users.some(({ sentTo }) => sentTo.length > 0);
    const again = isSent ? "; their members may be sent again, and others may be sent" : "";
    return `, which may ${become} until the new one is computed (it is empty until then)${again}`;
  }
  // A filter that is deleted or switched off lets events through.
  if (!movesEvents(change) && (isDestructive(change) || switchesOff(change)))
    return `; what happens to ${whomOf(users, all)} is not documented`;
  return membersMayChange(users);
}

function membersMayChange(users: readonly UserTold[]): string {
  const all = users.every(({ isAudience }) => isAudience);
  return all ? ", whose members may change with it" : ", which may change with it";
}

function whomOf(users: readonly UserTold[], areAudiences: boolean): string {
  if (areAudiences) return users.length === 1 ? "its members" : "their members";
  return users.length === 1 ? "it" : "them";
}

/** That other members may be sent somewhere because of an object that others use; `undefined` where nothing tells that. */
export function passedOnText(change: Change): string | undefined {
  const namers = namersOf(change);
  if (namers.length === 0 && !movesEvents(change) && (isDestructive(change) || !givesOthers(change))) return undefined;
  const sent = (namers.length > 0 ? namers : usersOf(change)).filter(({ sentTo }) => sentTo.length > 0);
  const [first, ...others] = sent;
  if (!first) return undefined;
  const to = sentToText(sent) ?? "";
  const isDirect = sent.every(({ through }) => through === undefined);
  const events = movesEvents(change);
  if (others.length > 0) {
    const use = isDirect ? (events ? "read its events" : "use it") : `depend on ${events ? "its events" : "it"}`;
    return `${plural(sent.length, "audience")} ${use}: their members may change, and they are ${to}`;
  }
  const uses = isDirect ? (events ? "reads its events" : "uses it") : `depends on ${events ? "its events" : "it"}`;
  return `${first.name} ${uses}: its members may change, and it is ${to}`;
}

/** What a change of a live object uses that is empty for some time, because the plan makes it anew. */
export function usesAnewTexts({ action, kind, address, requires, within }: Change, byAddress: ByAddress): string[] {
  // What is new holds nobody yet, and a part goes along with its audience.
  if (action === "create" || within) return [];
  const needed = requires.flatMap((each) => byAddress.get(each) ?? []);
  const anew = needed.filter((each) => each.action === "replace" && each.impact.dependents.includes(address));
  if (anew.length === 0) return [];
  const names = joinSome(anew.map((each) => JSON.stringify(calledIn(each))));
  const effect = graphRole(kind) === "trait" ? "its values may change" : "it may lose all its members or get others";
  return [`it uses ${names}, empty until computed again; until then, ${effect}`];
}
