import { isWritten } from "../../plan/change/is-change.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { parseQuery, sameQuery, type DefinitionType, type QueryNode } from "../../query/index.ts";
import type { ComputedKind, ComputedTraits } from "../../evaluator/witness/index.ts";
import { toDefinitionType } from "../../resources/definition-type.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { JsonObject } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import { count } from "../../values/words.ts";

const pointer = "/definition/query";
/** The search is for people to read, and nobody reads more of them. */
const mostSought = 20;

type Witness = NonNullable<Change["witness"]>;

/** A changed query, and what it is of before and after. */
interface ChangedQuery {
  readonly change: Change;
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/**
 * A plan that says of each audience with a changed query whom the change moves, as invented people, and of each computed trait
 * whose value it changes. Queries whose meaning is the same get none. The digest stays, because nothing of it is done. Made of the plan alone, and of half past twelve of the day on
 * which it was made: two plans of one day say the same.
 *
 * @param live What lives in the space: what its audiences and computed traits give is known. Default: nothing.
 */
export async function addWitnesses(plan: Plan, live: readonly LiveResource[] = []): Promise<Plan> {
  const changed = plan.changes.flatMap(changedQuery);
  if (changed.length === 0) return plan;
  const { computedKindOf, seekDifference, seekWitnesses } = await import("./seek-witnesses.ts");
  const computed = computedBy(live, plan.changes, computedKindOf);
  // Away from full hours and from midnight, so that no border of a window or of a day decides.
  const nowMs = Date.parse(`${plan.createdAt.slice(0, 10)}T12:30:00Z`);
  const witnesses = new Map<Change, Witness>();
  for (const [at, each] of changed.entries()) {
    const type = typeIn(each.after);
    const [before, after] = [treeOf(each.before), treeOf(each.after)];
    const notSought = whyNot(each, at);
    if (notSought !== undefined) witnesses.set(each.change, { pointer, tries: 0, notSought });
    else if (!type || !before || !after)
      witnesses.set(each.change, { pointer, tries: 0, notSought: "one of the queries is not understood" });
    else {
      const seek = each.change.kind === "Audience" ? seekWitnesses : seekDifference;
      witnesses.set(each.change, { pointer, ...seek({ before, after, type, nowMs, computed }) });
    }
  }
  const changes = plan.changes.map((change) => {
    const witness = witnesses.get(change);
    return witness ? { ...change, witness } : change;
  });
  return { ...plan, changes };
}

/** What the keys of the space give, before the plan is applied and after. */
function computedBy(
  live: readonly LiveResource[],
  changes: readonly Change[],
  kindOfQuery: (tree: QueryNode) => ComputedKind,
): ComputedTraits {
  const computed = new Map<string, ComputedKind>();
  const read = (kind: string, key: string | undefined, spec: JsonObject): void => {
    const { keyMeans } = kindOf(kind);
    if (keyMeans === undefined || key === undefined) return;
    const tree = treeOf(spec);
    const gives = keyMeans === "audience" ? "membership" : tree ? kindOfQuery(tree) : "unknown";
    computed.set(key, (computed.get(key) ?? gives) === gives ? gives : "unknown");
  };
  for (const { kind, key, spec } of live) read(kind, key, spec);
  for (const { kind, key, after } of changes) if (after && treeOf(after)) read(kind, key, after);
  return computed;
}

function whyNot({ change, before, after }: ChangedQuery, at: number): string | undefined {
  if (typeIn(before) !== typeIn(after))
    return change.kind === "Audience"
      ? "the type of the audience changes, too, and with it who can be in it"
      : "the type of the computed trait changes, too, and with it who can have it";
  if (change.unknown.includes(pointer)) return "the query names a key that is not known yet";
  if (at >= mostSought) return `a plan looks for the people of ${count(mostSought)} changed queries at most`;
  return undefined;
}

function changedQuery(change: Change): ChangedQuery[] {
  const { before, after } = change;
  if (!isWritten(change) || before === null || after === null) return [];
  const [was, becomes] = [getAt(before, pointer), getAt(after, pointer)];
  if (typeof was !== "string" || typeof becomes !== "string" || sameQuery(was, becomes, typeOf(before, after)))
    return [];
  return [{ change, before, after }];
}

/** The type of both, where it stays. */
function typeOf(before: JsonObject, after: JsonObject): DefinitionType | undefined {
  return typeIn(before) === typeIn(after) ? typeIn(after) : undefined;
}

/** Audiences have their type in one place, computed traits in another. */
function typeIn(spec: JsonObject): DefinitionType | undefined {
  return toDefinitionType(spec["audienceType"] ?? getAt(spec, "/definition/type"));
}

function treeOf(spec: JsonObject): QueryNode | undefined {
  const query = getAt(spec, pointer);
  return typeof query === "string" ? parseQuery(query).tree : undefined;
}
