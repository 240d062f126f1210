import { readFileSync } from "node:fs";
import path from "node:path";
import type { FoundBase } from "../base/find-base.ts";
import { splitAtZeros } from "../base/list-tree.ts";
import { askGit } from "../base/run-git.ts";
import type { CommandIo } from "../io.ts";

/** A file of the working tree that is not as it was at a base. */
export interface ChangedFile {
  /** From the top of the repository, with forward slashes. */
  file: string;
  /** What it was and what it is; left out where it is not there, and of files that are no YAML. */
  before?: string;
  after?: string;
}

/** Whether a file is YAML, by its name. */
export function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

/** How git writes a changed file: modes, objects and status before its name. Of these, only the old ones say something. */
const changePattern = /^:(\d+) \d+ ([0-9a-f]+) /;
const SUBMODULE_MODE = "160000";

/** The files that differ between a base and the working tree. */
export async function changedFiles(io: CommandIo, base: FoundBase): Promise<ChangedFile[]> {
  const words = ["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-relative", base.commit];
  const parts = splitAtZeros((await askGit(io, [...words, "--"], { cwd: base.root })).stdout);
  const changes = parts.flatMap((part, index) => {
    const [, mode = "", old = ""] = changePattern.exec(part.toString("utf8")) ?? [];
    const name = parts[index + 1];
    if (index % 2 === 1 || !name) return [];
    return [{ file: name.toString("utf8"), old: mode === SUBMODULE_MODE || /^0+$/.test(old) ? undefined : old }];
  });
  const olds = changes.flatMap(({ file, old }) => (old !== undefined && isYaml(file) ? [old] : []));
  const texts = await readObjects(io, base, olds);
  return changes.map(({ file, old }) => {
    if (!isYaml(file)) return { file };
    const after = readIfThere(path.join(base.root, file));
    // A text that git does not give is no text that says something, and not one that was not there.
    return { file, ...(old !== undefined && { before: texts.get(old) ?? "" }), ...(after !== undefined && { after }) };
  });
}

/** The texts of objects by their names, asked for at once. Each comes after a line that ends in its length. */
async function readObjects(io: CommandIo, { root }: FoundBase, names: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (names.length === 0) return texts;
  const { stdout } = await askGit(io, ["cat-file", "--batch"], {
    cwd: root,
    input: Buffer.from(`${names.join("\n")}\n`),
  });
  for (let start = 0; start < stdout.length;) {
    const head = stdout.indexOf("\n", start);
    const [name = "", , length] = stdout.subarray(start, head).toString("utf8").split(" ");
    const end = head + 1 + Number(length);
    texts.set(name, stdout.subarray(head + 1, end).toString("utf8"));
    start = end + 1;
  }
  return texts;
}

/** The text of a file; `undefined` for one that is not there. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
