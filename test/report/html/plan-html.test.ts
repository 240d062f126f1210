import { describe, expect, test } from "vitest";
import type { Change, Plan } from "../../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../../src/report/html/plan-html.ts";
import { desired, live, plan, refersTo } from "../../plan/builders.ts";
import { goldenPlans } from "../golden/plans.ts";
import { readPage, type PageElement } from "./read-page.ts";

const query = (text: string) => ({ definition: { query: text } });

/** Every card of a page by its address. */
function cards(found: Plan): Map<string, PageElement> {
  const { elements } = readPage(renderPlanHtml(found));
  const articles = elements.filter(({ tag }) => tag === "article");
  return new Map(articles.map((card) => [/audience\/[\w/-]+/.exec(card.text)?.[0] ?? "", card]));
}

function textOf(found: Plan, tag: string): string[] {
  return readPage(renderPlanHtml(found))
    .all(tag)
    .map(({ text }) => text.replaceAll(/\s+/g, " ").trim());
}

describe("the page of a plan", () => {
  test("has the cards of what is sent, deleted or replaced first, as the box names them", () => {
    const [first, ...others] = textOf(goldenPlans.mixed(), "section");
    expect(first).toMatch(/Also cannot be undone "GONE" \(12 members, .*\): it is deleted.* "RECENT"/);
    expect(others.join()).toContain("In figures");
    expect(
      [...cards(goldenPlans.mixed()).values()].map(({ attributes }) => attributes["data-action"]).slice(0, 4),
    ).toEqual(["create", "delete", "replace", "delete"]);
  });

  test("says at its top that a plan is blocked, why, and what to do", () => {
    const [first] = textOf(goldenPlans.refused(), "section");
    expect(first).toMatch(
      /^Blocked. This plan cannot be applied because: error .*Hint if it is intended, pass --max-delete-percent 80/,
    );
    expect(textOf(goldenPlans.refused(), "p")).toContain(
      "test: blocked, nothing can be applied; would delete 4 audiences",
    );
  });

  test("has one box in the colour of danger before its figures", () => {
    const [head = ""] = renderPlanHtml(goldenPlans.refused()).split("In figures");
    expect(head.match(/<section class="bad"/g)).toHaveLength(1);
  });

  test("is loud about everybody being sent again", () => {
    const [first] = textOf(goldenPlans.dangerous(), "section");
    expect(first).toMatch(
      /^Whole audiences are sent, or may be .*activation of "SENT".* all who will be in the audience \(not known how many; 1,200,345 are in it today\)/,
    );
    const loud = [...cards(goldenPlans.dangerous()).values()].filter(({ text }) => text.includes("everybody is sent"));
    expect(loud.map(({ attributes }) => attributes["data-risky"])).toEqual(["yes"]);
  });

  test("holds queries against each other, with what both say in words", () => {
    const card = cards(goldenPlans.mixed()).get("audience/buyers")?.text;
    expect(card).toContain("Before (in the space now) did Order Completed at least 3 times");
    expect(card).toContain("After the apply did Order Completed at least 4 times");
  });

  test("says of drift who edited the space and when", () => {
    const card = cards(goldenPlans.mixed()).get("audience/drifted");
    expect(card?.text).toContain("drift: the space was edited by Ada Meyer, 2026-01-01 00:00 UTC");
    expect(card?.attributes["data-origin"]).toBe("drift");
  });

  test("leads from a change to what it waits for and to what uses it", () => {
    const { spec, references } = refersTo("base");
    const found = plan([desired("base", query("x")), desired("user", spec, { references })], [live("user")]);
    const html = renderPlanHtml(found);
    expect(html).toMatch(/<dt>Waits for<\/dt><dd><a href="#card-\d+" data-card><code>audience\/base<\/code>/);
  });

  test("says where a change is declared", () => {
    expect(cards(goldenPlans.mixed()).get("audience/buyers")?.text).toContain("audiences/buyers.yaml:4:9");
  });

  test("shows of a masked value no character", () => {
    const [change] = plan([desired("a", query("x"))], [live("a")]).changes;
    const masked = { ...change, before: { key: "••••7f3a" }, after: { key: "${env.KEY}" } } as Change;
    const html = renderPlanHtml({ ...goldenPlans.empty(), changes: [masked] });
    expect(html).toContain("(masked)");
    expect(html).not.toContain("7f3a");
  });

  test("marks what a pull request does not explain, and offers to filter for it", () => {
    const found = goldenPlans.mixed();
    const changes = found.changes.map((change, index): Change & { explained: boolean } => ({
      ...change,
      explained: index > 0,
    }));
    const html = renderPlanHtml({ ...found, changes, base: { ref: "main", commit: "4fca522" } });
    expect(html).toContain("1 of 11 changes, compared with <code>main</code>: manual edits, or an earlier merge");
    expect(html.match(/not explained by this branch<\/span>/g)).toHaveLength(1);
    expect(html.match(/data-facet="explained"/g)).toHaveLength(2);
    expect(renderPlanHtml(found)).not.toContain("explained");
  });

  test("leaves the drawing out where it would be a carpet, and says so", () => {
    const users = Array.from({ length: 70 }, (_, index) => {
      const { spec, references } = refersTo("base");
      return desired(`user-${index}`, spec, { references });
    });
    const html = renderPlanHtml(plan([desired("base"), ...users], []));
    expect(html).not.toContain("<svg");
    expect(html).toContain("No drawing, because 71 objects are concerned");
  });

  test("tells the drawing as a list, too", () => {
    const html = renderPlanHtml(goldenPlans.chain());
    const items = readPage(html)
      .all("li")
      .map(({ text }) => text.trim());
    expect(items).toContain("audience/link-0 is used by audience/link-1");
  });

  test("says that there is nothing to do", () => {
    expect(textOf(goldenPlans.empty(), "p")).toContain(
      "There is nothing to do: the space is as the manifests declare.",
    );
  });
});
