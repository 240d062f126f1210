import { coverMasks } from "../values/masked-value.ts";
import { stringify } from "safe-stable-stringify";
import { canonicalQuery, needsHistory, parseQuery, type DefinitionType } from "../query/index.ts";
import { compareText } from "../values/compare-text.ts";
import { compareQueries } from "./compare-queries.ts";
import type { FieldComparison } from "./field-rule.ts";
import { getAt } from "../values/pointer.ts";
import { toDefinitionType } from "./definition-type.ts";
import { type JsonObject, type JsonValue, isJsonObject } from "../values/json.ts";
import { declaredPart, sameSettings } from "./settings.ts";
import { objectOf } from "./wire-values.ts";

const trimmed = (value: JsonValue): JsonValue =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n").trimEnd() : value;
const bare = (value: JsonValue): JsonValue =>
  typeof value === "string" ? value.replaceAll("\r\n", "\n").trim() : value;
const identity = (value: JsonValue): JsonValue => value;
// The order of an object's keys never has a meaning.
const same = (a: JsonValue, b: JsonValue): boolean => stringify(a) === stringify(b);

/** Equal when both are the same value. */
export const exact: FieldComparison = {
  words: "value by value",
  compare: (declared, live) => ({ equal: same(declared, live) }),
  normalise: identity,
  tidy: identity,
};

/** Text for people: neither line endings nor white space at its ends count (API.md 2.5). */
export const prose: FieldComparison = {
  words: "as text; line endings and white space at the ends do not count",
  compare: (declared, live) => ({ equal: same(bare(declared), bare(live)) }),
  normalise: bare,
  tidy: trimmed,
};

/** A list whose order means nothing. */
export const set: FieldComparison = {
  words: "as a set",
  compare: (declared, live) => ({ equal: same(sortTexts(declared), sortTexts(live)) }),
  normalise: sortTexts,
  tidy: sortTexts,
};

/** What the query of an audience or of a computed trait is computed for. */
function typeOfQuery(spec: JsonObject): DefinitionType | undefined {
  return toDefinitionType(spec["audienceType"]) ?? toDefinitionType(getAt(spec, "/definition/type"));
}

/** A query: equal when both mean the same, however they are written (API.md 4.6). */
export const query: FieldComparison = {
  words: "by meaning, however it is written",
  compare: (declared, live, liveSpec) =>
    typeof declared === "string" && typeof live === "string"
      ? compareQueries(declared, live, liveSpec)
      : { equal: false },
  normalise: (value, spec = {}) => (typeof value === "string" ? canonicalQuery(value, typeOfQuery(spec)) : value),
  tidy: trimmed,
};

/**
 * The server switches history on by itself where a query needs it: `true` then answers a declared `false` (API.md 2.6).
 */
export const history: FieldComparison = {
  words: "value by value; Segment may say true where the query needs history",
  compare: (declared, live, liveSpec) =>
    declared === false && live === true && mayNeedHistory(liveSpec)
      ? { equal: true, note: "plan-history-forced" }
      : { equal: same(declared, live) },
  normalise: identity,
  tidy: identity,
};

/** A query that is not understood may need anything; then the server is believed. */
function mayNeedHistory(liveSpec: JsonObject): boolean {
  const text = getAt(liveSpec, "/definition/query");
  const { tree } = parseQuery(typeof text === "string" ? text : "");
  const type = toDefinitionType(liveSpec["audienceType"] ?? getAt(liveSpec, "/definition/type"));
  return !tree || needsHistory(tree, type) !== false;
}

/** A value that the server keeps on a best-effort basis (API.md 2.6). What its absence says is in the row. */
export const bestEffort: FieldComparison = {
  ...exact,
  words: "value by value; Segment may leave it out while history is included",
};

/** Names by name. */
export const mapping: FieldComparison = {
  words: "name by name",
  compare: (declared, live) => ({ equal: same(declared, live) }),
  normalise: sortKeys,
  tidy: identity,
};

/** The times of a schedule: days and hours are sets (API.md 3.2). */
export const timetable: FieldComparison = {
  words: "value by value; days and hours are sets",
  compare: (declared, live) => ({ equal: same(sortTimes(declared), sortTimes(live)) }),
  normalise: sortTimes,
  tidy: sortTimes,
};

/**
 * A list of objects whose order means nothing.
 *
 * @param key The field that tells the entries apart.
 * @param sets Fields of the entries that are sets themselves.
 */
export function keyedList(key: string, ...sets: readonly string[]): FieldComparison {
  const normalise = (value: JsonValue): JsonValue =>
    Array.isArray(value)
      ? value.map((entry) => sortKeys(sortSets(entry, sets))).toSorted((a, b) => compareEntries(a, b, key))
      : value;
  return {
    words: `entry by entry, told apart by ${key}, in any order`,
    compare: (declared, live) => ({ equal: same(normalise(declared), normalise(live)) }),
    normalise,
    tidy: normalise,
  };
}

/** Settings whose keys only the destination knows: declared keys count, others are left as they are (API.md 6.7). */
export const settings: FieldComparison = {
  words: "key by key; keys that are not declared and values that Segment masks do not count",
  compare: (declared, live) => ({ equal: sameSettings(declared, live) }),
  part: (live, declared) => coverMasks(declaredPart(live, declared)),
  normalise: sortKeys,
  tidy: coverMasks,
};

/** A value that the API takes on creation and never shows (API.md 5.3). */
export const unread: FieldComparison = {
  words: "never; Segment does not show it",
  compare: () => ({ equal: true }),
  untold: true,
  normalise: identity,
  tidy: identity,
};

/** What Segment never gets: planning holds it against what the marker of the audience remembers. */
export const remembered: FieldComparison = {
  words: "with what the marker of the audience remembers",
  compare: () => ({ equal: true }),
  untold: true,
  normalise: identity,
  tidy: identity,
};

/**
 * Something to do with a write, not a state: it makes no difference by itself, and goes along with one (API.md 5.8).
 */
export const action: FieldComparison = {
  words: "never; it is something to do along with another change",
  compare: () => ({ equal: true }),
  untold: true,
  accompanies: true,
  normalise: identity,
  tidy: identity,
};

function sortTexts(value: JsonValue): JsonValue {
  return Array.isArray(value) ? [...new Set(value.map(String))].toSorted(compareText) : value;
}

function sortTimes(value: JsonValue): JsonValue {
  return isJsonObject(value) ? sortKeys(sortSets(value, ["days", "hours"])) : value;
}

function sortSets(value: JsonValue, sets: readonly string[]): JsonValue {
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, sets.includes(key) ? sortSet(member) : member]),
  );
}

function sortSet(value: JsonValue): JsonValue {
  if (!Array.isArray(value)) return value;
  const numbers = value.every((member) => typeof member === "number");
  const unique = [...new Set(value)];
  return numbers
    ? unique.toSorted((a, b) => Number(a) - Number(b))
    : unique.toSorted((a, b) => compareText(JSON.stringify(a), JSON.stringify(b)));
}

function compareEntries(a: JsonValue, b: JsonValue, key: string): number {
  const spell = (entry: JsonValue): string => `${stringify(objectOf(entry)[key])} ${stringify(entry)}`;
  return compareText(spell(a), spell(b));
}

/** One order for the keys of all objects in a value. */
function sortKeys(value: JsonValue): JsonValue {
  return JSON.parse(stringify(value) ?? "null") as JsonValue;
}
