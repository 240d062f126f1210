import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/** Words that readers stumbled over, each with what is said instead. */
const replaced = [
  ["created anew", "replaced (deleted and recreated)"],
  ["goes and comes with", "recreated because X is replaced"],
  ["nobody owns", "unmanaged"],
  ["owned by nobody", "unmanaged"],
  ["1 of others", "managed by other projects"],
  ["let go", "released"],
  ["may not be applied", "cannot be applied"],
  ["in words:", "before: and after:"],
  ["so far:", "before:"],
  ["that is no drift", "not drift"],
] as const;

const folders = ["csv", "github", "html", "markdown", "sarif", "text"];
const reports = folders.flatMap((folder) =>
  readdirSync(path.join(import.meta.dirname, folder)).map((file) => path.join(folder, file)),
);

test.each(replaced)('no report says "%s"; it says "%s"', (words) => {
  const saying = reports.filter((file) =>
    visibleText(readFileSync(path.join(import.meta.dirname, file), "utf8")).includes(words),
  );
  expect(saying).toEqual([]);
});

/** Without addresses, which tests name as they like. */
function visibleText(report: string): string {
  return report.replaceAll(/audience\/[\w/-]+/g, "").toLowerCase();
}

test("no row of a table in Markdown has another number of cells than its head, whatever names hold", () => {
  const broken = reports
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => {
      const rows = tablesOf(readFileSync(path.join(import.meta.dirname, file), "utf8"));
      return rows.filter(([head = "", ...rest]) => rest.some((row) => bars(row) !== bars(head))).map(() => file);
    });
  expect(broken).toEqual([]);
});

/** The tables of a report, line by line. Blocks of code have none. */
function tablesOf(report: string): string[][] {
  const open = report.replaceAll(/^(`{3,})[^]*?^\1$/gm, "");
  return [...open.matchAll(/(?:^\|.*\n?)+/gm)].map(([table]) => table.trimEnd().split("\n"));
}

/** How many bars of a row stand between cells, and not in them. */
function bars(row: string): number {
  return row.match(/(?<!\\)\|/g)?.length ?? 0;
}

test("no report for people tells a time by the millisecond", () => {
  const telling = reports.filter((file) => {
    if (!/^(?:html|markdown|text)/.test(file)) return false;
    const shown = readFileSync(path.join(import.meta.dirname, file), "utf8")
      .replaceAll(/<script[^]*?<\/script>|datetime="[^"]*"/g, "")
      // What a test of the project itself expected, and when.
      .replaceAll(/ should .* at \S+, and /g, "");
    return /T\d\d:\d\d:\d\d\.\d{3}Z/.test(shown);
  });
  expect(telling).toEqual([]);
});
