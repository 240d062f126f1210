import { isWritten } from "./change/is-change.ts";
import { tellsMarker } from "./change/sends-secrets.ts";
import type { KindOperations, ResourceKind } from "../resources/kind.ts";
import { kindOf, topLevelKinds, wholeKindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { countKinds, estimateReading } from "./estimate-reading.ts";
import type { Change, Plan } from "./generated/plan.ts";
import { pagesOf, startTally, type LimitOf } from "./lane-tally.ts";
import { looksAtTrees } from "./looks-at-trees.ts";

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
 * How many requests of each lane an apply sends, and the shortest time that the limits allow for them, in seconds; the reading
 * that goes before is told apart, because whoever is about to write has done that.
 *
 * @param live What was read of the space. An apply reads as much again.
 */
export function estimateApply(
  changes: readonly Change[],
  live: readonly LiveResource[],
  limitOf: LimitOf,
): Plan["estimate"] {
  const { add, total } = startTally(limitOf);
  const todo = changes.filter(isWritten);
  if (todo.length === 0) return total();
  const liveCounts = countKinds(live);
  for (const change of todo) for (const operation of operationsOf(change)) add(operation, 1);
  for (const operation of looksAtTrees(todo)) add(operation, 1);
  const created = new Set(todo.flatMap(({ action, address }) => (creates.has(action) ? [address] : [])));
  for (const { kind, operations } of recordsOf(todo, created))
    for (const verb of requestsOf.mark) add(operations[verb] ?? kindOf(kind).operations.list, 1);
  for (const { kind, operations } of topLevelKinds) {
    const number = (action: Change["action"]): number =>
      todo.filter((change) => change.kind === kind && change.action === action).length;
    const objects = (liveCounts.get(kind) ?? 0) + number("create") - number("delete");
    add(operations.list, pagesOf(objects, limitOf(operations.list)));
  }
  for (const { operations } of listedParts(todo)) add(operations.list, 1);
  return { ...total(), reading: estimateReading(live, liveCounts, limitOf) };
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
