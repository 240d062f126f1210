import { compareText } from "../values/compare-text.ts";
import type { OpenPoints } from "./open-points.ts";
import { mergeValues, Uncertain, type Value } from "./value.ts";

/** Texts of which every alphabetical order is one of two: with capitals before small letters, or without regard to them. */
const plain = /^[A-Za-z0-9]*$/;

const compareWithoutCase = (a: string, b: string): number => compareText(a.toLowerCase(), b.toLowerCase());

/** The first or the last text by alphabet, absent when there is none. What depends on the order is uncertain. */
export function outermostText(texts: readonly string[], end: "first" | "last", points: OpenPoints): Value {
  const distinct = [...new Set(texts)];
  const at = end === "first" ? 0 : -1;
  const exact = distinct.toSorted(compareText).at(at);
  if (distinct.length < 2 || points.textOrder === "code-units") return exact;
  if (!distinct.every((text) => plain.test(text))) return new Uncertain(distinct, ["textOrder"]);
  const ignored = distinct.toSorted(compareWithoutCase).at(at);
  const tied = distinct.filter((text) => text.toLowerCase() === ignored?.toLowerCase());
  return mergeValues([exact, ...tied], ["textOrder"]);
}

/** A list in the order of its texts. */
export function inTextOrder<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  points: OpenPoints,
): Item[] | undefined {
  const exact = items.toSorted((a, b) => compareText(textOf(a), textOf(b)));
  if (items.length < 2 || points.textOrder === "code-units") return exact;
  const ignored = items.toSorted((a, b) => compareWithoutCase(textOf(a), textOf(b)));
  const agrees = exact.every((item, index) => item === ignored[index] && plain.test(textOf(item)));
  // Texts that differ only in capitals are in no order that every alphabet has, whichever came first.
  const texts = new Set(items.map(textOf));
  const told = new Set([...texts].map((text) => text.toLowerCase()));
  return agrees && told.size === texts.size ? exact : undefined;
}
