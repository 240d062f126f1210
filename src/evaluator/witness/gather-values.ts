import type { ChainNode, QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonValue } from "../../values/json.ts";
import { readInstant } from "../instants.ts";
import { keyOf } from "../value.ts";
import { instantsBetween, numbersBetween } from "./between.ts";
import { bordersOf } from "./borders.ts";
import { composeTexts } from "./compose-texts.ts";
import { nearValues } from "./near-values.ts";
import { comparedPlace } from "./places.ts";

/** What one place is compared to, and values near that. */
interface Compared {
  readonly values: Map<string, JsonValue>;
  readonly numbers: number[];
  readonly instantsMs: number[];
}

/**
 * Values by the place where they are looked for: such that pass each comparison, such that just do not, and such that decide
 * where several comparisons of one place meet.
 */
export function gatherValues(trees: readonly QueryNode[], nowMs: number): Map<string, JsonValue[]> {
  const places = new Map<string, Compared>();
  const at = (place: string): Compared => {
    const known = places.get(place) ?? { values: new Map(), numbers: [], instantsMs: [] };
    places.set(place, known);
    return known;
  };
  const add = (place: string, list: readonly JsonValue[]): void => {
    const { values } = at(place);
    for (const value of list) values.set(keyOf(value), value);
  };
  const addChain = (chain: ChainNode): void => {
    const last = chain.calls.at(-1);
    const place = comparedPlace({ ...chain, calls: chain.calls.slice(-2) });
    if (!last || place === undefined) return;
    add(place, nearValues(last, nowMs));
    const { numbers, instantsMs } = bordersOf(last, nowMs);
    add(place, partsOf(chain.calls.at(-2)?.name, numbers));
    at(place).numbers.push(...numbers);
    at(place).instantsMs.push(...instantsMs);
  };
  for (const tree of trees)
    walkQuery(tree, {
      node: (node) => void (node.type === "chain" && addChain(node)),
      call: ({ name, args }) => {
        if (name !== "sources") return;
        for (const id of args) if (id.type === "literal") add("source", [id.value, "another-source"]);
      },
    });
  for (const tree of trees) for (const [place, texts] of composeTexts(tree)) add(place, texts);
  return new Map([...places].map(([place, compared]) => [place, fillGaps(compared)]));
}

/** Values of which two make what a reducer is compared to: an average with one zero beside it, a sum by halves. */
function partsOf(reducer: string | undefined, numbers: readonly number[]): number[] {
  const factor = reducer === "avg" ? 2 : reducer === "sum" ? 0.5 : undefined;
  return factor === undefined ? [] : numbers.map((number) => number * factor).filter(Number.isFinite);
}

/** The values of a place with one for each gap between two borders: where one range begins, another may have ended. */
function fillGaps({ values, numbers, instantsMs }: Compared): JsonValue[] {
  const known = [...values.values()];
  const knownNumbers = known.filter((value) => typeof value === "number");
  const knownMs = known.flatMap((value) => readInstant(value)?.ms ?? []);
  return [
    ...known,
    ...numbersBetween(numbers, knownNumbers),
    ...instantsBetween(instantsMs, knownMs).map((ms) => new Date(ms).toISOString()),
  ];
}
