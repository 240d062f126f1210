import { readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { splitAtZeros } from "../base/list-tree.ts";
import { askGit } from "../base/run-git.ts";
import type { CommandIo } from "../io.ts";
import type { ChangedFile } from "./changed-files.ts";

/** A link of the working tree. Both from the top of the repository, with forward slashes. */
interface Link {
  file: string;
  target: string;
}

/**
 * The changed files, and the links that lead to one of them or into a folder with one: who reads a link reads what it leads to.
 *
 * @param root The top folder of the repository, free of links.
 */
export async function withLinks(
  io: CommandIo,
  root: string,
  changes: readonly ChangedFile[],
): Promise<readonly ChangedFile[]> {
  const links = await listLinks(io, root);
  const reached = new Map(changes.map((change) => [change.file, change]));
  // A link that is reached may be in a folder that another one leads to.
  for (const change of reached.values())
    for (const { file, target } of links)
      if (!reached.has(file) && isIn(change.file, target))
        // A folder is no text, so nothing is said of what is different in it.
        reached.set(file, change.file === target ? { ...change, file } : { file });
  return [...reached.values()];
}

function isIn(file: string, folder: string): boolean {
  return folder === "" || file === folder || file.startsWith(`${folder}/`);
}

/** The links that git has and that lead to a place in the repository. */
async function listLinks(io: CommandIo, root: string): Promise<Link[]> {
  const { stdout } = await askGit(io, ["ls-files", "--stage", "-z"], { cwd: root });
  return splitAtZeros(stdout).flatMap((line) => {
    const [, file] = /^120000 \S+ \d\t([\s\S]+)$/.exec(line.toString("utf8")) ?? [];
    const target = file === undefined ? undefined : targetOf(path.join(root, file));
    if (file === undefined || target === undefined) return [];
    const within = path.relative(root, target).replaceAll(path.sep, "/");
    return within === ".." || within.startsWith("../") || path.isAbsolute(within) ? [] : [{ file, target: within }];
  });
}

/** Where a link leads, also where nothing is there any more. `undefined`: it is no link in the working tree. */
function targetOf(link: string): string | undefined {
  try {
    return realpathSync(link);
  } catch {
    try {
      return path.resolve(realpathSync(path.dirname(link)), readlinkSync(link));
    } catch {
      return undefined;
    }
  }
}
