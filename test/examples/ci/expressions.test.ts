import { describe, expect, test } from "vitest";
import { evaluate, holds, interpolate } from "./support/expressions.ts";

const context = { github: { ref: "refs/heads/main", event: { number: 7, title: "" } }, inputs: {} };

describe("an expression", () => {
  test.each([
    ["github.ref == 'refs/heads/main'", true],
    ["github.ref == 'REFS/heads/main'", true],
    ["github.ref != 'refs/heads/main'", false],
    ["github.event.number == '7'", true],
    ["!github.event.title", true],
    ["github.event.missing.deeper == ''", true],
    ["inputs.digest || github.ref", "refs/heads/main"],
    ["github.event.title || ''", ""],
    ["!inputs.digest && github.ref || ''", "refs/heads/main"],
    ["'' || 'a' && 'b'", "b"],
    ["('a' || 'b') && 'c'", "c"],
    ["'it''s'", "it's"],
    ["\n  github.ref\n  && true", true],
  ])("%s", (text, value) => {
    expect(evaluate(text, context)).toBe(value);
  });

  test.each(["github.ref ==", "env.X", "hashFiles('x')", "github.ref 'x'", "(true", "github.event.*.id"])(
    "%s is refused rather than guessed",
    (text) => {
      expect(() => evaluate(text, context)).toThrow(SyntaxError);
    },
  );
});

test("values are put into texts, and what is not there is empty", () => {
  expect(interpolate("a-${{ github.event.number }}-${{ inputs.digest }}-$x", context)).toBe("a-7--$x");
});

test("a step runs only while all went well, unless its condition says otherwise", () => {
  const condition = "github.ref == 'refs/heads/main'";
  const outcomes = [undefined, condition, "always()", "failure()", `always() && ${condition}`].map((each) =>
    [false, true].map((failed) => holds(each, context, { failed })),
  );
  expect(outcomes).toEqual([
    [true, false],
    [true, false],
    [true, true],
    [false, true],
    [true, true],
  ]);
});
