import { queryReferences, resultTypeOf, type QueryNode } from "../../query/index.ts";
import type { JsonValue } from "../../values/json.ts";
import { readPath } from "../paths.ts";
import type { Subject, TraitValues } from "../person.ts";

/** What a trait may be that Segment computes; a count is a whole number from 0 on, and of `unknown` nothing is ruled out. */
export type ComputedKind = "membership" | "count" | "number" | "text" | "list" | "unknown";

/** The keys of audiences and computed traits. */
export type ComputedTraits = ReadonlyMap<string, ComputedKind>;

/** What the query of a computed trait gives. */
export function computedKindOf(tree: QueryNode): ComputedKind {
  const result = resultTypeOf(tree);
  return result === "number" && tree.type === "chain" && tree.calls.at(-1)?.name === "count" ? "count" : result;
}

/** The keys that queries name and that Segment computes, each once. */
export function computedIn(trees: readonly QueryNode[], computed: ComputedTraits = new Map()): string[] {
  const keys = trees.flatMap((tree) => queryReferences(tree).traits.map(({ name }) => readPath(name)[0] ?? ""));
  return [...new Set(keys)].filter((key) => computed.has(key));
}

/** What a computed trait may be, as far as that is known. */
const fits: Readonly<Record<ComputedKind, (value: unknown) => boolean>> = {
  membership: (value) => typeof value === "boolean",
  count: (value) => typeof value === "number" && Number.isInteger(value) && value >= 0,
  number: (value) => typeof value === "number",
  text: (value) => typeof value === "string",
  list: Array.isArray,
  unknown: () => true,
};

/** Whether a computed trait may have a value. Each may be absent: of somebody for whom it was never computed. */
function mayBe(kind: ComputedKind, value: unknown): boolean {
  return value === undefined || value === null || fits[kind](value);
}

/** Whether there can be somebody: all computed traits have values that they may have. */
export function isPossible(subject: Subject, computed: ComputedTraits): boolean {
  const all = subject.type === "person" ? [subject.person] : [subject.account, ...subject.account.users];
  return all.every(({ traits }) => hasPossible(traits, computed));
}

function hasPossible(traits: TraitValues, computed: ComputedTraits): boolean {
  return Object.entries(traits).every(([key, value]) => mayBe(computed.get(key) ?? "unknown", value));
}

/** The values of a vocabulary without those that computed traits cannot have; see `possibleAmong`. */
export function possibleValues(
  values: ReadonlyMap<string, readonly JsonValue[]>,
  computed: ComputedTraits,
): Map<string, readonly JsonValue[]> {
  const possible = new Map(values);
  for (const [key, kind] of computed) {
    const place = `trait ${key.replaceAll(".", "\\.")}`;
    const known = values.get(place);
    if (known) possible.set(place, possibleAmong(kind, known));
  }
  return possible;
}

/** The values of a list that a computed trait may have, with others near them where these are too few. */
export function possibleAmong(kind: ComputedKind, known: readonly JsonValue[]): readonly JsonValue[] {
  const numbers = known.filter((value) => typeof value === "string" && value.trim() !== "").map(Number);
  const made: Readonly<Record<ComputedKind, JsonValue[]>> = {
    membership: [true, false],
    count: [...numbers.flatMap((number) => [number, number + 1, number - 1]), 0, 1],
    number: [...numbers.flatMap((number) => [number, number + 1, number - 1]), 0, 1],
    text: [...known.filter((value) => typeof value === "number").map(String), "something else"],
    list: known.flatMap((value) => (value === null ? [] : [[value]])),
    unknown: [],
  };
  const own = kind === "number" || kind === "count" ? made[kind].filter(Number.isFinite) : made[kind];
  return [...new Set([...known, ...own])].filter((value) => mayBe(kind, value));
}
