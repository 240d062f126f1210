import { expect, test } from "vitest";
import { pages } from "../report/html/pages.ts";
import { isLong } from "../support/length.ts";
import { describeInBrowser } from "./browser.ts";
import { openReport } from "./open-report.ts";

describeInBrowser("a page that is opened", (browser) => {
  const all = Object.entries(pages);
  const isEveryday = ([name]: [string, unknown]): boolean => name === "plan mixed";

  const isHarmless = async (_name: string, make: () => string): Promise<void> => {
    const { page, troubles, requests } = await openReport(browser(), make());
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    expect([troubles, requests]).toEqual([[], []]);
    await page.context().close();
  };
  test.each(all.filter(isEveryday))("runs without an error and asks for nothing: %s", isHarmless);
  test.runIf(isLong).each(all.filter((page) => !isEveryday(page)))(
    "runs without an error and asks for nothing: %s",
    isHarmless,
  );

  test("keeps a script from running that somebody slips in", async () => {
    const html = pages["plan mixed"]?.() ?? "";
    const bad = html.replace(
      "<main>",
      `<main><script>document.title = "taken over"</script><img src="x" onerror="document.title = 'taken over'">`,
    );
    const { page, troubles } = await openReport(browser(), bad);
    expect(await page.title()).not.toBe("taken over");
    expect(troubles.join("\n")).toMatch(/Content Security Policy/);
    await page.context().close();
  });
});
