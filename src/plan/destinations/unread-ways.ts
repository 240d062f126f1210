import type { ResourceKind } from "../../resources/kind.ts";
import { partsOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { decidesMembers } from "../change/decides-members.ts";
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
