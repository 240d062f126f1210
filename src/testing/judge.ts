import { isDeepStrictEqual } from "node:util";
import { openPointRows, type ComputedValue } from "../evaluator/index.ts";
import type { JsonValue } from "../values/json.ts";
import type { Expected } from "./loaded-test.ts";
import type { Outcome } from "./outcome.ts";
import type { CheckStatus, Got, OpenSetting } from "./test-result.ts";

/**
 * Sums of fractions differ in their last digits by the order in which they are added, and people round averages. A difference of
 * more than the second is never that.
 */
const [relativeTolerance, absoluteTolerance] = [1e-9, 1e-6];

/** What settles the world around a query, besides the open points of the language. */
const worldRows: Readonly<Record<string, Omit<OpenSetting, "name">>> = {
  disabledAudience: {
    about: "what a query sees of an audience or a trait that is disabled",
    allowed: ["stale", "absent"],
  },
};

/** Whether what came out is what was expected, and a remark where it nearly is. */
export function judge(expected: Expected, outcome: Outcome): { status: CheckStatus; got: Got; note?: string } {
  const got = toGot(outcome);
  if (
    expected.type === "value" &&
    got.type === "unknown" &&
    got.candidates?.every((each) => each !== null && isSameValue(expected.value, each))
  )
    return { status: "passed", got: { type: "value", value: expected.value } };
  if (got.type === "unknown" && !isRuledOut(expected, outcome)) return { status: "unknown", got };
  if (agrees(expected, got)) return { status: "passed", got };
  const note = noteOn(expected, got);
  return { status: "failed", got, ...(note !== undefined && { note }) };
}

/** What came out, in the words of what is expected. */
export function toGot(outcome: Outcome): Got {
  if (outcome.gives === "members") {
    const { truth } = outcome.verdict;
    return truth === "unknown" ? { type: "unknown" } : { type: "member", member: truth };
  }
  const { value } = outcome;
  if (value.type === "known") return { type: "value", value: value.value };
  if (value.type === "absent") return { type: "absent" };
  if (value.candidates === "anything") return { type: "unknown" };
  return { type: "unknown", candidates: value.candidates.map((each) => each ?? null) };
}

/** Every setting that can leave something open. */
const rows: Readonly<Record<string, Omit<OpenSetting, "name"> | { about: string; allowed: readonly string[] }>> = {
  ...openPointRows,
  ...worldRows,
};

/** The settings among what leaves something open, and the rest in words. */
export function splitUnknowns(unknowns: readonly string[]): { settings: OpenSetting[]; reasons: string[] } {
  const isSetting = (name: string): boolean => Object.hasOwn(rows, name);
  return {
    settings: unknowns.filter(isSetting).flatMap((name) => {
      const row = rows[name];
      return row ? [{ name, about: row.about, allowed: [...row.allowed] }] : [];
    }),
    reasons: unknowns.filter((each) => !isSetting(each)),
  };
}

/** Whether none of the values that may be is the expected one: then it is known that the expectation does not hold. */
function isRuledOut(expected: Expected, outcome: Outcome): boolean {
  if (outcome.gives === "members" || outcome.value.type !== "uncertain") return false;
  const { candidates } = outcome.value satisfies ComputedValue;
  if (candidates === "anything") return false;
  return candidates.every(
    (each) => !agrees(expected, each === undefined ? { type: "absent" } : { type: "value", value: each }),
  );
}

function agrees(expected: Expected, got: Got): boolean {
  if (expected.type === "value" && got.type === "value") return isSameValue(expected.value, got.value);
  return isDeepStrictEqual(expected, got);
}

function isSameValue(one: JsonValue, other: JsonValue): boolean {
  if (typeof one !== "number" || typeof other !== "number") return isDeepStrictEqual(one, other);
  if (one === other || (Number.isInteger(one) && Number.isInteger(other))) return one === other;
  const most = Math.min(relativeTolerance * Math.max(Math.abs(one), Math.abs(other)), absoluteTolerance);
  return Math.abs(one - other) <= most;
}

function noteOn(expected: Expected, got: Got): string | undefined {
  if (expected.type !== "value") return undefined;
  const mayBeAbsent = got.type === "absent" || (got.type === "unknown" && got.candidates?.includes(null) === true);
  if (mayBeAbsent && expected.value === "absent")
    return "the text absent is expected; null expects that there is no value";
  if (got.type !== "value" || typeof expected.value === typeof got.value) return undefined;
  const text = textOf(got.value);
  if (text === undefined || text !== textOf(expected.value)) return undefined;
  const sort = typeof got.value === "string" ? "a text" : typeof got.value === "number" ? "a number" : "true or false";
  return `the value is ${sort}: write ${JSON.stringify(got.value)}`;
}

/** What a value looks like without its type; `undefined` for lists and mappings. */
function textOf(value: JsonValue): string | undefined {
  return typeof value === "object" ? undefined : String(value);
}
