import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import type { InterpolationScope } from "../../src/manifest/expressions.ts";
import { formatQueries } from "../../src/manifest/format-queries.ts";

const scopes: InterpolationScope[] = ["5", "trait('x') = 1 OR trait('y') = 2"].map((condition, index) => ({
  environment: {
    name: ["staging", "production"][index] ?? "",
    variables: new Map<string, string | number>([
      ["n", 30],
      ["condition", condition],
    ]),
  },
  spaceId: "spa_1",
}));

/** A manifest with what follows `definition:`. */
function manifest(definition: string): string {
  return `kind: Audience # one
spec:
  name:   Odd   # spacing
  definition:${definition}
  enabled:    true
`;
}

const format = (text: string): ReturnType<typeof formatQueries> =>
  formatQueries(new SourceText("a.yaml", text), scopes);

/** Formats a manifest and its result, which must stay as it is. */
function formatTwice(definition: string): string {
  const { text } = format(manifest(definition));
  expect(format(text).text).toBe(text);
  return text;
}

describe("formatQueries", () => {
  const table: [title: string, before: string, after: string][] = [
    ["a plain query on one line stays plain", "\n    query: trait('a')=1", "\n    query: trait('a') = 1"],
    [
      "a plain query with a comment becomes a block, and the comment stays on its line",
      "\n    query: trait('a')=1 AND trait('b')=2  # why",
      "\n    query: |  # why\n      trait('a') = 1\n      AND trait('b') = 2",
    ],
    [
      "a plain query on several lines is put on one where one is enough",
      "\n    query: trait('a')\n      =1\n    targetEntity: x",
      "\n    query: trait('a') = 1\n    targetEntity: x",
    ],
    [
      "a value that starts below its key moves up when it becomes a block",
      "\n    query:\n        trait('a')=1\n        AND trait('b')=2",
      "\n    query: |\n      trait('a') = 1\n      AND trait('b') = 2",
    ],
    [
      "a comment between the key and the value stays where it is",
      "\n    query: # why\n      trait('a')=1 AND trait('b')=2",
      "\n    query: # why\n      |\n      trait('a') = 1\n      AND trait('b') = 2",
    ],
    [
      "a plain query that needs quotes gets them",
      "\n    query: event('A').sources({exclude:'x'}).count()>1",
      "\n    query: \"event('A').sources({exclude: 'x'}).count() > 1\"",
    ],
    [
      "single quotes stay, with inner ones doubled",
      "\n    query: 'trait(''a'')=''it\\''s'''",
      "\n    query: 'trait(''a'') = ''it\\''s'''",
    ],
    [
      "double quotes stay, with escapes",
      String.raw`
    query: "trait('a')='say \"x\" \\' \\\\ \u00e9'"`,
      String.raw`
    query: "trait('a') = 'say \"x\" \\' \\\\ é'"`,
    ],
    [
      "quotes with line folds become a block",
      "\n    query: \"trait('a')=1\n      AND trait('b')=2\"",
      "\n    query: |\n      trait('a') = 1\n      AND trait('b') = 2",
    ],
    [
      "quotes with line breaks written as escapes become a block",
      "\n    query: \"trait('a') = 1\\nAND trait('b') = 2\"",
      "\n    query: |\n      trait('a') = 1\n      AND trait('b') = 2",
    ],
    [
      "a block keeps its indentation, its chomping and the comment of its header",
      "\n    query: |- # why\n          trait('a')=1 AND\n          trait('b')=2\n\n  # after",
      "\n    query: |- # why\n          trait('a') = 1\n          AND trait('b') = 2\n\n  # after",
    ],
    [
      "a block loses blanks at the ends of its lines",
      "\n    query: |\n      trait('a') = 1 \n      AND trait('b') = 2  \n",
      "\n    query: |\n      trait('a') = 1\n      AND trait('b') = 2\n",
    ],
    [
      "a block with an indentation of its own gets the usual one",
      "\n    query: |1+\n        trait('a')=1\n     AND trait('b')=2\n",
      "\n    query: |+\n      trait('a') = 1\n      AND trait('b') = 2\n",
    ],
    ["a block of one line stays a block", "\n    query: |\n      trait('a')=1", "\n    query: |\n      trait('a') = 1"],
    [
      "a folded block of several conditions becomes a literal one",
      "\n    query: >- # why\n      trait('a')=1\n      AND trait('b')=2",
      "\n    query: |- # why\n      trait('a') = 1\n      AND trait('b') = 2",
    ],
    [
      "a folded block of one condition stays folded, on one line",
      "\n    query: >\n      trait('a')\n      = 1",
      "\n    query: >\n      trait('a') = 1",
    ],
    [
      "the step of the indentation is that of the mapping around it",
      "\n      query: trait('a')=1 AND trait('b')=2",
      "\n      query: |\n          trait('a') = 1\n          AND trait('b') = 2",
    ],
    [
      "flow style stays, with quotes and one line",
      " {query: trait('a')=1 AND trait('b')=2}",
      " {query: \"trait('a') = 1 AND trait('b') = 2\"}",
    ],
    [
      "flow style over several lines stays as well",
      " {\n    \"query\":'trait(''a'')=1\n      AND trait(''b'')=2', # why\n    }",
      " {\n    \"query\":'trait(''a'') = 1 AND trait(''b'') = 2', # why\n    }",
    ],
    [
      "what only escapes can write stays in double quotes on one line",
      "\n    query: \"trait('a')='\\u007f\\e' AND trait('b')=2\"",
      "\n    query: \"trait('a') = '\\u007F\\u001b' AND trait('b') = 2\"",
    ],
    [
      "what nobody sees becomes an escape",
      "\n    query: trait('a\u00AD')=1",
      String.raw`
    query: "trait('a\u00AD') = 1"`,
    ],
    [
      "a block with what nobody sees stays a block",
      "\n    query: |\n      trait('a\u00AD')=1\n",
      "\n    query: |\n      trait('a\u00AD') = 1\n",
    ],
    ["superseded spellings become current", "\n    query: trait('a').gte(1)", "\n    query: trait('a') >= 1"],
    [
      "interpolations stay, in texts and as values",
      "\n    query: trait('${audience.x.key}')='true' AND event('A').within(${ var.n } days).count()>=${var.n}",
      "\n    query: |\n      trait('${audience.x.key}') = 'true'\n      AND event('A').within(${ var.n } days).count() >= ${var.n}",
    ],
    [
      "interpolations that touch digits and each other stay",
      "\n    query: trait('${var.n}0${var.n}1000')=-${var.n}",
      "\n    query: trait('${var.n}0${var.n}1000') = -${var.n}",
    ],
    [
      "a literal dollar and brace stays as it is written",
      "\n    query: trait('$${a}${var.n}')=10000000",
      "\n    query: trait('$${a}${var.n}') = 10000000",
    ],
    [
      "digits that look like a placeholder are none",
      "\n    query: trait('100000000000')=1000000000001 AND trait('b')=${var.n}",
      "\n    query: |\n      trait('100000000000') = 1000000000001\n      AND trait('b') = ${var.n}",
    ],
  ];
  test.each(table)("%s", (_title, before, after) => {
    expect(formatTwice(before)).toBe(manifest(after));
  });

  test.each(table)("%s, with Windows line ends", (_title, before, after) => {
    const windows = (text: string): string => manifest(text).replaceAll("\n", "\r\n");
    const { text } = format(windows(before));
    expect(text).toBe(windows(after));
    expect(format(text).text).toBe(text);
  });

  test.each([
    "\n    query: trait('a') = 1",
    "\n    query: 'trait(''a'') = 1'",
    "\n    query: \"trait('\\x61') = 1\"",
    "\n    query: |+\n      trait('a') = 1\n\n",
    "\n    query: |-\n           trait('a') = 1\n           AND trait('b') = 2",
    "\n    query: |2\n      trait('a') = 1\n      AND trait('b') = 2",
    " {query: trait('a') = 1}",
  ])("what looks as it should is left alone: %j", (definition) => {
    expect(format(manifest(definition))).toMatchObject({ text: manifest(definition), rewritten: [], skipped: [] });
  });

  test("a file without a line break at its end gets none", () => {
    const head = "kind: Audience\nspec:\n  definition:\n    query:";
    expect(format(`${head} trait('a')=1 OR trait('b')=2`).text).toBe(
      `${head} |\n      trait('a') = 1\n      OR trait('b') = 2`,
    );
  });

  test("every document of a file is formatted, and other kinds are not", () => {
    const other = manifest("\n    query: trait('a')=1").replace("Audience", "Other");
    const [before, after] = ["\n    query: trait('a')=1", "\n    query: trait('a') = 1"].map(manifest);
    const { text, queries, rewritten } = format(`# head\n---\n${before}---\n${other}---\n# none\n---\n${before}`);
    expect(text).toBe(`# head\n---\n${after}---\n${other}---\n# none\n---\n${after}`);
    expect(queries).toBe(2);
    expect(rewritten.map(({ line }) => line)).toEqual([7, 23]);
  });

  test("queries of computed traits are formatted, and conditions of filters are not", () => {
    const trait =
      "kind: ComputedTrait\nspec:\n  definition: {type: USERS, query: \"event('A').sum( property('b') )\"}\n";
    const filter = "kind: SpaceFilter\nspec:\n  if: type='track'\n";
    const { text, queries, skipped } = format(`${trait}---\n${filter}---\n${manifest("\n    query: trait('a')=1")}`);
    expect(text).toBe(
      `${trait.replace("( property('b') )", "(property('b'))")}---\n${filter}---\n${manifest("\n    query: trait('a') = 1")}`,
    );
    expect([queries, skipped]).toEqual([2, []]);
  });

  test("what follows a query stays as it is, lists of parts included", () => {
    const parts = "\n  destinations:\n  -   destination:   {id:  x}   # y\n      activations: [ ]";
    expect(formatTwice(`\n    query: trait('a')=1${parts}`)).toBe(manifest(`\n    query: trait('a') = 1${parts}`));
  });

  test.each<[definition: string, place: string, reason: string]>([
    ["\n    query: &q trait('a')=1", "5:15", "it is marked &q for use elsewhere"],
    [" &d {query: trait('a')=1}", "4:18", "it is marked &d for use elsewhere"],
    ["\n    targetEntity: &q trait('a')=1\n    query: *q", "6:12", "it is the alias *q"],
    ["\n    ? query\n    : trait('a')=1", "6:7", "its key is written with a ?"],
    ["\n    query: (${var.condition}) AND trait('z')=1", "5:12", "an interpolation stands for a whole condition"],
    ["\n    query: ${var.condition}", "5:12", "an interpolation stands for a whole condition"],
    ["\n    query: NOT(${var.condition})", "5:12", "an interpolation stands for a whole condition"],
    ["\n    query: trait('z')=1 ${var.condition}", "5:12", "it cannot be read without its variables"],
    ["\n    query: trait('z')=0.${var.n}", "5:12", "an interpolation is only a part of a number"],
    [
      "\n    query: NOT (trait('z')=${var.condition})",
      "5:12",
      "a variable of production holds more than a single value",
    ],
  ])("%j is left as it is, and the reason told", (definition, place, reason) => {
    const { text, rewritten, skipped } = format(manifest(definition));
    expect(text).toBe(manifest(definition));
    expect(rewritten).toEqual([]);
    expect(skipped.map(({ source, reason }) => [`${source.line}:${source.column}`, reason])).toEqual([[place, reason]]);
  });
});
