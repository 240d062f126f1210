import { readFileSync } from "node:fs";
import path from "node:path";

/** The root of the repository. */
export const root = path.resolve(import.meta.dirname, "../..");

/** The pages for users, whose commands are run and whose generated sections are held against the code. */
export const pages = [
  "README.md",
  "examples/README.md",
  "examples/ci/README.md",
  "examples/first-workspace/README.md",
  "schemas/README.md",
  "src/commands/README.md",
  "src/diagnostics/README.md",
  "src/query/README.md",
  "src/simulator/README.md",
] as const;

/** A page as it is committed. */
export function readPage(page: string): string {
  return readFileSync(path.join(root, page), "utf8");
}
