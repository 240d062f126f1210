import { describe, expect, test } from "vitest";
import { show } from "../manifest/temp-project.ts";
import { audienceOf, open, testOf } from "./run.ts";

/** What is said of a test with these people. */
async function told(people: string): Promise<string[]> {
  const text = testOf(`  people:\n    ann: {${people}}\n  expect: {audience/new: {notMembers: [ann]}}\n`);
  const { diagnostics } = await open({
    "a.yaml": audienceOf("new", "trait('since').within_last(7 days)"),
    "tests/a.yaml": text,
  });
  return diagnostics.filter(({ code }) => code === "test-plain-value").map((each) => show(each));
}

describe("a value that is compared as it is written and reads like something else is told", () => {
  test.each([
    [
      "a length from now in a trait",
      "traits: {since: -3 days}",
      'the text "-3 days": only at and receivedAt of events count from now',
    ],
    [
      "a length from now in a property",
      "events: [{event: A, at: now, properties: {due: +2 hours}}]",
      'the text "+2 hours"',
    ],
    ["a variable of manifests", "traits: {plan: '${var.plan}'}", "tests fill in no variables [write the value itself]"],
  ])("%s", async (_what, people, words) => {
    expect(await told(people)).toEqual([expect.stringContaining(words)]);
  });

  test.each([
    ["a number with a sign", "traits: {balance: -3}"],
    ["a text with a sign", "traits: {grade: A+, phone: '+49 170'}"],
    ["the time of an event", "events: [{event: A, at: -3 days}]"],
  ])("%s is what it is", async (_what, people) => {
    expect(await told(people)).toEqual([]);
  });
});
