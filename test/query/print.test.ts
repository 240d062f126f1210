import { describe, expect, it } from "vitest";
import { parseQuery, printQuery } from "../../src/query/index.ts";

function print(text: string, layout: "line" | "multiline"): string {
  const { tree } = parseQuery(text);
  if (!tree) throw new Error(`${text} does not parse`);
  return printQuery(tree, layout);
}

describe("printQuery", () => {
  const lines: [string, string][] = [
    ["trait( 'a' )>=.5", "trait('a') >= 0.5"],
    ["trait('a').equals(literal(5))", "trait('a') = 5"],
    [
      "((trait('a') = 1)) OR (trait('b') = 2 AND (trait('c') = 3))",
      "trait('a') = 1 OR trait('b') = 2 AND trait('c') = 3",
    ],
    ["(trait('a') = 1 OR trait('b') = 2) AND trait('c') = 3", "(trait('a') = 1 OR trait('b') = 2) AND trait('c') = 3"],
    ["NOT(NOT (trait('a').exists()))", "NOT NOT trait('a').exists()"],
    ["ANY ( event('A').count()>1 OR trait('b')=1 )", "ANY (event('A').count() > 1 OR trait('b') = 1)"],
    ["event('A').within( parent:1 days ).count()=1", "event('A').within(parent: 1 day).count() = 1"],
    ["event('A').sources({exclude:'x','y'}).count()", "event('A').sources({exclude: 'x', 'y'}).count()"],
    ["event('A').mode(property(parent:'b')as array,2)", "event('A').mode(property(parent: 'b') as array, 2)"],
    ["trait('b') = 1 AND trait('a') = 2", "trait('b') = 1 AND trait('a') = 2"],
    ['trait(\'it\\\'s\') = "say \\"x\\""', "trait('it\\'s') = 'say \"x\"'"],
    ["trait('a').starts_with(.20)", "trait('a').starts_with(.20)"],
    ["trait('a').some_new_thing('b', 5)", "trait('a').some_new_thing('b', 5)"],
  ];
  it.each(lines)("writes %s on one line as %s", (text, line) => {
    expect(print(text, "line")).toBe(line);
  });

  it("puts one condition on a line, with AND and OR at the start", () => {
    const text =
      "event('Order Completed').within(30 days).count() >= 3 AND trait('x') > 500 AND NOT trait('staff') = 'true'";
    expect(print(text, "multiline")).toBe(
      [
        "event('Order Completed').within(30 days).count() >= 3",
        "AND trait('x') > 500",
        "AND NOT trait('staff') = 'true'",
      ].join("\n"),
    );
  });

  it("indents groups, and runs of AND inside of OR", () => {
    const text = "trait('a') = 1 AND (trait('b') = 2 OR trait('c') = 3 AND NOT (trait('d') = 4 AND trait('e') = 5))";
    expect(print(text, "multiline")).toBe(
      [
        "trait('a') = 1",
        "AND (",
        "  trait('b') = 2",
        "  OR trait('c') = 3",
        "    AND NOT (",
        "      trait('d') = 4",
        "      AND trait('e') = 5",
        "    )",
        ")",
      ].join("\n"),
    );
  });

  it("breaks the conditions of where only when the line would be long", () => {
    expect(print("event('A').where(property('b') = 1 AND property('c') = 2).count() > 1", "multiline")).toBe(
      "event('A').where(property('b') = 1 AND property('c') = 2).count() > 1",
    );
    expect(
      print(
        "event('Order Completed').where(property('total') > 100 AND property('currency') = 'EUR').count() > 1",
        "multiline",
      ),
    ).toBe(
      [
        "event('Order Completed').where(",
        "  property('total') > 100",
        "  AND property('currency') = 'EUR'",
        ").count() > 1",
      ].join("\n"),
    );
  });
});
