import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pages } from "../report/html/pages.ts";
import { describeInBrowser } from "./browser.ts";
import { openReport } from "./open-report.ts";
import { isLong } from "../support/length.ts";

/** The addresses of the cards that are shown. */
const shown = (page: Page): Promise<string[]> => page.locator(".card:not([hidden]) h4").allTextContents();
const status = (page: Page): Promise<string> => page.locator("#status").innerText();
/** The address of the card that the keyboard is on. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.querySelector("h4")?.textContent ?? undefined);

describeInBrowser("a reader", (browser) => {
  const open = async (name = "plan mixed", options: Parameters<typeof openReport>[2] = {}): Promise<Page> => {
    const { page } = await openReport(browser(), pages[name]?.() ?? "", options);
    return page;
  };

  test("finds changes by address, name, field and value", async () => {
    const page = await open();
    const found: Record<string, string[]> = {};
    for (const words of ["audience/buyers", "RECENT", "previous nothing", "description", "order completed 10"]) {
      await page.getByRole("searchbox").fill(words);
      found[words] = await shown(page);
    }
    expect(found).toEqual({
      "audience/buyers": ["audience/buyers"],
      RECENT: ["audience/recent"],
      "previous nothing": [],
      description: ["audience/winners", "audience/let-go"],
      "order completed 10": ["audience/winners"],
    });
    await page.context().close();
  });

  test("filters by action, cause, risk and kind, and is told how many are left", async () => {
    const page = await open();
    expect(await status(page)).toBe("11 changes");
    await page.getByLabel("Delete 2").check();
    expect([await status(page), await shown(page)]).toEqual([
      "2 of 11 changes shown",
      ["audience/gone", "audience/gone/destination/64a1f0c2e8b5d90012aa0002"],
    ]);
    await page.getByLabel("Replace 1").check();
    expect(await status(page)).toBe("3 of 11 changes shown");
    await page.getByLabel("Audience 9").check();
    expect(await status(page)).toBe("2 of 11 changes shown");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByLabel("Drift 1").check();
    expect(await shown(page)).toEqual(["audience/drifted"]);
    await page.getByLabel("Risky only 4").check();
    expect([await shown(page), await page.getByText("Nothing matches").isVisible()]).toEqual([[], true]);
    await page.context().close();
  });

  test("needs no mouse: / searches, Escape clears, j and k go along the cards, Enter opens and closes", async () => {
    const page = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("audience/win");
    expect(await status(page)).toBe("3 of 11 changes shown");
    await page.keyboard.press("Escape");
    expect(await status(page)).toBe("11 changes");
    await page.keyboard.press("Escape");
    const [first, second, third] = await shown(page);
    await page.keyboard.press("j");
    expect(await focused(page)).toBe(first);
    await page.keyboard.press("j");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe(third);
    await page.keyboard.press("k");
    expect(await focused(page)).toBe(second);
    const details = page.locator(".card details").nth(1);
    const before = await details.getAttribute("open");
    await page.keyboard.press("Enter");
    expect([before, await details.getAttribute("open")]).toEqual(["", null]);
    await page.context().close();
  });

  test.runIf(isLong)(
    "comes by Tab from the way past the head through the tools to the cards, in the order of the page",
    async () => {
      const page = await open("plan chain");
      const stops: string[] = [];
      for (let stop = 0; stop < 14; stop++) {
        await page.keyboard.press("Tab");
        stops.push(
          await page.evaluate(
            () => document.activeElement?.textContent?.trim().slice(0, 24) || document.activeElement?.id || "",
          ),
        );
      }
      expect(stops[0]).toBe("Skip to the changes");
      const order = ["Copy", "The same as a list", "search", "Open all", "Close all"].map((name) =>
        stops.indexOf(name),
      );
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      expect(order).not.toContain(-1);
      const tops = await page.evaluate(() =>
        [...document.querySelectorAll(".card summary")].map((each) => (each as HTMLElement).tabIndex),
      );
      expect(new Set(tops)).toEqual(new Set([0]));
      await page.context().close();
    },
  );

  test.runIf(isLong)("sees where the keyboard is", async () => {
    const page = await open();
    const outline = () => page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth);
    await page.keyboard.press("Tab");
    expect(await outline()).toBe("3px");
    await page.keyboard.press("j");
    expect(await outline()).toBe("3px");
    await page.context().close();
  });

  test("follows the drawing to a card, even one that a filter hides", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Close all" }).click();
    await page.getByLabel("Adopt 1").check();
    await page.locator("svg a", { hasText: "audience/win-back" }).click();
    await expect.poll(() => focused(page)).toBe("audience/win-back");
    expect(await page.locator(".card details[open] h4").allTextContents()).toEqual(["audience/win-back"]);
    await page.context().close();
  });

  test.runIf(isLong)("copies the digest, also where the clipboard is closed to pages", async () => {
    const page = await open("plan mixed", { permissions: ["clipboard-read", "clipboard-write"] });
    const digest = await page.locator("#digest").innerText();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(digest);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"));
      document.execCommand = () => false;
    });
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("button", { name: "Selected: press Ctrl+C" }).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(digest);
    await page.context().close();
  });

  test("opens and closes all cards at once", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Close all" }).click();
    expect(await page.locator(".card details[open]").count()).toBe(0);
    await page.getByRole("button", { name: "Open all" }).click();
    expect(await page.locator(".card details[open]").count()).toBe(11);
    await page.context().close();
  });

  test.runIf(isLong)("works with three thousand changes as with ten", async () => {
    const page = await open("plan huge");
    await page.getByRole("searchbox").fill("changed-1499");
    await expect.poll(() => status(page)).toBe("1 of 3,000 changes shown");
    await page.keyboard.press("Escape");
    await expect.poll(() => status(page)).toBe("3,000 changes");
    await page.context().close();
  });
});
