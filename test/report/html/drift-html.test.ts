import type { DriftOptions } from "../../../src/drift/drift.ts";
import { describe, expect, test } from "vitest";
import { driftOf } from "../../drift/drift-of.ts";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import { renderDriftHtml } from "../../../src/report/html/drift-html.ts";
import type { LiveResource } from "../../../src/resources/resource.ts";
import { desired, live, plan } from "../../plan/builders.ts";
import { goldenPlans } from "../golden/plans.ts";
import { readPage } from "./read-page.ts";

function driftPage(found: Plan, seen: readonly LiveResource[] = [], asked: Partial<DriftOptions> = {}) {
  return readPage(renderDriftHtml(driftOf(found, { live: seen, ...asked })));
}

describe("the page of drift", () => {
  test("reads from what was applied to what is in the space, and says who edited it", () => {
    const [card] = driftPage(goldenPlans["drift-only"]()).all("article");
    expect(card?.text).toContain("was edited");
    expect(card?.text).toMatch(/Last edited\s*by Ada Meyer, 2026-01-01 00:00 UTC/);
    expect(card?.text).toMatch(/enabled\s*true → false/);
  });

  test("says what is missing", () => {
    const page = driftPage(plan([desired("a")], []));
    expect(page.all("article").map(({ text }) => text)[0]).toContain(
      "audience/a is not in the space (never applied, or lost)",
    );
    expect(page.all("p").map(({ text }) => text)).toContain(
      "Drift: 0 edited, 0 missing, 1 not in the space (never applied, or lost)",
    );
  });

  test("tells what is the matter with an object in trouble, and the remedy", () => {
    const failed = live("a", { facts: { ...live("a").facts, status: "Failed" } });
    const [card] = driftPage(plan([desired("a")], [failed]), [failed]).all("article");
    expect(card?.text).toContain("audience/a cannot be computed");
    expect(card?.text).toContain("Hint look in Segment");
  });

  test("counts pending changes, and lists them when they are asked for", () => {
    const found = goldenPlans.mixed();
    const groups = (asked: Partial<DriftOptions>) =>
      new Set(
        driftPage(found, [], asked)
          .all("article")
          .map(({ attributes }) => attributes["data-group"]),
      );
    expect(groups({})).not.toContain("pending");
    expect(groups({ pending: true })).toContain("pending");
    expect(
      driftPage(found)
        .all("p")
        .map(({ text }) => text)
        .join(),
    ).toContain("changes in the manifests");
  });

  test("names what nobody owns", () => {
    const stray = live("stray", { marker: null });
    const page = driftPage(goldenPlans.empty(), [stray], { unmanaged: "fail" });
    expect(
      page
        .all("section")
        .map(({ text }) => text)
        .join(),
    ).toMatch(/Unmanaged\s*audience "STRAY" \(aud_stray/);
  });

  test("says that there is none", () => {
    expect(
      driftPage(goldenPlans.empty())
        .all("p")
        .map(({ text }) => text),
    ).toContain("No drift");
  });
});
