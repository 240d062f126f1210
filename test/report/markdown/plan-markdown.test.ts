import { describe, expect, test } from "vitest";
import { renderPlanMarkdown } from "../../../src/report/markdown/plan-markdown.ts";
import { desired, live, plan } from "../../plan/builders.ts";
import { goldenPlans } from "../golden/plans.ts";
import { findReferences, parseMarkdown } from "./parsed.ts";
import { isLong } from "../../support/length.ts";

const GITHUB_LIMIT = 65_536;

describe("a plan in Markdown", () => {
  test.runIf(isLong)("with 3,000 changes keeps within GitHub's limit, and lists every delete", () => {
    const text = renderPlanMarkdown(goldenPlans.huge());
    expect(text.length).toBeLessThan(GITHUB_LIMIT);
    for (let index = 0; index < 500; index += 1) expect(text).toContain(`\`audience/gone-${index}\``);
    expect(text).toContain("1,000 to create, 1,500 to update, 500 to delete");
    expect(text).toMatch(/… and \d+ more changes/);
  });

  test("with more deletes than a comment can hold counts those that it does not list", () => {
    const many = Array.from({ length: 3000 }, (_, index) => live(`gone-${index}-${"x".repeat(40)}`));
    const text = renderPlanMarkdown(plan([], many));
    expect(text.length).toBeLessThan(GITHUB_LIMIT);
    const listed = text.match(/\*\*delete\*\*/g)?.length ?? 0;
    const [, left] = /… and (\d+) more deletions/.exec(text) ?? [];
    expect(listed + Number(left)).toBe(3000);
  });

  test("keeps within GitHub's limit whatever is long: reasons, names and messages", () => {
    const long = "x".repeat(70_000);
    const refused = Array.from({ length: 2000 }, (_, index) => ({
      code: "plan-still-used",
      severity: "error" as const,
      message: `reason ${index} ${index === 0 ? long : ""}`,
    }));
    const text = renderPlanMarkdown({ ...plan([], [live("a", { spec: { name: long } }), live("b")]), refused });
    expect(text.length).toBeLessThan(GITHUB_LIMIT);
    expect(text).toContain("reason 1 ");
    expect(text).toMatch(/… and \d+ more lines/);
  });

  test("has one box for all that is dangerous, the worst first", () => {
    const text = renderPlanMarkdown(goldenPlans.refused());
    expect(text.match(/\[!\w+\]/g)).toEqual(["[!CAUTION]"]);
    expect(text.match(/> \*\*.*\*\*/g)).toEqual([
      "> **Blocked. This plan cannot be applied because:**",
      "> **Cannot be undone:**",
    ]);
  });

  test("lists the deletes after one whose name has no room", () => {
    const text = renderPlanMarkdown(plan([], [live("a", { spec: { name: "x".repeat(70_000) } }), live("b")]));
    expect(text).toContain("`audience/b`");
    expect(text).toContain("… and 1 more deletion");
  });

  test("shows what moves, and what is to be known of objects that stay as they are", () => {
    expect(renderPlanMarkdown(goldenPlans.mixed())).toContain("`audience/renamed` (before: `audience/old-name`)");
    const whole = plan([desired("a")], [live("a")]);
    const [quiet] = plan([desired("a", { enabled: false })], [live("a")]).changes;
    const warning = { code: "plan-note", severity: "warning" as const, message: "worth knowing of it" };
    const changes = quiet ? [{ ...quiet, action: "none" as const, warnings: [warning] }] : [];
    expect(renderPlanMarkdown({ ...whole, changes })).toContain("- `audience/a`: worth knowing of it");
  });

  test("of hostile names holds no link, no mention and no HTML but its own", () => {
    const { types, plain, html } = parseMarkdown(renderPlanMarkdown(goldenPlans.hostile()));
    expect(types.has("link")).toBe(false);
    expect(types.has("image")).toBe(false);
    expect(findReferences(plain)).toEqual([]);
    const own =
      /^<!-- audiencectl plan growth\/test -->$|^<details><summary><code>[^<>]*<\/code>[^<>]*(?:<code>[^<>]*<\/code>\))?<\/summary>$|^<details><summary>Words used here<\/summary>$|^<\/details>$/;
    expect(html.filter((each) => !own.test(each))).toEqual([]);
  });

  test("indents the lines of a value, so that none of them looks like a field", () => {
    const description = "First\nenabled: false\ndefinition.query:\n    event('Nothing Ever').count() >= 1";
    const text = renderPlanMarkdown(plan([desired("a", { description })], []));
    expect(text).toContain(
      "  description:\n+   First\n+   enabled: false\n+   definition.query:\n+       event('Nothing Ever').count() >= 1\n",
    );
    expect(text.match(/^\+ enabled: .*$/gm)).toEqual(["+ enabled: true"]);
  });

  test("says once what is to be known of a field", () => {
    const edited = { ...live("a", { spec: { enabled: false } }), ownership: live("a").ownership };
    expect(renderPlanMarkdown(plan([desired("a")], [edited])).match(/\(undoes an edit/g)).toHaveLength(1);
  });

  test("says how many changes a branch does not explain, and shows them apart", () => {
    const whole = plan([desired("a", { enabled: false }), desired("b", { enabled: false })], [live("a"), live("b")]);
    const changes = whole.changes.map((change) => ({ ...change, explained: change.address === "audience/a" }));
    const text = renderPlanMarkdown({ ...whole, changes, base: { ref: "origin/main", commit: "0".repeat(40) } });
    expect(text).toContain("1 of 2 changes, compared with `origin/main`, does not come from this branch: manual edits");
    expect(text).toMatch(/### Not explained by this branch[\s\S]*audience\/b/);
  });
});
