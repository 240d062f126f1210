import { expect, test } from "vitest";
import { renderDriftHtml } from "../../../src/report/html/drift-html.ts";
import { renderPlanHtml } from "../../../src/report/html/plan-html.ts";
import { goldenPlans } from "./plans.ts";
import { reachedDrift } from "./reached.ts";
import { isLong } from "../../support/length.ts";

/** What is the same on every page is left out, so that files show what a plan makes of it. */
function bodyOf(html: string): string {
  return html
    .slice(html.indexOf("<title>"))
    .replace(/<style>.*?<\/style>/s, "<style></style>")
    .replace(/<script>.*?<\/script>/s, "<script></script>");
}

test.each(Object.entries(goldenPlans).filter(([name]) => name !== "huge"))(
  "the plan %s is a page as it should be",
  async (name, make) => {
    await expect(bodyOf(renderPlanHtml(make()))).toMatchFileSnapshot(`html/${name}.html`);
  },
);

test("a drift that reaches others is a page as it should be", async () => {
  await expect(bodyOf(renderDriftHtml(reachedDrift()))).toMatchFileSnapshot("html/drift-reached.html");
});

test.runIf(isLong)("a plan of three thousand changes has a card for each, closed, and no drawing", () => {
  const html = renderPlanHtml(goldenPlans.huge());
  expect(html.match(/<article /g)).toHaveLength(3000);
  expect(html.match(/<details open/g)).toBeNull();
  expect(html).not.toContain("<svg");
  expect(html.length).toBeLessThan(6_000_000);
});
