import { describe, expect, test } from "vitest";
import { composeText, composeTexts } from "../../../src/evaluator/witness/compose-texts.ts";
import type { TextRelation, TextWish } from "../../../src/evaluator/witness/text-ways.ts";
import { treeOf } from "../people.ts";

const wish = (relation: TextRelation, text: string, wanted = true): TextWish => ({
  relation,
  text,
  wanted,
  place: "trait m",
  owner: "",
});

describe("A text that is composed", () => {
  test.each<[what: string, wishes: TextWish[], text: string | undefined]>([
    ["begin, inside and end", [wish("endsWith", "z"), wish("includes", "m"), wish("startsWith", "a")], "a m z"],
    ["the longer of two begins", [wish("startsWith", "a"), wish("startsWith", "abc")], "abc"],
    ["what the begin holds already once", [wish("startsWith", "abc"), wish("includes", "b")], "abc"],
    ["no blank where none may be", [wish("includes", "a"), wish("includes", "b"), wish("includes", " ", false)], "ab"],
    [
      "something else where a text may not begin",
      [wish("includes", "a"), wish("startsWith", "a", false)],
      "more than a",
    ],
    ["nothing where wishes cannot meet", [wish("startsWith", "a"), wish("startsWith", "b")], undefined],
    ["nothing of what is only unwanted", [wish("includes", "a", false)], undefined],
  ])("has %s", (_, wishes, text) => {
    expect(composeText(wishes)).toBe(text);
  });

  test.each([
    [
      "in both parts of a query",
      "trait('m').contains('a') AND NOT (trait('m').contains('b') OR trait('m').omits('c'))",
      { "trait m": ["a c", "c", "a b c", "a"] },
    ],
    [
      "of one event and not of two",
      "event('A').where(property('u').contains('a')).count() >= 1 AND event('B').where(property('u').contains('b')).count() >= 1",
      {},
    ],
    [
      "in two filters of one event",
      "event('A').where(property('u').contains('a')).where(property('u').ends_with('b')).count() >= 1",
      { "property u": ["a b", "b", "a"] },
    ],
  ])("meets conditions %s", (_, query, texts) => {
    expect(Object.fromEntries(composeTexts(treeOf(query)))).toEqual(texts);
  });
});
