import { stringify } from "safe-stable-stringify";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import type { DesiredResource } from "../../../src/resources/resource.ts";
import type { SimulatedSpace } from "../../../src/simulator/state.ts";
import { splitDescription } from "../../../src/resources/marker.ts";
import { findDoubles } from "./doubles.ts";
import { ownedIds } from "./owned-ids.ts";

/** The text of every stored object by its id. What the server works out on reads is not stored. */
export type Snapshot = ReadonlyMap<string, string>;

const collections = ["audiences", "traits", "filters", "schedules", "connections", "activations"] as const;

/** Everything in a space as it is now. */
export function takeSnapshot(space: SimulatedSpace): Snapshot {
  return new Map(
    collections.flatMap((name) => (space[name] ?? []).map((item) => [item.id, stringify(item) ?? ""] as const)),
  );
}

/** What a project is about to apply, seen against the space before. */
export interface Concern {
  before: Snapshot;
  /** Ids of objects and parts that were the project's before. */
  own: ReadonlySet<string>;
  /** Ids of objects and parts that no run may change. */
  strange: ReadonlySet<string>;
  /** Ids of what the plan deletes or replaces. */
  going: ReadonlySet<string>;
  /** What is there twice already, by the hands of others. */
  doubles: ReadonlySet<string>;
}

/** Sorts what is in a space: what a plan may touch, what it may not, and what goes. */
export function concernOf(space: SimulatedSpace, plan: Plan, desired: readonly DesiredResource[]): Concern {
  const owned = ownedIds(space);
  const idsOf = (action: Plan["changes"][number]["action"]): string[] =>
    plan.changes.flatMap((change) => (change.action === action && change.id !== undefined ? [change.id] : []));
  const adopted = plan.changes.flatMap(({ id, ownership: { before, after }, within }) =>
    id !== undefined && within === undefined && before === null && after !== null ? [id] : [],
  );
  const [going, forgotten] = [new Set([...idsOf("delete"), ...idsOf("replace")]), new Set(idsOf("forget"))];
  const concerned = new Set([...owned, ...adopted]);
  const managed = (audienceId: string, kind: string): boolean => {
    const change = plan.changes.find(({ id }) => id === audienceId);
    if (going.has(audienceId)) return true;
    return !forgotten.has(audienceId) && manages(desired, change?.address ?? addressIn(space, audienceId), kind);
  };
  const parts = partsIn(space);
  const own = new Set([
    ...concerned,
    ...parts.filter(({ audienceId }) => concerned.has(audienceId)).map(({ id }) => id),
  ]);
  const strange = new Set([...takeSnapshot(space).keys()].filter((id) => !own.has(id)));
  for (const part of parts)
    if (concerned.has(part.audienceId) && !managed(part.audienceId, part.kind)) strange.add(part.id);
  return { before: takeSnapshot(space), own, strange, going, doubles: new Set(findDoubles(space)) };
}

/** All parts of all audiences. */
export function partsIn(space: SimulatedSpace): { id: string; audienceId: string; kind: string }[] {
  const rows = { schedules: "Schedule", connections: "Destination", activations: "Activation" } as const;
  return (["schedules", "connections", "activations"] as const).flatMap((name) =>
    (space[name] ?? []).map(({ id, audienceId }) => ({ id, audienceId, kind: rows[name] })),
  );
}

/** Whether manifests speak of the parts of a kind that an audience has; activations that they do not are counted as theirs. */
function manages(desired: readonly DesiredResource[], address: string, kind: string): boolean {
  const wanted = kind === "Schedule" ? kind : "Destination";
  return desired.some((each) => each.address === address && each.manages.includes(wanted));
}

function addressIn(space: SimulatedSpace, id: string): string {
  const { ownership } = splitDescription(space.audiences.find((each) => each.id === id)?.description ?? "");
  return typeof ownership === "object" ? `audience/${ownership.name}` : "";
}
