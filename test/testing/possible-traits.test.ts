import { describe, expect, test } from "vitest";
import { show } from "../manifest/temp-project.ts";
import { audienceOf, open, testOf, traitOf } from "./run.ts";

/** What is said of a test with somebody of these traits. */
async function told(traits: string): Promise<string[]> {
  const text = testOf(`  people:\n    ann: {traits: {${traits}}}\n  expect: {audience/vip: {notMembers: [ann]}}\n`);
  const { diagnostics } = await open({
    "a.yaml": [
      audienceOf("vip", "trait('plan') = 'pro'"),
      traitOf("orders", "event('Order Completed').count()"),
      traitOf("spent", "event('Order Completed').sum(property('total'))"),
      traitOf("top", "event('Order Completed').mode(property('sku'), 1)"),
      traitOf("skus", "event('Order Completed').unique(property('sku'))"),
      traitOf("latest", "event('Order Completed').last(property('sku'))"),
    ].join("---\n"),
    "tests/a.yaml": text,
  });
  return diagnostics.map((each) => show(each));
}

describe("a trait that no query of its key can give is told", () => {
  test.each([
    ["of an audience", "vip: something else", 'is "something else", and audience/vip gives true or false [write true,'],
    ["of a count", "orders: 0.5", "is 0.5, and trait/orders gives a whole number from 0 on [write a whole number"],
    ["of a count below nothing", "orders: -1", "is -1, and trait/orders gives a whole number from 0 on"],
    ["of a sum", "spent: much", 'is "much", and trait/spent gives a number [write a number]'],
    ["of a text", "top: [a]", 'is ["a"], and trait/top gives a text [write one text]'],
    ["of a list", "skus: a", 'is "a", and trait/skus gives a list [write a list, such as [a]]'],
  ])("%s", async (_what, traits, words) => {
    expect(await told(traits)).toEqual([
      expect.stringMatching(/^tests\/a.yaml:7:\d+-\d+ warning test-impossible-value/),
    ]);
    expect((await told(traits))[0]).toContain(words);
  });

  test.each([
    "vip: false",
    "vip: 'true'",
    "vip: null",
    "orders: 0",
    "orders: '3'",
    "spent: -0.5",
    "top: 5",
    "skus: [a]",
  ])("%s is possible", async (traits) => {
    expect(await told(traits)).toEqual([]);
  });

  test("but nothing is said where any value may be given, nor of other traits", async () => {
    expect(await told("latest: [1], plan: 0.5")).toEqual([]);
  });
});
