import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { driftOf } from "../drift/drift-of.ts";
import { live, plan } from "../plan/builders.ts";
import { pages } from "../report/html/pages.ts";
import { describeInBrowser } from "./browser.ts";
import { openReport, widths, type OpenReport } from "./open-report.ts";
import { findPoorContrast } from "./poor-contrast.ts";
import { isLong } from "../support/length.ts";

const everyday = Object.entries(pages).filter(([name]) => name !== "plan huge");

describeInBrowser("how a page looks", (browser) => {
  describe.each(everyday)("%s", (name, make) => {
    // The others are looked at at night.
    const isTaken = isLong || name === "plan mixed";
    // Opening a page takes longer than looking at it, so it is opened once, and its window is changed.
    let opening: Promise<OpenReport> | undefined;
    const open = async (): Promise<Page> => (await (opening ??= openReport(browser(), make()))).page;
    afterAll(async () => (await opening)?.page.context().close());

    test.runIf(isTaken)("nothing sticks out of a narrow screen", async () => {
      const page = await open();
      await page.setViewportSize({ width: widths.narrow, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(widths.narrow);
    });

    test.runIf(isTaken).each(["light", "dark"] as const)(
      "every text stands out from its ground when it is %s",
      async (colorScheme) => {
        const page = await open();
        await page.setViewportSize({ width: widths.wide, height: 900 });
        await page.emulateMedia({ colorScheme });
        const { poor, measured } = await page.evaluate(findPoorContrast);
        expect(poor).toEqual([]);
        expect(measured).toBeGreaterThan(5);
      },
    );
  });

  test("a drawing keeps its labels within their boxes", async () => {
    const { page } = await openReport(browser(), pages["plan mixed"]?.() ?? "");
    const sticking = await page.locator("svg .node").evaluateAll((nodes) =>
      nodes
        .filter((node) => {
          const [box, label] = ["rect", ".label"].map((part) => node.querySelector(part)?.getBoundingClientRect());
          return !box || !label || label.right > box.right - 4;
        })
        .map(({ textContent }) => textContent),
    );
    expect(sticking).toEqual([]);
    await page.context().close();
  });

  test("a number says on a narrow screen what it counts without a break in a word", async () => {
    const stray = [live("stray", { marker: null })];
    const html = renderDriftHtml(driftOf(plan([], stray), { live: stray, unmanaged: "fail" }));
    const { page } = await openReport(browser(), html, { width: widths.narrow });
    const broken = await page.locator(".tiles li").evaluateAll((tiles) =>
      tiles
        .filter((tile) => {
          tile.setAttribute("style", "overflow-wrap: normal; word-break: normal");
          return tile.scrollWidth > tile.clientWidth;
        })
        .map(({ textContent }) => textContent),
    );
    expect(broken).toEqual([]);
    await page.context().close();
  });

  test("the two sides of a query stand beside each other, and below each other on a narrow screen", async () => {
    const html = pages["plan mixed"]?.() ?? "";
    const sides = async (width: number) => {
      const { page } = await openReport(browser(), html, { width });
      const cell = (sign: string) => page.locator(`.diff tr:has(td.del):has(td.ins) td.${sign}:not(.no)`).first();
      const [before, after] = [await cell("del").boundingBox(), await cell("ins").boundingBox()];
      await page.context().close();
      return before?.y === after?.y ? "beside" : "below";
    };
    expect(await sides(widths.wide)).toBe("beside");
    expect(await sides(widths.narrow)).toBe("below");
  });

  test("everything can be read without a script, and no control is there that would need one", async () => {
    const { page } = await openReport(browser(), pages["plan mixed"]?.() ?? "", { javaScriptEnabled: false });
    expect(await page.getByText("did Order Completed at least 4 times").isVisible()).toBe(true);
    expect(await page.locator("button:visible, input:visible").count()).toBe(0);
    await page.context().close();
  });

  test("paper shows what is closed on the screen", async () => {
    const { page } = await openReport(browser(), pages["plan mixed"]?.() ?? "", { javaScriptEnabled: false });
    const list = page.locator(".as-list li").first();
    expect(await list.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await list.isVisible()).toBe(true);
    await page.context().close();
  });

  test("nothing moves for those who do not want it", async () => {
    const { page } = await openReport(browser(), pages["plan mixed"]?.() ?? "", { reducedMotion: "reduce" });
    const moving = await page.evaluate(
      () =>
        document.querySelectorAll("*").length > 0 &&
        [...document.querySelectorAll(".card summary")].some(
          (summary) => getComputedStyle(summary, "::after").transitionDuration !== "0s",
        ),
    );
    expect(moving).toBe(false);
    await page.context().close();
  });
});
