import type { CallNode } from "../../query/index.ts";
import { readLength } from "../durations.ts";
import { hourMs } from "../instants.ts";
import type { Search } from "./choose-values.ts";

/**
 * How long ago, by the windows of a stream; of a nested one perhaps counted on from the event around.
 *
 * @param aroundMs How long ago the event around was. Left out: there is none.
 */
export function inventAge(calls: readonly CallNode[], { vocabulary, random }: Search, aroundMs?: number): number {
  const windows = calls.filter(({ name }) => name === "within" || name === "between");
  const counted = windows.find(({ prefix }) => prefix);
  const fitting = vocabulary.agesMs.filter((ageMs) =>
    windows.every((window) => Boolean(window.prefix) !== Boolean(counted) || isInside(window, ageMs)),
  );
  const ageMs = random.pick(fitting.length > 0 ? fitting : vocabulary.agesMs);
  if (aroundMs === undefined)
    return counted ? ageMs : ageMs + (random.next() < 0.3 ? random.pick(vocabulary.agesMs) : 0);
  if (!counted) return random.next() < 0.5 ? ageMs : Math.max(hourMs, aroundMs - ageMs);
  return Math.max(0, aroundMs - (ageMs <= aroundMs ? ageMs : aroundMs / 2));
}

function isInside(call: CallNode, ageMs: number): boolean {
  const { name, args } = call;
  const [first = 0, second = 0] = args.map((argument) => {
    const length = readLength(call, argument);
    return typeof length === "string" ? 0 : length.ms;
  });
  return name === "within" ? ageMs < first : ageMs > first && ageMs < second;
}
