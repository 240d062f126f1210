import type { ComputedKind } from "../../evaluator/witness/index.ts";
import { parseQuery, printQuery, queryReferences, sameQuery, type QueryNode } from "../../query/index.ts";
import type { QueryComparison } from "../../report/text/comparison-text.ts";
import { seekDifference, seekWitnesses } from "../project/seek-witnesses.ts";
import { fillTexts } from "../../testing/fill-keys.ts";
import { parseLoneReference } from "../../values/template.ts";
import { fillKeys, pairKeys, type PairedKey } from "./pair-keys.ts";
import type { ExplainedQuery } from "./read-query.ts";

/**
 * Holds one query against another: whether they certainly mean the same, and otherwise which invented people they tell apart.
 * Where one probably names by its key what the other refers to, both are read with that key.
 *
 * @param todayMs Any instant of the day on which the people are looked at, in milliseconds since 1970.
 * @returns `undefined` when one of them is not understood.
 */
export async function compareQueries(
  first: ExplainedQuery,
  other: ExplainedQuery,
  todayMs: number,
): Promise<QueryComparison | undefined> {
  const [a, b] = [first, other].map(({ source }) => source.text);
  const [before, after] = [first, other].map(({ source }) => parseQuery(source.text).tree);
  if (a === undefined || b === undefined || !before || !after) return undefined;
  const query = other.reading.meaning?.line ?? b;
  const { kind, type } = first.reading;
  if (sameQuery(a, b, type)) return { query, same: true };
  const pairs = pairKeys(before, after);
  const keys = pairs.map(({ address, key }) => ({ address, key }));
  const filled = { before: fillKeys(before, pairs), after: fillKeys(after, pairs) };
  if (pairs.length > 0 && sameQuery(printQuery(filled.before, "line"), printQuery(filled.after, "line"), type))
    return { query, same: false, sameIfKeys: keys };
  // Away from full hours and from midnight, so that no border of a window or of a day decides.
  const nowMs = Date.parse(`${new Date(todayMs).toISOString().slice(0, 10)}T12:30:00Z`);
  const computed = new Map([...pairs.map(keyOf), ...Object.values(filled).flatMap(referencedBy)]);
  const question = { before: keepWhole(filled.before), after: keepWhole(filled.after), type, nowMs, computed };
  const assumed = keys.length > 0 ? { ifKeys: keys } : {};
  return kind === "computed-trait"
    ? { query, same: false, gives: "values", ...assumed, ...seekDifference(question) }
    : { query, same: false, gives: "members", ...assumed, ...seekWitnesses(question) };
}

function keyOf({ address, key }: PairedKey): [string, ComputedKind] {
  return [key, computedAt(address)];
}

/** The references of a query to audiences and computed traits: of an audience it is known what its trait may be. */
function referencedBy(tree: QueryNode): [string, ComputedKind][] {
  return queryReferences(tree).traits.flatMap(({ name }): [string, ComputedKind][] => {
    const address = parseLoneReference(name);
    return address === undefined ? [] : [[name, computedAt(address)]];
  });
}

function computedAt(address: string): ComputedKind {
  return address.startsWith("audience/") ? "membership" : "unknown";
}

/** A query in which each reference is one key: its dots lead nowhere. */
function keepWhole(tree: QueryNode): QueryNode {
  return fillTexts(tree, (text) => (parseLoneReference(text) === undefined ? text : text.replaceAll(".", "\\.")));
}
