import { countedAs, type CountedAction } from "../../plan/change/counted-as.ts";
import { isChange } from "../../plan/change/is-change.ts";
import { graphRole, isSink } from "../../plan/order/graph-role.ts";
import { groupBy } from "../../values/group-by.ts";
import { reachableUsers } from "../../plan/change/reachable-users.ts";
import type { Change, ObjectUser } from "../../plan/generated/plan.ts";
import { destinationLabels } from "../destination-label.ts";
import { mayChangeUsers } from "../used-by-text.ts";

/** One thing that a plan changes, or that sees it change. */
export interface AffectedNode {
  /** An address, or what the plan calls an object that it does not change. */
  id: string;
  label: string;
  /** Absent where nothing is changed. */
  action?: CountedAction;
  /** What becomes of it; `none` where nothing is changed. */
  tone: Change["action"];
  /** Its kind, where the plan changes it. */
  kind?: string;
  /** Whether it is a connection to a destination, which is not changed itself. */
  isConnection?: true;
  /** What of it may change though it is not changed itself, because something that it uses is. */
  mayChange?: "people" | "values";
}

/** A relation, from what is used to its user. */
export interface AffectedEdge {
  from: string;
  to: string;
}

/** What is in relation to what else. */
export interface AffectedGraph {
  nodes: AffectedNode[];
  edges: AffectedEdge[];
  /** How many changes are in relation to nothing, and so left out. */
  alone: number;
}

/** The changes of a plan with whatever uses them and wherever they are sent. */
export function buildAffectedGraph(changes: readonly Change[]): AffectedGraph {
  const real = changes.filter(isChange);
  const users = liveUsers(real);
  const labels = destinationLabels([
    ...real,
    ...users.map(({ destinations = [] }) => ({ impact: { dependents: [], destinations } })),
  ]);
  const labelsOf = ({ impact }: Change): string[] => (impact.destinations ?? []).map(({ id }) => labels.get(id) ?? id);
  const nodes = new Map<string, AffectedNode>(
    real.map((change) => [change.address, nodeOf(change, labelsOf(change)[0])]),
  );
  const parts = groupBy(real, ({ within }) => within?.[0]?.address ?? "");
  const edges = new Map<string, AffectedEdge>();
  const connect = (from: string, to: string, label = to, isConnection = false): void => {
    if (!nodes.has(from)) nodes.set(from, { id: from, label: from, tone: "none" });
    if (!nodes.has(to)) nodes.set(to, { id: to, label, tone: "none", ...(isConnection && { isConnection }) });
    if (from !== to) edges.set(JSON.stringify([from, to]), { from, to });
  };
  for (const change of real) {
    const { address, impact, within = [], requires } = change;
    for (const user of impact.dependents) connect(address, user);
    for (const { dependent, through = address } of impact.indirectUsers ?? []) connect(through, dependent);
    for (const { dependent, through = address } of impact.eventReaders ?? []) connect(through, dependent);
    const way = [...within.map((each) => each.address), address];
    for (const [index, id] of way.slice(1).entries())
      connect(way[index] ?? "", id, labelsOf(change)[0], index === 0 && way.length > 2);
    // What goes waits for its users to go, which is the same relation the other way round.
    if (change.action !== "delete")
      for (const used of requires) if (nodes.get(used)?.action !== "delete") connect(used, address);
    if (within.length === 0)
      for (const id of unchangedDestinations(change, parts.get(address) ?? []))
        connect(address, labels.get(id) ?? id, labels.get(id) ?? id, true);
  }
  for (const { dependent, kind, destinations = [], by } of users) {
    const node = nodes.get(dependent);
    if (!node || node.action !== undefined) continue;
    if (mayChangeUsers(by)) node.mayChange = graphRole(kind) === "other" ? "people" : "values";
    for (const { id } of destinations) connect(dependent, labels.get(id) ?? id, labels.get(id) ?? id, true);
  }
  const related = new Set([...edges.values()].flatMap(({ from, to }) => [from, to]));
  return {
    nodes: [...nodes.values()].filter(({ id }) => related.has(id)),
    edges: [...edges.values()],
    alone: real.filter(({ address }) => !related.has(address)).length,
  };
}

/** What uses what a plan changes, itself or through others, each with the change that it is told with. */
function liveUsers(real: readonly Change[]): (ObjectUser & { by: Change })[] {
  return real.flatMap((by) => reachableUsers(by.impact).map((user) => ({ ...user, by })));
}

function nodeOf(change: Change, destination: string | undefined): AffectedNode {
  const { address, action: tone, kind, within, name } = change;
  const sink = isSink(kind) ? destination : undefined;
  return {
    id: address,
    label: sink === undefined ? (within ? name : address) : `connection to ${sink}`,
    action: countedAs(change),
    tone,
    kind,
    ...(sink !== undefined && { isConnection: true as const }),
  };
}

/** The ids of where an audience is sent by connections of which nothing changes. */
function unchangedDestinations({ impact }: Change, parts: readonly Change[]): string[] {
  const known = new Set(parts.flatMap((part) => part.impact.destinations?.map(({ id }) => id) ?? []));
  return (impact.destinations ?? []).filter(({ id }) => !known.has(id)).map(({ id }) => id);
}
