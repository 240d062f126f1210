import { durationSeconds, type ChainNode, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { JsonValue } from "../../values/json.ts";
import { dayMs, hourMs } from "../instants.ts";
import { agesBetween } from "./between.ts";
import { gatherValues } from "./gather-values.ts";
import { nearValues } from "./near-values.ts";
import { placeOf } from "./places.ts";
import { mostTimes } from "./repeats.ts";

/** What two queries name, and values near everything that they compare to: what invented people are made of. */
export interface Vocabulary {
  /** Values by what is looked at: `trait plan`, `property total`, `context page.url`, `source`. */
  readonly values: ReadonlyMap<string, readonly JsonValue[]>;
  /** How many events, rows or users there may be. */
  readonly counts: readonly number[];
  /** How long ago something happened, in milliseconds: clear of the borders of windows by an hour at least, where these let it. */
  readonly agesMs: readonly number[];
  /** So many events or rows of one kind may differ from each other. */
  readonly mostApart: number;
}

/** Of what is not only counted, more take too long. */
const mostReduced = 100;
/** The same where each of them is held against others, which takes the product of all steps: so many by how many steps there are. */
const mostOfSteps = [mostReduced, mostReduced, 12, 5];
/** The same for more steps than that. */
const mostOfManySteps = 3;

/** Gathers the words of both queries. @param nowMs The instant of the computation. */
export function gatherVocabulary(trees: readonly QueryNode[], nowMs: number): Vocabulary {
  const counts = new Set([0, 1, 2]);
  const ages = new Set<number>([dayMs]);
  const lengthsMs: number[] = [];
  for (const tree of trees)
    walkQuery(tree, {
      node: (node) => {
        if (node.type === "chain") for (const count of countsNear(node, nowMs)) counts.add(count);
      },
      call: (call) => {
        for (const argument of call.args)
          if (argument.type === "duration") {
            const lengthMs = (durationSeconds(argument.amount, argument.unit) ?? 0) * 1000;
            lengthsMs.push(lengthMs);
            for (const ageMs of agesNear(lengthMs)) ages.add(ageMs);
          }
      },
    });
  return {
    values: gatherValues(trees, nowMs),
    counts: [...counts],
    agesMs: [...ages, ...agesBetween(lengthsMs, [...ages])],
    mostApart: mostApartOf(trees),
  };
}

/** So many events, rows or values of one kind that differ from each other are tried at most. */
export function mostApartOf(trees: readonly QueryNode[]): number {
  return mostOfSteps[Math.max(...trees.map(countSteps))] ?? mostOfManySteps;
}

/** How many events or rows a chain may ask for: what it compares to, and how often `mode` wants to see a value. */
function countsNear({ head, calls }: ChainNode, nowMs: number): number[] {
  const last = calls.at(-1);
  if (!last || placeOf(head) !== undefined) return [];
  const reducer = calls.at(-2);
  const frequency = calls.find(({ name }) => name === "mode")?.args.slice(1) ?? [];
  const most = reducer?.name === "count" ? mostTimes : mostReduced;
  return [
    ...countsAround(nearValues(last, nowMs), most),
    ...countsAround(
      frequency.map((argument) => (argument.type === "literal" ? argument.value : "")),
      mostTimes,
    ),
  ];
}

function countsAround(values: readonly JsonValue[], most: number): number[] {
  return values.flatMap((value) => {
    if (typeof value !== "number" && !(typeof value === "string" && /^\d+$/.test(value))) return [];
    const size = Math.round(Number(value));
    return [size - 1, size, size + 1].filter((count) => count >= 0 && count <= most);
  });
}

/** How many streams stand in each other's filters, at the deepest place. */
function countSteps(tree: QueryNode): number {
  let steps = 0;
  walkQuery(tree, {
    call: ({ name }, around) => {
      if (name === "event" || name === "entity")
        // Each step around it is two calls: the stream, and the filter of it.
        steps = Math.max(steps, Math.ceil(around.length / 2) + 1);
    },
  });
  return steps;
}

/** Just inside and just outside of a window, in whole days where it is long. */
function agesNear(lengthMs: number): number[] {
  const marginMs = lengthMs < 2 * dayMs ? 2 * hourMs : dayMs;
  return [lengthMs - marginMs, lengthMs / 2, lengthMs + marginMs].filter((ageMs) => ageMs > 0);
}
