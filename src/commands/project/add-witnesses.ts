import type { Change, Plan } from "../../plan/generated/plan.ts";
import { isWritten } from "../../plan/change/is-change.ts";
import { parseQuery, sameQuery, type DefinitionType } from "../../query/index.ts";
import { getAt } from "../../values/pointer.ts";
import { count } from "../../values/words.ts";

const pointer = "/definition/query";
/** The search is for people to read, and nobody reads more of them. */
const mostSought = 20;

/** A changed query of an audience, before and after. */
interface ChangedQuery {
  readonly before: string;
  readonly after: string;
}

type Witness = NonNullable<Change["witness"]>;

/**
 * A plan that says of each audience with a changed query whom the change moves, as invented people. Queries whose meaning is
 * the same get none. The digest stays, because nothing of it is done. Made of the plan alone, and of noon of the day on
 * which it was made: two plans of one day say the same.
 *
 * @param typeOf The type of an audience, which changes without it do not say.
 */
export async function addWitnesses(plan: Plan, typeOf: (address: string) => DefinitionType | undefined): Promise<Plan> {
  const changed = plan.changes.filter((change) => changedQuery(change) !== undefined);
  if (changed.length === 0) return plan;
  const { seekWitnesses } = await import("./seek-witnesses.ts");
  // Away from full hours and from midnight, so that no border of a window or of a day decides.
  const nowMs = Date.parse(`${plan.createdAt.slice(0, 10)}T12:30:00Z`);
  const seek = (change: Change): Witness | undefined => {
    const query = changedQuery(change);
    if (!query) return undefined;
    const notSought = whyNot(change, changed.indexOf(change));
    if (notSought !== undefined) return { pointer, tries: 0, notSought };
    const type = typeOf(change.address);
    const trees = [query.before, query.after].map((text) => parseQuery(text).tree);
    const [before, after] = trees;
    if (!type || !before || !after) return { pointer, tries: 0, notSought: "one of the queries is not understood" };
    return { pointer, ...seekWitnesses({ before, after, type, nowMs }) };
  };
  const changes = plan.changes.map((change) => {
    const witness = seek(change);
    return witness ? { ...change, witness } : change;
  });
  return { ...plan, changes };
}

function whyNot({ unknown }: Change, at: number): string | undefined {
  if (unknown.includes(pointer)) return "the query names a key that is not known yet";
  if (at >= mostSought) return `a plan looks for the people of ${count(mostSought)} changed queries at most`;
  return undefined;
}

function changedQuery(change: Change): ChangedQuery | undefined {
  if (change.kind !== "Audience" || !isWritten(change)) return undefined;
  const before = change.before === null ? undefined : getAt(change.before, pointer);
  const after = change.after === null ? undefined : getAt(change.after, pointer);
  if (typeof before !== "string" || typeof after !== "string") return undefined;
  return sameQuery(before, after) ? undefined : { before, after };
}
