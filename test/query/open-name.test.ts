import { describe, expect, test } from "vitest";
import { findOpenName } from "../../src/query/index.ts";

describe("the name that an unfinished query ends in", () => {
  test.each([
    ["event('Ord", "event", "Ord"],
    ["event('", "event", ""],
    ['event("Ord', "event", "Ord"],
    ["trait('vip') = 'true' AND NOT (trait('it\\'s", "trait", "it\\'s"],
    ["event('A').where(property('x') > 1 AND context('page.", "context", "page."],
    ["entity('orders').where(entity('it", "entity", "it"],
    ["event('A').count() > 1\nAND event('B C", "event", "B C"],
  ])("%j is in %s %j", (text, kind, typed) => {
    expect(findOpenName(text)).toMatchObject({ kind, typed });
  });

  test.each([
    ["event('A').where(property('", { kind: "event", name: "A" }],
    ["event('B').count() > 1 AND event('A').sum(property('", { kind: "event", name: "A" }],
    ["event('A').where(event('B').within(parent: 1 day).where(property(parent: '", { kind: "event", name: "A" }],
    ["entity('a').where(entity('b').where(property('", { kind: "entity", path: ["a", "b"] }],
    ["event('A').count() > 1 AND property('", undefined],
  ])("%j asks for what belongs to %j", (text, of) => {
    expect(findOpenName(text)?.of).toEqual(of);
  });

  test.each([
    ["event('", "')"],
    ['trait("', '")'],
    ["event('A').where(event('B').where(property({parent: '", "'})"],
    ["event('A').where((property('", "')"],
  ])("%j is closed by %j, and by nothing that belongs to what is around", (text, closing) => {
    expect(findOpenName(text)?.closing).toBe(closing);
  });

  test("leads from one entity to the next", () => {
    expect(findOpenName("entity('a').where(entity('b').where(entity('")?.path).toEqual(["a", "b"]);
  });

  test.each([
    "",
    "event(",
    "event('A')",
    "trait('plan') = 'pr",
    "'plan",
    "event('A\nevent('B",
    "sources('x",
    "AND ) event('A",
    "event('A\\",
    "event(‘A",
    "trait('a\n",
  ])("is none in %j", (text) => {
    expect(findOpenName(text)).toBeUndefined();
  });
});
