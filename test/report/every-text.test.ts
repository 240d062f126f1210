import { describe, expect, test } from "vitest";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import type { Drift } from "../../src/drift/drift.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { waysOf } from "../../src/report/result-summary.ts";
import { renderDriftGithub } from "../../src/report/github/drift-github.ts";
import { renderPlanGithub } from "../../src/report/github/plan-github.ts";
import { renderResultGithub } from "../../src/report/github/result-github.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { renderResultText } from "../../src/report/text/result-text.ts";
import { driftOf } from "../drift/drift-of.ts";
import { goldenPlans } from "./golden/plans.ts";
import { goldenResults } from "./golden/results.ts";

/** A line of its own, a colour and a turn of the reading direction. */
const POISON = "\nFORGED\u001B[31m\u202E";

/** What this program makes up itself or takes in certain letters only: nobody can put a text there. */
const ownWords = new Set(
  "action address baseline because code formatVersion generator group keyHash kind op path patch pointer reason requires severity status type verdict digest project environment secrets previousAddress difference".split(
    " ",
  ),
);

const plain = createStyle(false);
const context = { summary: "", placeOf: (file: string) => file };

/** Every way to a text inside a value. */
function textsIn(value: unknown, way: readonly string[] = []): string[][] {
  if (typeof value === "string") return [[...way]];
  if (typeof value !== "object" || value === null || value instanceof Map) return [];
  return Object.entries(value).flatMap(([key, inner]) => (ownWords.has(key) ? [] : textsIn(inner, [...way, key])));
}

/** A value with the poison behind one of its texts. */
function poisoned<Value>(value: Value, way: readonly string[]): Value {
  const copy = structuredClone(value);
  const last = way.at(-1) ?? "";
  const holder = way.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], copy as unknown);
  (holder as Record<string, unknown>)[last] = `${String((holder as Record<string, unknown>)[last])}${POISON}`;
  return copy;
}

/** The ways to texts that a report does not keep in their place. */
function broken<Value>(value: Value, render: (value: Value) => string): string[] {
  return textsIn(value)
    .filter((way) => {
      const report = render(poisoned(value, way));
      return /^FORGED/m.test(report) || ["\u001B", "\u202E"].some((sign) => report.includes(sign));
    })
    .map((way) => way.join("."));
}

const plans = ["mixed", "dangerous", "refused", "drift-only", "adopt-and-forget", "warned", "not-known"] as const;

describe("no text of a space can forge a line or send anything to a terminal", () => {
  test.each(plans)("in the plan %s", (name) => {
    expect(broken<Plan>(goldenPlans[name](), (plan) => renderPlanText(plan, plain))).toEqual([]);
    expect(broken<Plan>(goldenPlans[name](), (plan) => renderPlanGithub(plan, context).log)).toEqual([]);
  });

  test.each(plans)("in the drift of %s", (name) => {
    expect(broken<Drift>(driftOf(goldenPlans[name]()), (drift) => renderDriftText(drift, plain))).toEqual([]);
    expect(broken<Drift>(driftOf(goldenPlans[name]()), (drift) => renderDriftGithub(drift, context).log)).toEqual([]);
  });

  test.each(Object.entries(goldenResults))("in the apply %s", (_name, make) => {
    const { plan, result } = make();
    expect(broken<ApplyResult>(result, (each) => renderResultText(plan, each, plain, waysOf(plan)))).toEqual([]);
    expect(broken<ApplyResult>(result, (each) => renderResultGithub(plan, each, context).log)).toEqual([]);
  });
});
