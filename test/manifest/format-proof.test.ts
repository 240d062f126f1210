import { expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { proveUnchanged } from "../../src/manifest/format-proof.ts";

const before = "kind: Audience\nspec:\n  name: a\n  definition:\n    query: trait('a')=1\n";
const start = before.indexOf("trait");
const after = before.replace("=", " = ");

const prove = (text: string): void =>
  proveUnchanged(new SourceText("a.yaml", before), text, new Map([[start, "trait('a') = 1"]]));

test("a rewritten query is what it was meant to be, and nothing else has changed", () => {
  expect(() => prove(after)).not.toThrow();
  expect(() => prove(after.replace("query: trait('a') = 1", "query: |\n      trait('a') = 1"))).not.toThrow();
});

test.each([
  ["another value", after.replace("name: a", "name: b")],
  ["another query", after.replace("1", "2")],
  ["a field less", after.replace("  name: a\n", "")],
  ["a document more", `${after}---\na: 1\n`],
  ["broken syntax", after.replace("trait", "'trait")],
  ["no query at all", after.replace(/ {4}query.*/, "    other: 1")],
])("%s is a bug", (_title, text) => {
  expect(() => prove(text)).toThrow("formatting a.yaml would change more than its queries");
});
