import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { goldenPlans } from "../report/golden/plans.ts";
import { describeInBrowser } from "./browser.ts";
import { openReport, widths } from "./open-report.ts";
import { isLong } from "../support/length.ts";

const folder = path.join(import.meta.dirname, "screenshots");
const cases = (["mixed", "dangerous"] as const).flatMap((name) =>
  Object.entries(widths).flatMap(([size, width]) =>
    (["light", "dark"] as const).map((colorScheme) => ({ name, size, width, colorScheme })),
  ),
);

describeInBrowser("pictures for people to look at", (browser) => {
  test.runIf(isLong).each(cases)(
    "the plan $name is drawn $size and $colorScheme",
    async ({ name, size, width, colorScheme }) => {
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${name}-${size}-${colorScheme}.png`);
      const { page } = await openReport(browser(), renderPlanHtml(goldenPlans[name]()), { width, colorScheme });
      await page.screenshot({ path: file, fullPage: true });
      expect((await stat(file)).size).toBeGreaterThan(10_000);
      await page.context().close();
    },
  );

  // Another machine has other fonts, so the committed picture is looked at by people and drawn anew with the pages.
  test.runIf(process.env["UPDATE_README"] === "1")("the plan of the first page is drawn", async () => {
    const { page } = await openReport(browser(), renderPlanHtml(goldenPlans["mixed"]()), {
      width: 1280,
      colorScheme: "light",
    });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.screenshot({ path: path.join(import.meta.dirname, "../../examples/plan.png") });
    await page.context().close();
  });
});
