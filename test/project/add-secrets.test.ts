import { expect, test } from "vitest";
import { addSecrets } from "../../src/project/add-secrets.ts";

const head = "# ours\napiVersion: audiencectl/v1\nkind: Project\nmetadata: {name: growth}\n";

test.each([
  [
    "as the last field where there is none",
    "spec:\n  environments:\n    test: {space: a} # the only one\n  # nothing else\n",
    "spec:\n  environments:\n    test: {space: a} # the only one\n  secrets: [A_KEY, B_KEY]\n  # nothing else\n",
  ],
  [
    "behind a list of lines",
    "spec:\n    environments: {test: {space: a}}\n    manifests:\n      - a.yaml\n",
    "spec:\n    environments: {test: {space: a}}\n    manifests:\n      - a.yaml\n    secrets: [A_KEY, B_KEY]\n",
  ],
  [
    "in a list on one line",
    "spec:\n  secrets: [ OLD ] # known\n  environments: {}\n",
    "spec:\n  secrets: [ OLD, A_KEY, B_KEY ] # known\n  environments: {}\n",
  ],
  [
    "in a list of lines",
    "spec:\n  secrets:\n  - OLD # known\n  environments: {}\n",
    "spec:\n  secrets:\n  - OLD # known\n  - A_KEY\n  - B_KEY\n  environments: {}\n",
  ],
  ["in an empty list", "spec:\n  secrets: []\n", "spec:\n  secrets: [A_KEY, B_KEY]\n"],
  [
    "with the line breaks of the file",
    "spec:\r\n  environments: {}\r\n",
    "spec:\r\n  environments: {}\r\n  secrets: [A_KEY, B_KEY]\r\n",
  ],
  [
    "without a line break at the end",
    "spec:\n  environments: {}",
    "spec:\n  environments: {}\n  secrets: [A_KEY, B_KEY]",
  ],
])("names are listed %s, and every other byte stays", (_, before, after) => {
  const breaks = before.includes("\r\n") ? head.replaceAll("\n", "\r\n") : head;
  expect(addSecrets(breaks + before, ["B_KEY", "A_KEY"])).toBe(breaks + after);
});

test.each([
  ["on one line", "spec: {environments: {}}\n"],
  ["whose list is shared", "x: &shared [OLD]\nspec:\n  secrets: *shared\n"],
  ["whose list has a comment in it", "spec:\n  secrets: [OLD, # known\n    OTHER]\n"],
  ["that has a list of something else", "spec:\n  secrets: {OLD: true}\n"],
  ["of two documents", "spec:\n  environments: {}\n---\nkind: Project\n"],
  ["that is broken", "spec:\n  environments: {\n"],
])("a project file %s is left to a person", (_, text) => {
  expect(addSecrets(head + text, ["A_KEY"])).toBeUndefined();
});
