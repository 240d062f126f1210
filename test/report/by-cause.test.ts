import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { byCause } from "../../src/report/by-cause.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderPlanMarkdown } from "../../src/report/markdown/plan-markdown.ts";
import { renderPlanText } from "../../src/report/text/plan-text.ts";
import { createStyle } from "../../src/report/style.ts";
import { live, plan } from "../plan/builders.ts";

const names = ["one", "two", "three", "four"];
const refusal = (name: string): Plan["refused"][number] => ({
  code: "plan-protected",
  severity: "error",
  address: `audience/${name}`,
  message: `audience/${name} is locked`,
  hint: `take the lock off audience/${name}`,
});
const locked: Plan = {
  ...plan(
    [],
    names.map((name) => live(name)),
  ),
  refused: names.map(refusal),
};
const once = "4 changes for one reason, such as this: audience/one is locked";

describe("findings that say the same of many objects are told once", () => {
  test("in a comment, with the addresses folded", () => {
    const text = renderPlanMarkdown(locked);
    expect(text).toContain(once);
    expect(text).toContain("<details><summary>All 4</summary><code>audience/one</code>, <code>audience/two</code>");
    expect(text.match(/is locked/g)).toHaveLength(1);
  });

  test("on a page, with links to the cards", () => {
    const html = renderPlanHtml(locked);
    expect(html).toContain(once);
    expect(html).toMatch(/<summary>All 4<\/summary><a href="#card-/);
  });

  test("in text, with the first addresses", () => {
    const text = renderPlanText(locked, createStyle(false));
    expect(text).toContain(once);
    expect(text).toContain("all 4: audience/one, audience/two, audience/three and audience/four");
  });
});

test("two of one cause are told one by one", () => {
  expect(byCause(names.slice(2).map(refusal))).toHaveLength(2);
});

test("findings about other things have other causes", () => {
  const others = names.map((name, index) => ({ ...refusal(name), message: `audience/${name} has ${index} users` }));
  expect(byCause(others)).toHaveLength(4);
});
