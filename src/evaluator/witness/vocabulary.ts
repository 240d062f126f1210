import { durationSeconds, type CallNode, type ChainNode, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonValue } from "../../values/json.ts";
import { dayMs, hourMs } from "../instants.ts";
import { keyOf } from "../value.ts";
import { nearValues } from "./near-values.ts";

/** What two queries name, and values near everything that they compare to: what invented people are made of. */
export interface Vocabulary {
  /** Values by what is looked at: `trait plan`, `property total`, `context page.url`, `source`. */
  readonly values: ReadonlyMap<string, readonly JsonValue[]>;
  /** How many events, rows or users there may be. */
  readonly counts: readonly number[];
  /** How long ago something happened, in milliseconds: clear of the borders of windows by an hour at least. */
  readonly agesMs: readonly number[];
}

/** More events than this of one kind nobody would want to read of. */
const mostOfOneKind = 100;
/** The same where each of them is held against others, which takes time by the square. */
const mostOfNested = 12;

/** Gathers the words of both queries. @param nowMs The instant of the computation. */
export function gatherVocabulary(trees: readonly QueryNode[], nowMs: number): Vocabulary {
  const values = new Map<string, Map<string, JsonValue>>();
  const counts = new Set([0, 1, 2]);
  const ages = new Set<number>([dayMs]);
  const add = (place: string, list: readonly JsonValue[]): void => {
    const known = values.get(place) ?? new Map<string, JsonValue>();
    values.set(place, known);
    for (const value of list) known.set(keyOf(value), value);
  };
  const most = trees.some(hasNested) ? mostOfNested : mostOfOneKind;
  const addChain = (chain: ChainNode): void => {
    const last = chain.calls.at(-1);
    if (!last) return;
    const place = placeOf(chain.head);
    const near = nearValues(last, nowMs);
    if (place !== undefined) return add(place, near);
    for (const value of near)
      if (typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value))) {
        const size = Math.round(Number(value));
        for (const n of [size - 1, size, size + 1]) if (n >= 0 && n <= most) counts.add(n);
      }
    const reduced = chain.calls.at(-2)?.args[0];
    const inner = reduced?.type === "cast" ? reduced.value : reduced;
    if (inner?.type === "chain") add(placeOf(inner.head) ?? "", near);
  };
  for (const tree of trees)
    walkQuery(tree, {
      node: (node) => {
        if (node.type === "chain") addChain(node);
      },
      call: (call) => {
        for (const argument of call.args)
          if (argument.type === "duration")
            for (const ageMs of agesNear(argument.amount, argument.unit)) ages.add(ageMs);
        if (call.name === "sources")
          for (const id of call.args) if (id.type === "literal") add("source", [id.value, "another-source"]);
      },
    });
  return {
    values: new Map([...values].map(([place, list]) => [place, [...list.values()]])),
    counts: [...counts],
    agesMs: [...ages],
  };
}

/** Whether a stream stands in the filter of another one. */
function hasNested(tree: QueryNode): boolean {
  let nested = false;
  walkQuery(tree, {
    call: ({ name }, around) => {
      nested ||= around.length > 0 && (name === "event" || name === "entity");
    },
  });
  return nested;
}

/** Where a value is looked for; `undefined` for streams. */
export function placeOf({ name, args: [first] }: CallNode): string | undefined {
  if (name !== "trait" && name !== "property" && name !== "context") return undefined;
  return first?.type === "literal" ? `${name} ${first.value}` : undefined;
}

/** Just inside and just outside of a window, in whole days where it is long. */
function agesNear(amount: string, unit: string): number[] {
  const lengthMs = (durationSeconds(amount, unit) ?? 0) * 1000;
  const marginMs = lengthMs < 2 * dayMs ? 2 * hourMs : dayMs;
  return [lengthMs - marginMs, lengthMs / 2, lengthMs + marginMs].filter((ageMs) => ageMs > 0);
}
