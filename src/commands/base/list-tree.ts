import type { CommandIo } from "../io.ts";
import type { FoundBase } from "./find-base.ts";
import { askGit } from "./run-git.ts";

/** One file of a commit. */
export interface TreeEntry {
  /** With forward slashes, from the repository's top folder. */
  path: string;
  /** Whether it is a symbolic link. */
  link: boolean;
  /** The entry as git wrote it, because names need not be valid text. */
  line: Buffer;
}

/** How git writes an entry: mode, type and object before a tab. Submodules are no blobs, so they are left out. */
const entryPattern = /^(\d+) blob [0-9a-f]+\t([\s\S]+)$/;
const LINK_MODE = "120000";

/** The files of a commit. @param folder Only those below it. Left out, or empty: all. */
export async function listTree(io: CommandIo, { root, commit }: FoundBase, folder = ""): Promise<TreeEntry[]> {
  const below = folder === "" ? [] : ["--", folder];
  const { stdout } = await askGit(io, ["ls-tree", "-r", "-z", "--full-tree", commit, ...below], { cwd: root });
  return splitAtZeros(stdout).flatMap((line) => {
    const [, mode, path] = entryPattern.exec(line.toString("utf8")) ?? [];
    return path === undefined ? [] : [{ path, link: mode === LINK_MODE, line }];
  });
}

/** Names end with a zero byte, the only one that none of them can hold. */
export function splitAtZeros(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0, end = bytes.indexOf(0); end !== -1; start = end + 1, end = bytes.indexOf(0, start))
    parts.push(bytes.subarray(start, end));
  return parts;
}
