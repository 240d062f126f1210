import type { Address, LiveResource } from "../resources/resource.ts";
import { kindOf } from "../resources/kinds.ts";
import { textOf } from "../resources/wire-values.ts";
import { compareText } from "../values/compare-text.ts";
import { addEventReaders } from "./add-event-readers.ts";
import { addUsers, toldWithUsers, type Around } from "./add-users.ts";
import { addDestinations } from "./destinations/add-destinations.ts";
import { destinationsById } from "./destinations/destinations-by-id.ts";
import { unreadWays } from "./destinations/unread-ways.ts";
import { markOthers } from "./change/mark-others.ts";
import { noteSendings } from "./change/note-sendings.ts";
import { addReplacementCost } from "./change/replacement-cost.ts";
import { withholdDependents } from "./change/withhold.ts";
import type { Draft, DraftInput } from "./draft.ts";
import { markFollowing } from "./keys/follows-keys.ts";
import type { Change } from "./generated/plan.ts";
import { isSink } from "./order/graph-role.ts";
import { findKeyUsers, indexById, nameUser, type KeyUsers } from "./order/key-users.ts";
import { orderByRequirements } from "./order/order-by-requirements.ts";
import { addRequirements } from "./order/requirements.ts";

/** The changes of a draft as people read them. */
export interface CompleteChanges {
  /** In the order in which they can be carried out, `none` among them, with what each waits for and whom it concerns. */
  changes: Change[];
  /** What would be done to the objects that are not selected, with what each waits for. */
  unselected: Change[];
  /** Who uses which key, as the space is now. */
  users: KeyUsers;
  /** The changes that wait for each other in a circle, so that there is no such order; else empty. */
  waitingCircle: readonly Address[];
}

/**
 * Adds to each change of a draft what only the whole space says: the destinations, the users of its key, what it waits for, the keys that it follows.
 *
 * @throws {TypeError} when parts that the changes are about were not read.
 */
export function completeChanges(
  { owner, live, desired }: Pick<DraftInput, "owner" | "live" | "desired">,
  draft: Draft,
): CompleteChanges {
  if (draft.missing.length > 0) throw new TypeError("changes cannot be told before all parts they are about are read");
  const users = findKeyUsers(live);
  const required = addRequirements([...draft.changes, ...draft.unselected], draft.references, {
    live,
    users,
    quotas: draft.quotas,
  });
  const rest = required.slice(draft.changes.length);
  const changeById = indexById(required);
  // A manifest may ask for what its marker does not say yet: it is adopted, or it moves to another address.
  const nameOf = (user: LiveResource): string => changeById.get(user.id)?.address ?? nameUser(user, owner);
  const connected = addDestinations(required.slice(0, draft.changes.length), live, draft.named);
  const destinations = destinationsById(required, live, draft.named);
  const around = { users, nameOf, destinations };
  const sent = sentAsRead(connected, live, destinations).map((change) => stillConnected(change, destinations));
  const named = sent.map((change) => addNamers(addUsers(change, around), live, around));
  const used = addEventReaders(named, live, around);
  const told = noteSendings(markOthers(used), live).map(addReplacementCost);
  const withheld = withholdDependents([...told, ...rest], draft.references);
  const unselected = withheld.slice(told.length);
  const changes = markFollowing(markOthers(withheld.slice(0, told.length)), unselected, { desired, live });
  const order = orderByRequirements(changes);
  return order.type === "ordered"
    ? { changes: order.nodes, unselected, users, waitingCircle: [] }
    : { changes, unselected, users, waitingCircle: order.path };
}

/** Adds where audiences are sent whose manifests do not say it, as far as it was read, and of which of those it is not known. */
function sentAsRead(
  changes: readonly Change[],
  live: readonly LiveResource[],
  destinations: ReturnType<typeof destinationsById>,
): Change[] {
  // Where only activations were not read, it is said of each destination that it is perhaps sent there.
  const unread = new Set(
    unreadWays(changes, live)
      .filter(({ kinds }) => kinds.some(isSink))
      .map(({ audience }) => audience),
  );
  return changes.map((change) => {
    const { id = "", within, impact } = change;
    const own = within ? undefined : (impact.destinations ?? destinations.get(id));
    const notKnown = !within && unread.has(id);
    if (!notKnown && own === impact.destinations) return change;
    const told = { ...(own && { destinations: [...own] }), ...(notKnown && { destinationsNotKnown: true as const }) };
    return { ...change, impact: { ...impact, ...told } };
  });
}

/**
 * Adds to a creation who names the key that it would have: it was there before then, as far as that shows. A name that is asked for
 * as a value may be any trait, and no audience.
 */
function addNamers(change: Change, live: readonly LiveResource[], around: Around): Change {
  const { users, nameOf } = around;
  const own = kindOf(change.kind);
  if (change.action !== "create" || change.within || !own.keyMeans) return change;
  const key = own.predictKey(textOf(change.after?.["name"]));
  if (key === "" || live.some((each) => each.key === key)) return change;
  const naming = (users.get(key) ?? []).filter(
    ({ kind, spec }) => own.keyMeans === "trait" || kindOf(kind).membershipsUsed?.(spec).includes(key),
  );
  const namedBy = [...new Set(naming.map(nameOf))].toSorted(compareText);
  if (namedBy.length === 0) return change;
  return { ...change, impact: { ...change.impact, namedBy, namers: toldWithUsers(naming, around) } };
}

/** Of what is released no part is told, and it goes on being sent wherever it is. */
function stillConnected(change: Change, destinations: Parameters<typeof addUsers>[1]["destinations"]): Change {
  const own = change.action === "forget" ? destinations.get(change.id ?? "") : undefined;
  return own ? { ...change, impact: { ...change.impact, destinations: [...own] } } : change;
}
