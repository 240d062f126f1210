import { expect, test } from "vitest";
import { checkFinding } from "../../src/testing/check-finding.ts";
import { audienceOf, run, testOf, traitOf } from "./run.ts";

const files = {
  "a.yaml": [
    audienceOf("pros", "trait('plan') = 'pro'"),
    audienceOf("nobody", "trait('plan').none_of('a', 'b')"),
    audienceOf("left", "trait('pros') != 'true'"),
    audienceOf("strange", "trait('plan').resembles('pro')"),
    audienceOf("both", "trait('pros') != 'true' AND trait('plan').none_of('a')"),
    traitOf("plan", "event('A').within(9 days).last(property('plan'))"),
    traitOf("orders", "event('A').within(9 days).count()"),
    traitOf("spent", "event('A').within(9 days).sum(property('total'))"),
  ].join("---\n"),
};

test.each([
  ["audience/pros: {members: [ann]}", "audience/pros: ann should be a member, and is none", undefined],
  ["audience/pros: {notMembers: [bob]}", "audience/pros: bob should be no member, and is one", undefined],
  [
    "audience/pros: [{at: +1 day, members: [ann]}]",
    "audience/pros: ann should be a member at 2026-03-02T12:00:00.000Z, and is none",
    undefined,
  ],
  ["trait/plan: {ann: pro}", 'trait/plan: ann should have the value "pro", and has none', undefined],
  ["trait/orders: {ann: null}", "trait/orders: ann should have no value, and has 0", undefined],
  ["trait/spent: {ann: 7}", "trait/spent: ann should have the value 7, and may have 0 or none", undefined],
  [
    "audience/nobody: {members: [ann]}",
    "audience/nobody: nobody knows whether ann is a member; open is whether `none_of` holds for a value that is absent",
    "say under spec.settings of the test what you know of Segment: noneOfAbsent: true or false",
  ],
  [
    "audience/left: {members: [ann]}",
    "audience/left: nobody knows whether ann is a member; open is whether ann was in audience/pros before",
    "say it with the trait pros: false, or null for never",
  ],
  [
    "audience/both: {members: [ann]}",
    "audience/both: nobody knows whether ann is a member; open is whether `none_of` holds for a value that is absent and whether ann was in audience/pros before",
    "say under spec.settings of the test what you know of Segment: noneOfAbsent: true or false; say it with the trait pros: false, or null for never",
  ],
  [
    "audience/strange: {members: [ann]}",
    "audience/strange: nobody knows whether ann is a member; nobody knows what resembles(…) does",
    "no setting decides that: change the query, or what the test says of ann, so that it does not matter, or leave this expectation out",
  ],
])("of %s says what should be and what is", async (expected, message, hint) => {
  const people = "  people: {ann: {}, bob: {traits: {plan: pro}}}\n";
  const { tests } = await run({ ...files, "tests/one.yaml": testOf(`${people}  expect: {${expected}}\n`) });
  const [only] = tests;
  const findings = only?.checks.map((check) => checkFinding(check, only));
  const code = message.includes("nobody knows") ? "test-not-decided" : "test-does-not-hold";
  expect(findings).toMatchObject([{ code, message, ...(hint !== undefined && { hint }) }]);
  expect(findings?.[0]?.hint).toBe(hint);
});

test("is nothing for a check that passed", async () => {
  const spec = "  people: {ann: {traits: {plan: pro}}}\n  expect: {audience/pros: {members: [ann]}}\n";
  const { tests } = await run({ ...files, "tests/one.yaml": testOf(spec) });
  expect(tests.flatMap((each) => each.checks.map((check) => checkFinding(check, each)))).toEqual([undefined]);
});
