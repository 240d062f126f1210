import { isWritten } from "./change/is-change.ts";
import { tellsMarker } from "./change/sends-secrets.ts";
import type { KindOperations, ResourceKind } from "../resources/kind.ts";
import { kindOf, topLevelKinds, wholeKindOf } from "../resources/kinds.ts";
import type { Change, Plan } from "./generated/plan.ts";
import { looksAtTrees } from "./looks-at-trees.ts";

/** What the estimate needs to know of an operation's rate limit. */
export interface OperationLimit {
  lane: string;
  /** So many requests are allowed … */
  requests: number;
  /** … in so many seconds. */
  seconds: number;
  /** For lists: entries of one page. */
  pageSize?: number;
}

/** The rate limit of an operation. */
export type LimitOf = (operation: KindOperations["list"]) => OperationLimit;

/** Which requests an action costs: what is there is read before it is written. Apart from the list that proves convergence at the end. */
const requestsOf: Record<Change["action"], readonly (keyof KindOperations)[]> = {
  create: ["create"],
  update: ["get", "update"],
  adopt: ["get", "update"],
  forget: ["get", "update"],
  mark: ["get", "update"],
  withheld: [],
  delete: ["get", "delete"],
  replace: ["get", "delete", "create"],
  none: [],
};

const creates: ReadonlySet<Change["action"]> = new Set(["create", "replace"]);

/**
 * How many requests of each lane an apply sends, and the shortest time that the limits allow for them, in seconds.
 *
 * @param liveCounts How many objects of each kind are in the space.
 */
export function estimateApply(
  changes: readonly Change[],
  liveCounts: ReadonlyMap<string, number>,
  limitOf: LimitOf,
): Plan["estimate"] {
  const lanes = new Map<string, { count: number; limit: OperationLimit }>();
  const add = (operation: KindOperations["list"], count: number): void => {
    const limit = limitOf(operation);
    const lane = lanes.get(limit.lane);
    lanes.set(limit.lane, { count: (lane?.count ?? 0) + count, limit });
  };
  const todo = changes.filter(isWritten);
  for (const change of todo) for (const operation of operationsOf(change)) add(operation, 1);
  for (const operation of looksAtTrees(todo)) add(operation, 1);
  const created = new Set(todo.flatMap(({ action, address }) => (creates.has(action) ? [address] : [])));
  for (const { kind, operations } of recordsOf(todo, created))
    for (const verb of requestsOf.mark) add(operations[verb] ?? kindOf(kind).operations.list, 1);
  if (todo.length > 0)
    for (const { kind, operations } of topLevelKinds) {
      const number = (action: Change["action"]): number =>
        todo.filter((change) => change.kind === kind && change.action === action).length;
      const objects = (liveCounts.get(kind) ?? 0) + number("create") - number("delete");
      add(operations.list, Math.max(1, Math.ceil(objects / (limitOf(operations.list).pageSize ?? 1))));
    }
  for (const { operations } of listedParts(todo)) add(operations.list, 1);
  const waits = [...lanes.values()].map(({ count, limit }) => Math.floor((count - 1) / limit.requests) * limit.seconds);
  return {
    requests: Object.fromEntries([...lanes].map(([lane, { count }]) => [lane, count])),
    seconds: Math.max(0, ...waits),
  };
}

function operationsOf({ kind, action, aside }: Change): KindOperations["list"][] {
  const { operations, parent, answersInPart } = kindOf(kind);
  const verbs: (keyof KindOperations)[] = [...requestsOf[action], ...(aside ? requestsOf.update : [])];
  const writes = verbs.filter((verb) => verb === "update" || verb === "create");
  // What is made is read again. Of parts, and of edits, most answers say enough.
  verbs.push(...writes.filter((verb) => answersInPart ?? (verb === "create" && !parent)).map(() => "get" as const));
  return verbs.map((verb) => operations[verb] ?? operations.list);
}

/** The kind of each audience whose marker is told something new; those that are created say it from the beginning. */
function recordsOf(changes: readonly Change[], created: ReadonlySet<string>): ResourceKind[] {
  return changes
    .filter(tellsMarker)
    .filter(({ within }) => !created.has(within?.[0]?.address ?? ""))
    .map(({ kind }) => wholeKindOf(kind));
}

/** The lists of parts that are read again as proof: one of each kind for each audience concerned. */
function listedParts(changes: readonly Change[]): ResourceKind[] {
  const lists = new Map<string, ResourceKind>();
  for (const { kind, within } of changes)
    if (within && kindOf(kind).parent?.embeddedAs === undefined)
      lists.set(`${kind} ${within[0]?.address}`, kindOf(kind));
  return [...lists.values()];
}
