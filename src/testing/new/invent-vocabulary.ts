import { gatherVocabulary, placeOf, possibleAmong, type Vocabulary } from "../../evaluator/witness/index.ts";
import { durationSeconds, type CallNode, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonValue } from "../../values/json.ts";
import { kindOfTrait } from "../computed-keys.ts";
import type { Definition } from "../definition.ts";
import type { TrialScope } from "./trial.ts";

/** Values of what is only added up or counted. */
const anyNumbers = [10, 20];
/** Values of what is only listed. */
const anyTexts = ["one thing", "another thing"];
const numeric: ReadonlySet<string> = new Set(["sum", "avg", "min", "max"]);

/** What the people of a test are made of: the words of the query, and values for what it compares to nothing. */
export function inventVocabulary(scope: TrialScope, condition: QueryNode): Vocabulary {
  const { definition, nowMs } = scope;
  const { values, counts, agesMs, mostApart } = gatherVocabulary([condition], nowMs);
  const places = new Map<string, readonly JsonValue[]>();
  for (const [place, list] of values) places.set(place, withOpposite(list));
  for (const [place, list] of reducedIn(definition)) places.set(place, [...list, ...(places.get(place) ?? [])]);
  for (const place of namedIn(condition)) if (!places.has(place)) places.set(place, [1, 2, 3]);
  for (const [place, list] of referredIn(scope, places)) places.set(place, list);
  const borders = bordersIn(condition);
  return { counts, mostApart, agesMs: agesMs.filter((ageMs) => !borders.has(ageMs)), values: places };
}

/** The lengths of windows, in milliseconds: nobody should have to think about what lies on the border of one. */
function bordersIn(condition: QueryNode): Set<number> {
  const borders = new Set<number>();
  walkQuery(condition, {
    call: ({ args }) => {
      for (const argument of args)
        if (argument.type === "duration") borders.add((durationSeconds(argument.amount, argument.unit) ?? 0) * 1000);
    },
  });
  return borders;
}

/** Where `true` is asked for as a text, `false` reads better than any other one. */
function withOpposite(list: readonly JsonValue[]): readonly JsonValue[] {
  const opposites = [
    ["true", "false"],
    ["false", "true"],
  ].flatMap(([text = "", opposite = ""]) => (list.includes(text) && !list.includes(opposite) ? [opposite] : []));
  return [...opposites, ...list];
}

/** What a computed trait makes its value of. */
function reducedIn({ gives, query }: Definition): [string, JsonValue[]][] {
  const last = "tree" in query && query.tree.type === "chain" ? query.tree.calls.at(-1) : undefined;
  const [first] = last?.args ?? [];
  const reduced = first?.type === "cast" ? first.value : first;
  if (gives === "members" || !last || reduced?.type !== "chain") return [];
  const place = placeOf(reduced.head);
  return place === undefined ? [] : [[place, numeric.has(last.name) ? anyNumbers : anyTexts]];
}

/** Everything that a query looks at. */
function namedIn(condition: QueryNode): string[] {
  const places: string[] = [];
  const add = (call: CallNode): void => {
    const place = placeOf(call);
    if (place !== undefined) places.push(place);
  };
  walkQuery(condition, { call: add });
  return places;
}

/** Traits by the keys of other objects. Of an audience it is true, false or, for who never was in it, not there. */
function referredIn(
  { definition, definitions }: TrialScope,
  places: ReadonlyMap<string, readonly JsonValue[]>,
): [string, readonly JsonValue[]][] {
  return definition.references.flatMap(({ address }): [string, readonly JsonValue[]][] => {
    const referred = definitions.get(address);
    const place = `trait ${referred?.key}`;
    const known = places.get(place);
    if (!referred || !known) return [];
    return [[place, [...possibleAmong(kindOfTrait(referred), known), null]]];
  });
}
