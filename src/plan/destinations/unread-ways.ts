import type { ResourceKind } from "../../resources/kind.ts";
import { kindOf, partsOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { textOf } from "../../resources/wire-values.ts";
import { findEventReaders } from "../add-event-readers.ts";
import { withTheirUsers } from "../add-users.ts";
import { decidesMembers } from "../change/decides-members.ts";
import { goes } from "../change/going-root.ts";
import { isWritten } from "../change/is-change.ts";
import { findKeyUsers, indexById } from "../order/key-users.ts";
import type { Change } from "../generated/plan.ts";

/** Kinds of parts of one audience that would say where it is sent and were not read. */
export interface UnreadWays {
  /** The audience's id. */
  audience: string;
  kinds: string[];
}

const inPlace: ReadonlySet<Change["action"]> = new Set(["update", "adopt"]);

/**
 * What was not read of where audiences are sent, of those that are switched on or off or may have other members by their own change: such
 * as connections that their manifests leave out.
 */
export function unreadWays(changes: readonly Change[], live: readonly LiveResource[]): UnreadWays[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  return changes.flatMap((change) => {
    const object = objects.get(change.id ?? "");
    if (!object || change.within || !movesMembers(change)) return [];
    const kinds = waysFrom(object.kind, object.spec).flatMap((kind) => unreadOf(kind, object, live));
    return kinds.length === 0 ? [] : [{ audience: object.id, kinds }];
  });
}

/**
 * What was not read of where audiences are sent that only use what a plan changes, itself or through others, or that read events which a
 * filter drops: their manifests may leave it out, be left out of the plan, or not exist.
 */
export function unreadWaysOfUsers(changes: readonly Change[], live: readonly LiveResource[]): UnreadWays[] {
  const users = findKeyUsers(live);
  const byId = indexById(changes);
  const first = changes.flatMap((change) => {
    const key = keyThatMoves(change);
    const direct = key === undefined ? [] : (users.get(key) ?? []);
    return [...direct, ...(findEventReaders(change, live, byId)?.readers ?? [])];
  });
  return [...new Set(withTheirUsers(first, users))].flatMap((object) => {
    const kinds = waysFrom(object.kind, object.spec).flatMap((kind) => unreadOf(kind, object, live));
    return kinds.length === 0 ? [] : [{ audience: object.id, kinds }];
  });
}

/** The key by which others see what a change does to members or values; a new object has the one that it is expected to get. */
function keyThatMoves(change: Change): string | undefined {
  const { action, kind, key, after, within } = change;
  if (within || !isWritten(change)) return undefined;
  if (action === "create") return kindOf(kind).predictKey(textOf(after?.["name"]));
  return goes(change) || movesMembers(change) ? key : undefined;
}

function movesMembers({ action, ...change }: Change): boolean {
  const { before, after } = change;
  return (
    inPlace.has(action) &&
    (decidesMembers(change) || before?.["enabled"] !== (after?.["enabled"] ?? before?.["enabled"]))
  );
}

/** The kinds of connections that an object can have. */
function waysFrom(kind: string, spec: LiveResource["spec"]): ResourceKind[] {
  return partsOf(kind).filter(({ sink, parent }) => sink === true && parent?.possible?.(spec) !== false);
}

function unreadOf({ kind }: ResourceKind, audience: LiveResource, live: readonly LiveResource[]): string[] {
  const inner = partsOf(kind).map((part) => part.kind);
  if (audience.knows?.includes(kind) !== true) return [kind, ...inner];
  const connections = live.filter((each) => each.kind === kind && each.within[0] === audience.id);
  return inner.filter((name) => connections.some(({ knows = [] }) => !knows.includes(name)));
}
