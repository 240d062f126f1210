import { describe, expect, test } from "vitest";
import { coverageFinding, coverageShare, missedGoals } from "../../src/testing/index.ts";
import type { TestResult } from "../../src/testing/test-result.ts";
import { runTests } from "../../src/testing/run-tests.ts";
import { audienceOf, open, run, testOf, traitOf } from "./run.ts";

function resultOf(expected: string): Promise<TestResult> {
  const manifests = [
    audienceOf("pros", "trait('plan') = 'pro'"),
    traitOf("orders", "event('A').within(9 days).count()"),
  ];
  const people = "  people: {ann: {}, bob: {traits: {plan: pro}}}\n";
  return run({ "a.yaml": manifests.join("---\n"), "tests/one.yaml": testOf(`${people}  expect: ${expected}\n`) });
}

describe("the share of what tests see", () => {
  test.each([
    ["{audience/pros: {members: [bob]}}", { seen: 2, all: 4 }],
    ["{audience/pros: {members: [bob], notMembers: [ann]}}", { seen: 4, all: 4 }],
    ["{trait/orders: {ann: 0}}", { seen: 1, all: 1 }],
  ])("of %s counts conditions both ways, members and values", async (expected, share) => {
    expect(coverageShare((await resultOf(expected)).coverage)).toEqual(share);
  });

  test("names what is missing with its place", async () => {
    const { coverage } = await resultOf("{audience/pros: {members: [bob]}}");
    expect(coverage.flatMap(missedGoals)).toMatchObject([
      { what: "somebody who is no member", source: { file: "a.yaml", line: 8 } },
      { what: "trait('plan') = 'pro' false", source: { file: "a.yaml", line: 9 } },
    ]);
  });

  test("leaves out what no test can say anything of, and says why", async () => {
    const owners = audienceOf("owners", "entity('orders').count() >= 1", { type: "LINKED" }).replace(
      "  definition:\n",
      "  definition:\n    targetEntity: orders\n",
    );
    const pros = audienceOf("pros", "trait('plan') = 'pro'");
    const test = testOf("  people: {ann: {}}\n  expect: {audience/pros: {notMembers: [ann]}}\n");
    const opened = await open({ "a.yaml": `${owners}---\n${pros}`, "tests/one.yaml": test });
    const { coverage } = runTests({ ...opened.run, covered: ["audience/owners"] });
    expect(coverageShare(coverage)).toEqual({ seen: 2, all: 4 });
    expect(coverage.at(-1)).toMatchObject({
      address: "audience/owners",
      untestable: "it has rows of an entity as its members, and tests know people and accounts only",
    });
  });

  test("is a finding below what is asked for, and none at it", async () => {
    const result = await resultOf("{audience/pros: {members: [bob]}}");
    expect(coverageFinding(result, 50)).toBeUndefined();
    expect(coverageFinding(result, 50.5)).toMatchObject({
      code: "test-low-coverage",
      message: "for staging the tests see 50% (2 of 4), and --min-coverage asks for 50.5%",
    });
  });
});
