import { mkdtemp, rm } from "node:fs/promises";
import { realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CommandIo } from "../io.ts";
import type { FoundBase } from "./find-base.ts";
import type { TreeEntry } from "./list-tree.ts";
import { askGit } from "./run-git.ts";

/** A temporary folder that files of a commit can be written to. */
export interface CheckOut {
  /** The folder that stands for the repository's top folder. */
  folder: string;
  /** Writes files as a checkout would, with line endings and filters. */
  write: (entries: readonly TreeEntry[]) => Promise<void>;
}

/**
 * Gives a temporary folder that is gone afterwards. The repository, its index and its working tree are left alone: git
 * reads the objects from there, and everything else is in the folder.
 */
export async function withCheckOut<Result>(
  io: CommandIo,
  { root }: FoundBase,
  use: (checkOut: CheckOut) => Promise<Result>,
): Promise<Result> {
  const whole = await mkdtemp(path.join(realpathSync(tmpdir()), "audiencectl-base-"));
  const folder = path.join(whole, "tree");
  const options = { cwd: root, indexFile: path.join(whole, "index") };
  const write = async (entries: readonly TreeEntry[]): Promise<void> => {
    await rm(options.indexFile, { force: true });
    const input = Buffer.concat(entries.flatMap(({ line }) => [line, Buffer.of(0)]));
    await askGit(io, ["update-index", "-z", "--index-info"], { ...options, input });
    await askGit(io, ["checkout-index", "--all", "--force", "--quiet", `--prefix=${folder}/`], options);
  };
  try {
    return await use({ folder, write });
  } finally {
    await rm(whole, { recursive: true, force: true });
  }
}
