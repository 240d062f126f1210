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
