import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { changeSentences } from "../../src/report/change-sentences.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan } from "../plan/builders.ts";

const query = (count: number) => ({ definition: { query: `event('A').count() >= ${count}` } });
const SAME = "who is in it stays the same";

const described = plan([desired("a", { description: "new", ...query(1) })], [live("a", { spec: query(1) })]);
const remembered = plan([desired("a", {}, { onRemove: "disable" })], [live("a")]);
const onlyMarker = {
  ...remembered,
  changes: remembered.changes.map((change): Change => ({ ...change, action: "update" })),
};

describe("a plan says that who is in an audience stays the same", () => {
  test.each([
    ["text", (made: typeof described) => renderPlanText(made, createStyle(false))],
    ["Markdown", (made: typeof described) => renderPlanMarkdown(made)],
    ["HTML", (made: typeof described) => renderPlanHtml(made)],
  ])("where only a description or metadata changes, as %s", (_, render) => {
    expect(render(described)).toContain(SAME);
    expect(render(onlyMarker)).toContain(`in Segment only its marker changes, so ${SAME}`);
  });

  test("where only the display name changes", () => {
    const renamed = plan([desired("a", { name: "New" })], [live("a", { spec: { name: "Old" } })]);
    expect(changeSentences(renamed)[0]?.text).toContain(`; ${SAME}`);
  });

  test.each([
    ["the query changes, too", { description: "new", ...query(2) }],
    ["it is switched off, too", { description: "new", enabled: false, ...query(1) }],
  ])("not where %s", (_, spec) => {
    const made = plan([desired("a", spec)], [live("a", { spec: { enabled: true, ...query(1) } })]);
    expect(changeSentences(made)[0]?.text).not.toContain(SAME);
  });
});
