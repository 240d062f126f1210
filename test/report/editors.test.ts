import { describe, expect, test } from "vitest";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { nameEditors } from "../../src/plan/change/authors.ts";
import { driftOf } from "../drift/drift-of.ts";
import { desired, live, plan } from "../plan/builders.ts";

const facts = { ...live("any").facts, updatedBy: "usr_3m5AEg5c" };
const edited = plan(
  [desired("a")],
  [{ ...live("a", { spec: { enabled: false }, facts }), ownership: live("a").ownership }],
);
const deleted = plan([], [live("a", { facts }), live("b", { facts })]);
const named = (made: typeof edited) => ({
  ...made,
  changes: nameEditors(made.changes, new Map([["usr_3m5AEg5c", "Ada Meyer"]])),
});

describe("the last editor, of whom only an id is known,", () => {
  test("is not in a sentence about an edit", () => {
    expect(changeSentences(edited)[0]?.text).toMatch(/this undoes an edit by hand$/);
  });

  test("is in no row of what is deleted", () => {
    expect(renderPlanMarkdown(deleted)).not.toContain("usr_");
  });
});

describe("the last editor, whose name is known,", () => {
  test("is in a sentence about an edit", () => {
    expect(changeSentences(named(edited))[0]?.text).toContain("last edited by Ada Meyer");
  });

  test("is in the row of what is deleted", () => {
    expect(renderPlanMarkdown(named(deleted))).toContain("by Ada Meyer at");
  });
});

test("the last editor, of whom only an id is known, is called by it in a drift, which has no other clue", () => {
  const [finding] = driftDiagnostics(driftOf(edited));
  expect(finding?.message).toContain("was edited in the space by somebody with the id usr_3m5AEg5c at ");
});
