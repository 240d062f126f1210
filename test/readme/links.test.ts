import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import metadata from "../../package.json" with { type: "json" };
import { pages, readPage, root } from "./pages.ts";

/** The longest that the first page may be, so that a newcomer reads all of it. */
const MOST_BYTES = 12 * 1024;

/** A link of a page to a file of this repository, with the heading that it leads to. */
interface Link {
  target: string;
  heading?: string;
}

const links = [...pages, "CONTRIBUTING.md"].flatMap((page) => linksOf(page).map((link) => [page, link] as const));

test.each(links)("%s links to what is there: $target#$heading", (page, { target, heading }) => {
  const file = path.join(path.dirname(page), target);
  expect(existsSync(path.join(root, file)), file).toBe(true);
  if (heading !== undefined) expect(headingsOf(file)).toContain(heading);
});

test.each(pages)("%s is in the package", (page) => {
  const shipped = metadata.files.some((entry) => page === entry || page.startsWith(`${entry}/`));
  expect(shipped).toBe(true);
});

test("the first page is read in one sitting", () => {
  expect(Buffer.byteLength(readPage("README.md"))).toBeLessThanOrEqual(MOST_BYTES);
});

function linksOf(page: string): Link[] {
  return [...readPage(page).matchAll(/\]\(([^)\s#]*)(?:#([^)\s]+))?\)/g)]
    .filter(([, target = ""]) => !/^\w+:/.test(target))
    .map(([, target = "", heading]) => {
      const own = target === "" ? path.basename(page) : target;
      return { target: own, ...(heading !== undefined && { heading }) };
    });
}

/** The anchors that GitHub makes of the headings of a page. */
function headingsOf(page: string): string[] {
  return [...readPage(page).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) =>
    text
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}
