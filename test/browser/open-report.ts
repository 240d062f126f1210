import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { temporaryFolder } from "../support/project.ts";

/** A report as a reader has it open, and what it did besides being read. */
export interface OpenReport {
  page: Page;
  /** Errors on the console, errors of the script, and breaches of the page's own policy. */
  troubles: string[];
  /** Everything that was asked for besides the file itself. */
  requests: string[];
}

/** The window of a desktop, and of a phone. */
export const widths = { wide: 1280, narrow: 390 } as const;

/** Opens a report from a file, as people do who got it attached. */
export async function openReport(
  browser: Browser,
  html: string,
  { width = widths.wide, ...options }: Omit<BrowserContextOptions, "viewport"> & { width?: number } = {},
): Promise<OpenReport> {
  const file = path.join(temporaryFolder(), "report.html");
  await writeFile(file, html);
  const context = await browser.newContext({ ...options, viewport: { width, height: 900 } });
  const page = await context.newPage();
  const troubles: string[] = [];
  const requests: string[] = [];
  const own = pathToFileURL(file).href;
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (request.url() !== own) requests.push(request.url());
  });
  await page.goto(own);
  return { page, troubles, requests };
}
