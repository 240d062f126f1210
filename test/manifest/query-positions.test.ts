import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { load, projectText } from "./temp-project.ts";

const project = projectText.replace(
  "days: 30",
  "days: 30\n        word: cuont\n        condition: trait('x').exsits()",
);

const head = `apiVersion: audiencectl/v1
kind: Audience
metadata:
  name: one
spec:
  name: One
  audienceType: USERS
  definition:`;

/** A manifest with what follows `definition:`. */
function manifest(definition: string): string {
  return `${head}${definition}\n  enabled: true\n`;
}

const other = manifest(" {query: trait('x').exists()}")
  .replace("name: one", "name: other")
  .replace("name: One", "name: Other");

/** Every finding as the code, the place, and what stands there. */
async function findPlaces(text: string): Promise<string[]> {
  const { diagnostics } = await load({ "a.yaml": text, "b.yaml": other }, "staging", project);
  const lines = text.split("\n");
  return diagnostics.map(({ code, source }) => {
    const found = source && lines[source.line - 1]?.slice(source.column - 1, source.endColumn - 1);
    return `${source?.file}:${source?.line}:${source?.column} ${code} ${found}`;
  });
}

/** What the finding about one word has to be, by looking for the word in the file. */
function placeOf(text: string, word: string, code: string): string {
  const { line, column } = new SourceText("a.yaml", text).position(text.indexOf(word));
  return `a.yaml:${line}:${column} ${code} ${word}`;
}

describe("the place of a fault in a query", () => {
  const styles: [title: string, definition: string][] = [
    ["plain", "\n    query: event('A').cuont() >= 1"],
    [
      "plain on several lines",
      "\n    query: trait('a') = 1\n      AND trait('b') = 2\n\n      AND event('A').cuont() >= 1",
    ],
    ["plain below its key", "\n    query:\n        trait('a') = 1 AND\n          event('A').cuont() >= 1"],
    ["plain before a comment", "\n    query: event('A').cuont() >= 1 # cuont"],
    ["single quotes with doubled ones", "\n    query: 'trait(''a'') = ''b'' AND event(''A'').cuont() >= 1'"],
    ["single quotes with a fold", "\n    query: 'trait(''a'') = 1\n\n      AND event(''A'').cuont() >= 1'"],
    [
      "double quotes with escapes",
      String.raw`
    query: "trait('\u0061\x62\U0001F600\"\\.c')\t= 1\nAND event('A').cuont() >= 1"`,
    ],
    [
      "double quotes with folds",
      "\n    query: \"trait('a') = 1 AND \\\n      trait('b') = 2\n      AND event('A').cuont() >= 1\"",
    ],
    ["a literal block", "\n    query: |\n      trait('a') = 1\n      AND event('A').cuont() >= 1"],
    [
      "a literal block with a comment in its header",
      "\n    query: | # cuoNt\n      trait('a') = 1\n      AND event('A').cuont() >= 1",
    ],
    [
      "a stripped block, deeply indented",
      "\n    query: |-\n            trait('a') = 1\n              AND event('A').cuont() >= 1",
    ],
    ["a kept block after blank lines", "\n    query: |+\n\n\n      event('A').cuont() >= 1\n\n"],
    [
      "a block with an indentation of its own",
      "\n    query: |1\n      trait('a') = 1\n       AND event('A').cuont() >= 1",
    ],
    ["a folded block", "\n    query: >\n      trait('a') = 1\n      AND\n\n      event('A').cuont() >= 1"],
    [
      "a folded block with deeper lines",
      "\n    query: >-\n      trait('a') = 1\n          AND trait('b') = 2\n      AND event('A').cuont() >= 1",
    ],
    ["a flow mapping", " {query: \"event('A').cuont() >= 1\"}"],
    ["a flow mapping with a plain query", " { query: event('A').cuont() >= 1 }"],
    [
      "a flow mapping on several lines",
      " {\n    targetEntity: profile,\n    'query': 'trait(''a'') = 1\n     AND event(''A'').cuont() >= 1' }",
    ],
    ["behind an anchor", "\n    query: &q event('A').cuont() >= 1"],
    ["behind a tag", "\n    query: !!str event('A').cuont() >= 1"],
    ["after wide characters", "\n    query: trait('名😀é') = 1 AND event('A').cuont() >= 1"],
    ["after an interpolation", "\n    query: trait('${var.braze}') = ${var.days} AND event('A').cuont() >= 1"],
    [
      "after an interpolation in a block",
      "\n    query: |\n      trait('${var.braze}') = ${ var.days }\n      AND trait('${var.live}') = 1 AND event('A').cuont() >= 1",
    ],
    [
      "after an interpolation in single quotes",
      "\n    query: 'trait(''${var.braze}'') = ''it\\''s'' AND event(''A'').cuont() >= 1'",
    ],
    ["between interpolations", "\n    query: trait('${var.braze}') = 1 AND event('A').cuont() >= ${var.days}"],
    ["after a reference", "\n    query: trait('${audience.other.key}') = 'true' AND event('A').cuont() >= 1"],
    [
      "after a reference and a variable",
      "\n    query: trait('${audience.other.key}') = ${var.days} AND event('A').cuont() >= ${var.days}",
    ],
    ["after a literal dollar and brace", "\n    query: trait('$${a} $${b}') = 1 AND event('A').cuont() >= 1"],
    [
      "after a literal dollar and brace and a reference",
      "\n    query: trait('$${a} ${audience.other.key}') = 1 AND event('A').cuont() >= 1",
    ],
  ];
  test.each(styles)("%s", async (_title, definition) => {
    const text = manifest(definition).replace("targetEntity: profile,", "");
    expect(await findPlaces(text)).toEqual([placeOf(text, "cuont", "query-unknown-function")]);
  });

  test.each(styles)("%s, with Windows line ends", async (_title, definition) => {
    const text = manifest(definition).replace("targetEntity: profile,", "").replaceAll("\n", "\r\n");
    expect(await findPlaces(text)).toEqual([placeOf(text, "cuont", "query-unknown-function")]);
  });

  test("in the second document of a file with a byte order mark", async () => {
    const first = manifest("\n    query: trait('a') = 1").replace("name: one", "name: first").replace("One", "Two");
    const text = `${first}---\n${manifest("\n    query: |\n      event('A').cuont() >= 1")}`;
    expect(await findPlaces(`\uFEFF${text}`)).toEqual([placeOf(text, "cuont", "query-unknown-function")]);
  });

  test("several faults of one query each have their own place", async () => {
    const text = manifest(
      "\n    query: |\n      event('A').cuont() >= 1\n      AND trait('b').exsits()\n      AND trait('c') = 1 &&\n      trait('d') = 2",
    );
    expect(await findPlaces(text)).toEqual([
      placeOf(text, "cuont", "query-unknown-function"),
      placeOf(text, "exsits", "query-unknown-function"),
      placeOf(text, "&&", "query-foreign-spelling"),
    ]);
  });

  test.each<[title: string, query: string, place: string]>([
    ["a word that a variable brings", "event('A').${var.word}() >= 1", "${var.word}"],
    ["a condition that a variable brings", "trait('a') = 1 AND ${var.condition}", "${var.condition}"],
    ["a word that begins in a variable", "event('A').${var.word}s() >= 1", "${var.word}s"],
  ])("%s is at its interpolation", async (_title, query, place) => {
    const text = manifest(`\n    query: ${query}`);
    expect(await findPlaces(text)).toEqual([placeOf(text, place, "query-unknown-function")]);
  });

  test("what is missing at the end is at the end", async () => {
    const text = manifest("\n    query: |\n      trait('a') = 1\n      AND\n");
    const [finding] = await findPlaces(text);
    expect(finding).toMatch(/^a\.yaml:1[12]:\d+ query-/);
  });
});

describe("the place of a fault in another kind's text", () => {
  const traitHead = "kind: ComputedTrait\nmetadata: {name: one}\napiVersion: audiencectl/v1\nspec:\n  name: One\n";
  const filterHead = "kind: SpaceFilter\nmetadata: {name: one}\napiVersion: audiencectl/v1\nspec:\n  name: One\n";

  test.each<[title: string, definition: string]>([
    ["plain", "  definition:\n    type: USERS\n    query: event('A').cuont()\n"],
    [
      "a literal block",
      "  definition:\n    type: USERS\n    query: |\n      event('A').where(property('b') = 1)\n      .cuont()\n",
    ],
    ["after an interpolation", "  definition: {type: USERS, query: \"event('${var.braze}').cuont()\"}\n"],
  ])("the query of a trait: %s", async (_title, definition) => {
    const text = traitHead + definition;
    expect(await findPlaces(text)).toEqual([placeOf(text, "cuont", "query-unknown-function")]);
  });

  test.each<[title: string, condition: string]>([
    ["plain", "  if: type = 'track' and mtach(event, 'A*')\n"],
    ["single quotes", "  if: 'event = ''it'' or mtach(event, ''A*'')'\n"],
    ["a literal block", "  if: |\n    type = 'track'\n    and mtach(event, 'A*')\n"],
    ["a folded block", "  if: >-\n    type = 'track'\n    and\n    mtach(event, 'A*')\n"],
    ["after an interpolation", "  if: \"type = '${var.braze}' and mtach(event, 'A*')\"\n"],
  ])("the condition of a filter: %s", async (_title, condition) => {
    const text = filterHead + condition;
    expect(await findPlaces(text)).toEqual([placeOf(text, "mtach", "query-fql-function")]);
  });
});
