import { describe, expect, test } from "vitest";
import { updateText } from "./support.ts";

/** A manifest with comments in all places; `spec` is given line by line. */
const manifest = (...spec: string[]): string =>
  [
    "# head",
    "apiVersion: audiencectl/v1   # version",
    "kind:   Audience",
    "metadata: {name: a, labels: { team: 'x' }}",
    "spec:",
    ...["audienceType: USERS", ...spec].map((line) => (line === "" ? "" : `  ${line}`)),
    "# tail",
    "",
  ].join("\n");

const query = "definition: {query: event('A').count() >= 1}";
const name = "name: A";

describe("a scalar is replaced in its own style", () => {
  test.each([
    ["plain", "enabled: true # on", "enabled: false # on", "/enabled", false],
    ["plain that stays plain", "name: A  # c", "name: New name  # c", "/name", "New name"],
    ["plain that needs quotes", "name: A", 'name: "yes"', "/name", "yes"],
    ["plain that needs quotes for a colon", "name: A", 'name: "a: b"', "/name", "a: b"],
    ["plain that has double quotes in it", "name: A", `name: '"a": b'`, "/name", `"a": b`],
    ["single quotes", "name: 'A'", "name: 'it''s'", "/name", "it's"],
    ["double quotes", 'name: "A"', String.raw`name: "say \"hi\""`, "/name", 'say "hi"'],
    ["a number", "name: '1'", "name: '2.0'", "/name", "2.0"],
    ["on the next line", "name:\n    A", "name:\n    B", "/name", "B"],
    ["folded over lines", "name: A\n    b", "name: C", "/name", "C"],
    ["a template", "name: A", "name: $${x}", "/name", "${x}"],
  ])("%s", async (_title, before, after, pointer, value) => {
    const others = before.startsWith("name") ? [query] : [name, query];
    const { text, left } = await updateText(manifest(before, ...others), { [pointer]: value });
    expect(left).toEqual([]);
    expect(text).toBe(manifest(after, ...others));
  });

  test.each([
    ["a literal block", ["description: |", "  old", "  text"], ["description: |", "  new"], "new"],
    [
      "a block with a comment",
      ["description: |-  # c", "  old"],
      ["description: |-  # c", "  new", "", "  two"],
      "new\n\ntwo",
    ],
    ["a block with deep indentation", ["description: |", "      old"], ["description: |", "      new"], "new"],
    ["a folded block", ["description: >-", "  old", "  text"], ["description: >-", "  new"], "new"],
    ["a folded block of several lines", ["description: >-", "  old"], ["description: |-", "  a", "  b"], "a\nb"],
    ["plain that gets several lines", ["description: old # c"], ["description: |- # c", "  a", "  b"], "a\nb"],
    ["quotes that get several lines", ['description: "old"'], [String.raw`description: "a\nb"`], "a\nb"],
    ["a block that gets leading blanks", ["description: |", "  old"], ['description: "  a"'], "  a"],
    ["a block that is emptied", ["description: |", "  old", "", ""], ['description: ""', "", ""], ""],
    [
      "a block with blank lines after it",
      ["description: |", "  old", "", ""],
      ["description: |", "  new", "", ""],
      "new",
    ],
    ["a block with an indicator", ["description: |2", "    old"], ["description: |", "  new"], "new"],
  ])("%s", async (_title, before, after, value) => {
    const { text, left } = await updateText(manifest(...before, name, query), { "/description": value });
    expect(left).toEqual([]);
    expect(text).toBe(manifest(...after, name, query));
  });
});

describe("a query is replaced in canonical form", () => {
  const wide = "event('A').count() >= 1 and trait('b') = 'c'";
  const lines = ["event('A').count() >= 1", "AND trait('b') = 'c'"];

  test.each([
    [
      "one line in its style",
      [`  query: "event('A').count() >= 1" # c`],
      [`  query: "event('B').count() >= 2" # c`],
      "event( 'B' ).count()>=2",
    ],
    [
      "several lines as a block",
      ["  query: event('A').count() >= 1 # c"],
      ["  query: | # c", ...lines.map((line) => `    ${line}`)],
      wide,
    ],
    [
      "several lines in a block",
      ["  query: |-", "      event('A').count() >= 1"],
      ["  query: |-", ...lines.map((line) => `      ${line}`)],
      wide,
    ],
    [
      "from the next line",
      ["  query:", "    event('A').count() >= 1"],
      ["  query: |", ...lines.map((line) => `    ${line}`)],
      wide,
    ],
  ])("%s", async (_title, before, after, value) => {
    const { text, left } = await updateText(manifest(name, "definition:", ...before), { "/definition/query": value });
    expect(left).toEqual([]);
    expect(text).toBe(manifest(name, "definition:", ...after));
  });

  test("inside of braces it goes on one line", async () => {
    const { text, left } = await updateText(manifest(name, query), { "/definition/query": wide });
    expect(left).toEqual([]);
    expect(text).toContain(String.raw`definition: {query: "event('A').count() >= 1\nAND trait('b') = 'c'"}`);
  });
});

describe("a list keeps what stays", () => {
  const pointer = "/options/filterByExternalIds";

  test.each([
    [
      "items on lines",
      ["  - user_id # one", "  # two", "  - 'email'"],
      ["  # two", "  - 'email'", "  - 'ios.idfa'"],
      ["email", "ios.idfa"],
    ],
    [
      "the last of the items on lines",
      ["  - user_id # one", "  - email"],
      ["  - user_id # one", "  - ios.idfa"],
      ["ios.idfa", "user_id"],
    ],
    ["fewer items on lines", ["  - user_id", "  - email # c"], ["  - user_id"], ["user_id"]],
    [
      "items at the column of the key",
      ["- user_id", "- email"],
      ["- user_id", "- email", "- x"],
      ["x", "email", "user_id"],
    ],
  ])("%s", async (_title, before, after, value) => {
    const text = (items: string[]): string =>
      manifest(name, query, "options:", "  filterByExternalIds:", ...items.map((line) => `  ${line}`));
    const updated = await updateText(text(before), { [pointer]: value });
    expect(updated.left).toEqual([]);
    expect(updated.text).toBe(text(after));
  });

  test.each([
    ["[user_id, 'email'] # c", "['email', 'x'] # c", ["x", "email"]],
    ["[ user_id ]", "[ user_id, email ]", ["email", "user_id"]],
    ["[user_id,\n      email]", "[user_id, x]", ["x", "user_id"]],
  ])("brackets: %s", async (before, after, value) => {
    const text = (items: string): string => manifest(name, query, `options:`, `  filterByExternalIds: ${items}`);
    const updated = await updateText(text(before), { [pointer]: value });
    expect(updated.left).toEqual([]);
    expect(updated.text).toBe(text(after));
  });

  test("comments between brackets stop the edit instead of being lost", async () => {
    const before = manifest(name, query, "options:", "  filterByExternalIds: [user_id, # one", "    email]");
    const { text, left } = await updateText(before, { [pointer]: ["x"] });
    expect(text).toBe(before);
    expect(left).toMatchObject([{ pointer, reason: expect.stringContaining("cannot be rewritten") }]);
  });
});

describe("a field that the API does not answer any more is taken out", () => {
  const gone = ["/options/backfillEventDataDays"];
  const off = { "/options/includeHistoricalData": false };

  test.each([
    [
      "of lines",
      ["options:", "  includeHistoricalData: true", "  backfillEventDataDays: 9 # c"],
      ["options:", "  includeHistoricalData: false"],
    ],
    [
      "of the first line",
      ["options:", "  backfillEventDataDays: 9", "  # d", "  includeHistoricalData: true"],
      ["options:", "  # d", "  includeHistoricalData: false"],
    ],
    [
      "of the end of braces",
      ["options: {includeHistoricalData: true, backfillEventDataDays: 9} # c"],
      ["options: {includeHistoricalData: false} # c"],
    ],
    [
      "of the start of braces",
      ["options: { backfillEventDataDays: 9, includeHistoricalData: true }"],
      ["options: { includeHistoricalData: false }"],
    ],
  ])("%s", async (_title, before, after) => {
    const { text, left } = await updateText(manifest(name, ...before, query), off, gone);
    expect(left).toEqual([]);
    expect(text).toBe(manifest(name, ...after, query));
  });

  test("but not when the API does not say what it is", async () => {
    const before = manifest(name, query, "options: {filterByExternalIds: [email]}");
    const { text, left } = await updateText(before, {}, ["/options/filterByExternalIds"]);
    expect(text).toBe(before);
    expect(left).toEqual([]);
  });
});

test("a query that is left because of an interpolation comes with the live one to paste", async () => {
  const before = manifest(name, "definition: {query: \"event('${var.title}').count() >= 1\"}");
  const { text, left } = await updateText(before, { "/definition/query": "event('B').count() >= 2" });
  expect(text).toBe(before);
  expect(left.map(({ lines = "" }) => lines)).toEqual(["definition:\n  query: event('B').count() >= 2\n"]);
});

describe("what is not rewritten", () => {
  test.each([
    ["an interpolation", "name: ${var.title}", "it holds an interpolation"],
    ["an interpolation in a text", "name: x ${var.title}", "it holds an interpolation"],
    ["an anchor", "name: &n A", "it is marked &n for use elsewhere"],
    ["an alias", "description: &n A\n  name: *n", "it is the alias *n"],
  ])("%s", async (_title, line, reason) => {
    const before = manifest(line, query);
    const { text, left, updated } = await updateText(before, { "/name": "New" });
    expect(text).toBe(before);
    expect(updated).toEqual([]);
    expect(left).toMatchObject([{ address: "audience/a", pointer: "/name", reason, source: { file: "a.yaml" } }]);
  });

  test("a value that validate would refuse", async () => {
    const before = manifest(name, query);
    const { text, left } = await updateText(before, { "/name": " New" });
    expect(text).toBe(before);
    expect(left).toMatchObject([{ reason: expect.stringContaining("validate would refuse it") }]);
  });

  test("one refused document does not keep the others of its file from being updated", async () => {
    const before = `${manifest("name: ${var.title}", query)}---\n${manifest(name, query).replace("name: a", "name: b")}`;
    const { text, left, updated } = await updateText(before, { "/name": "New" });
    expect(left).toHaveLength(1);
    expect(updated).toEqual([{ address: "audience/b", pointers: ["/name"] }]);
    expect(text).toBe(before.replace("  name: A\n", "  name: New\n"));
  });
});

describe("every other byte stays", () => {
  test("Windows line ends, in blocks too", async () => {
    const before = manifest("description: |", "  old", name, query).replaceAll("\n", "\r\n");
    const { text, left } = await updateText(before, { "/description": "a\nb" });
    expect(left).toEqual([]);
    expect(text).toBe(manifest("description: |", "  a", "  b", name, query).replaceAll("\n", "\r\n"));
  });

  test("a file without a line break at its end", async () => {
    const before = manifest(name, "definition:", "  query: event('A').count() >= 1").replace("\n# tail\n", "");
    const { text } = await updateText(before, { "/definition/query": "event('A').count() >= 1 AND trait('b') = 'c'" });
    expect(text).toBe(
      before.replace("query: event('A')", "query: |\n      event('A')").concat("\n      AND trait('b') = 'c'"),
    );
  });

  test("several fields of several documents at once", async () => {
    const one = manifest(name, "enabled: true", query);
    const before = `${one}---\n${one.replace("name: a", "name: b")}`;
    const { text } = await updateText(before, { "/name": "New", "/enabled": false });
    expect(text).toBe(before.replaceAll("name: A\n", "name: New\n").replaceAll("enabled: true", "enabled: false"));
  });
});
