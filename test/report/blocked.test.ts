import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { NOTHING_DONE, NOTHING_YET } from "../../src/report/plan-summary.ts";
import { MERGE_OF_BLOCKED } from "../../src/report/whom-to-ask.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { goldenPlans } from "./golden/plans.ts";

/** One that would change nothing, so that it has no headline of its own. */
function refusedForNothing(): Plan {
  const { refused } = goldenPlans.refused();
  return { ...plan([desired("a")], [live("a")]), refused };
}

const blocked: [string, () => Plan][] = [
  ["of deletions", goldenPlans.refused],
  ["of no changes", refusedForNothing],
];

const formats: [string, (one: Plan) => string][] = [
  ["text", (one) => renderPlanText(one, createStyle(false))],
  ["Markdown", (one) => renderPlanMarkdown(one)],
  ["HTML", (one) => renderPlanHtml(one)],
];

describe("a blocked plan", () => {
  test("says in its first line what it would do, and not that it does it", () => {
    const [first] = renderPlanText(goldenPlans.refused(), createStyle(false)).split("\n");
    expect(first).toMatch(/; would delete 4 audiences;/);
  });

  test("says of each object what would become of it", () => {
    expect(renderPlanMarkdown(goldenPlans.refused())).toContain("it would be deleted, which cannot be undone");
  });

  test.each(formats)("says in %s that nothing that it lists is done", (_format, render) => {
    expect(render(goldenPlans.refused())).toContain(NOTHING_DONE);
  });

  test.each(formats)("says in %s of a flag that lifts one limit that it is not enough", (_format, render) => {
    expect(render(goldenPlans.refused())).toContain(
      "the flag alone is not enough: 1 other reason blocks this plan, too",
    );
  });
});

describe.each(blocked)("a blocked plan %s", (_, make) => {
  test("says so in the first line of its text", () => {
    const [first] = renderPlanText(make(), createStyle(false)).split("\n");
    expect(first).toMatch(/^test: blocked, nothing can be applied/);
  });

  test("says so in the heading of its comment", () => {
    const heading = renderPlanMarkdown(make())
      .split("\n")
      .find((line) => line.startsWith("## "));
    expect(heading).toBe("## Plan for `growth`, environment `test`: blocked, nothing can be applied");
  });

  test("does not say in its comment that nothing of it is done yet, as if it would be", () => {
    expect(renderPlanMarkdown(make())).not.toContain(NOTHING_YET);
  });

  test("says so in the title and at the top of its page", () => {
    const html = renderPlanHtml(make());
    expect(html).toContain("<title>Plan for growth (test): blocked");
    expect(html).toContain('<p class="verdict bad">Blocked: this plan cannot be applied');
  });

  test.each(formats.slice(1))("says in %s what a merge does, and whom to ask", (_format, render) => {
    expect(render(make())).toContain(MERGE_OF_BLOCKED);
  });

  test.each(formats)("says in %s what to do next", (_format, render) => {
    expect(render(make())).toContain("change or remove those first, or keep this one");
  });
});
