import { expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { shownFields } from "../../src/report/shown-fields.ts";
import { live, plan } from "../plan/builders.ts";

const change = (before: Change["before"], action: Change["action"]) => ({ before, after: null, action }) as Change;

test("a deletion shows no value that is empty, as if a setting went", () => {
  const before = {
    name: "A",
    description: "",
    settings: {},
    properties: [],
    personalization: { entities: [] },
    size: 0,
  };
  expect(shownFields(change(before, "delete")).map(({ field }) => field)).toEqual(["size"]);
});

test("a deletion shows what is switched off, because that tells what is lost", () => {
  expect(shownFields(change({ enabled: false }, "delete"))).toHaveLength(1);
});

test("a page does not say of each value of a deleted object that nothing comes after it", () => {
  const html = renderPlanHtml(plan([], [live("a", { spec: { enabled: true } }), live("b")]));
  expect(html).toContain("<del><code>true</code></del>");
  expect(html).not.toContain("no value");
});
