import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { composeDocuments } from "../../src/yaml/compose-documents.ts";
import { appendItems } from "../../src/yaml/write/append-items.ts";
import { findField } from "../../src/yaml/write/find-field.ts";
import { applyEdits } from "../../src/yaml/write/text-edit.ts";

/** A text with the entry `{id: new, enabled: true}` at the end of its list; `undefined` where it cannot be added. */
function appended(text: string): string | undefined {
  const source = new SourceText("a.yaml", text);
  const field = findField(composeDocuments(source).documents[0]?.contents ?? null, "/spec/list", source);
  if (field.type !== "field") return undefined;
  const edits = appendItems(source, field, [
    { value: { id: "new", enabled: true }, comments: new Map([["", "Mailroom"]]) },
  ]);
  return edits && applyEdits(text, edits);
}

describe("an entry is added to a list", () => {
  test.each([
    [
      "that is empty",
      "spec:\n  list: [] # none\n  a: 1\n",
      "spec:\n  list: # none\n    # Mailroom\n    - id: new\n      enabled: true\n  a: 1\n",
    ],
    [
      "of entries on lines",
      "spec:\n  list:\n    - id: a # c\n\n  a: 1\n",
      "spec:\n  list:\n    - id: a # c\n    # Mailroom\n    - id: new\n      enabled: true\n\n  a: 1\n",
    ],
    [
      "with dashes below its key",
      "spec:\n  list:\n  - id: a\n",
      "spec:\n  list:\n  - id: a\n  # Mailroom\n  - id: new\n    enabled: true\n",
    ],
    [
      "whose last entry ends in a block of text",
      "spec:\n  list:\n    - id: |\n        a\n        b\n",
      "spec:\n  list:\n    - id: |\n        a\n        b\n    # Mailroom\n    - id: new\n      enabled: true\n",
    ],
    [
      "in a file with line breaks of Windows",
      "spec:\r\n  list:\r\n    - id: a\r\n",
      "spec:\r\n  list:\r\n    - id: a\r\n    # Mailroom\r\n    - id: new\r\n      enabled: true\r\n",
    ],
    [
      "at the end of a file without a line break",
      "spec:\n  list: []",
      "spec:\n  list:\n    # Mailroom\n    - id: new\n      enabled: true",
    ],
  ])("%s", (_title, before, after) => {
    expect(appended(before)).toBe(after);
  });

  test.each([
    ["in brackets", "spec:\n  list: [{id: a}]\n"],
    ["in a mapping in braces", "spec: {list: []}\n"],
    ["that is an alias", "a: &x []\nspec:\n  list: *x\n"],
  ])("but not to one %s", (_title, before) => {
    expect(appended(before)).toBeUndefined();
  });
});
