import { execFileSync } from "node:child_process";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";

/** A Chromium that is there or could be installed; empty when none is to be had. The script says why. */
const executablePath = execFileSync("sh", [path.join(import.meta.dirname, "install-chromium.sh")], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"],
}).trim();

/** Tests that need a browser: one is started for all of them. Where none is to be had they are left out. */
export function describeInBrowser(title: string, tests: (browser: () => Browser) => void): void {
  describe.skipIf(executablePath === "")(title, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    });
    afterAll(async () => browser?.close());
    tests(() => {
      if (!browser) throw new Error("the browser has not started");
      return browser;
    });
  });
}
