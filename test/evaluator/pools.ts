import type { JsonValue } from "../../src/values/json.ts";
import type { Random } from "./random.ts";

/**
 * What random people and random queries share, so that they meet. Small on purpose: two texts that differ in capital
 * letters only, numbers around each other, numbers that are written as texts.
 */
export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Instants that things are asked at: one within an hour, one at its beginning. */
export const instants = [Date.UTC(2025, 2, 1, 12, 34, 56, 789), Date.UTC(2025, 2, 1, 12)] as const;

export const eventNames = [
  "Order Completed",
  "Order Completed",
  "Order Completed",
  "Page Viewed",
  "order completed",
] as const;
export const slugs = ["orders", "lines"] as const;
export const sources = ["web", "app", "shop"] as const;
export const texts = ["a", "b", "B", "A", "ab", "abc", "5", "5.0", "12", "+5", "true", "TRUE", ""] as const;
export const numbers = [0, 1, 2, 3, 5, 9, 10, 12, 2.5, -1, 0.1, 0.2, 0.3] as const;
/** Functions that nobody knows. */
export const madeUp: readonly string[] = ["everything", "sounds_like", "busiest_first"];

/** Windows as queries write them, with their length. */
export const windows = [
  ["1 hour", hourMs],
  ["24 hours", dayMs],
  ["1 day", dayMs],
  ["7 days", 7 * dayMs],
  ["30 days", 30 * dayMs],
] as const;

/** Windows in units that are not documented, of which nobody knows the length. */
export const undocumentedWindows = ["1 week", "90 minutes", "3600 seconds"] as const;

/** Values without quotes, where a part of a text is looked for. */
export const bareParts = [
  "5",
  "5.0",
  ".5",
  "1.50",
  "2025-03-01",
  "2025-03-01T12:00:00Z",
  "2025-03-01T12:00:00.000Z",
] as const;

/** Session windows. */
export const sessions = [
  ["3600 seconds", hourMs],
  ["1 hour", hourMs],
  ["1 day", dayMs],
] as const;

/** Names of traits and properties, by what they mostly hold. In the pools a dot is a dot of the name, if it is escaped. */
export const fields = {
  number: ["total", "price", String.raw`net\.total`, "deep.size"],
  text: ["brand", "plan", "deep.name"],
  flag: ["vip", "big_spenders"],
  date: ["since", "renewal"],
  list: ["tags", "items"],
  entry: ["tags.$", "items.$.price", "items.$.sku", "items.$.parts.$", "plan.$"],
} as const;

/** What a field mostly holds. */
export type FieldKind = keyof typeof fields;

/** A moment near a border: at it, or a millisecond, half an hour or an hour around it. */
export function near(random: Random, borderMs: number): number {
  return (
    borderMs + random.pick([0, 0, 1, -1, hourMs, -hourMs, hourMs + 1, -hourMs - 1, hourMs / 2, -hourMs / 2, 5 * hourMs])
  );
}

/** How a moment is written, each way from its time. */
const spellings: readonly ((timeMs: number) => string)[] = [
  isoOf,
  isoOf,
  (timeMs) => isoOf(timeMs).slice(0, 10),
  (timeMs) => isoOf(timeMs).slice(0, 19),
  (timeMs) => isoOf(timeMs).replace("Z", "+00:00"),
  (timeMs) => `${isoOf(timeMs + 2 * hourMs).slice(0, -1)}+02:00`,
];

const isoTexts = new Map<number, string>();

/** Remembered, because few moments are near a border and a hundred million dates are made of them. */
function isoOf(timeMs: number): string {
  let text = isoTexts.get(timeMs);
  if (text === undefined) isoTexts.set(timeMs, (text = new Date(timeMs).toISOString()));
  return text;
}

/** A date or timestamp as a text, near a border of relative dates. */
export function dateText(random: Random, nowMs: number): string {
  const days = random.pick([0, 0, 1, -1, 7, -7, 30, -30]);
  const timeMs = near(random, nowMs + days * dayMs);
  return random.pick(spellings)(timeMs);
}

/** A value for a field; mostly of its kind. */
export function valueFor(random: Random, kind: FieldKind, nowMs: number): JsonValue {
  switch (random.chance(0.1) ? random.pick(["number", "text", "flag"] as const) : kind) {
    case "number":
      return random.pick(numbers);
    case "text":
      return random.pick(texts);
    case "flag":
      return random.pick([true, false, "true"]);
    case "date":
      return random.chance(0.1)
        ? random.pick(["yesterday", "2025-02-30", "12", "20250301", "2025-W09-6", "2025"])
        : dateText(random, nowMs);
    case "list":
    case "entry":
      return random.several(0, 3, () => random.pick<JsonValue>(["a", "b", "B", 5, 12]));
  }
}
