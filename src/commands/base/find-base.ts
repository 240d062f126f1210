import { realpathSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { lineOf, runGit, type GitAnswer } from "./run-git.ts";

/** A commit to compare with, and where the project is in its repository. */
export interface FoundBase {
  /** As it was given. */
  ref: string;
  commit: string;
  /** The repository's top folder, free of links. */
  root: string;
  /** The project file within the repository, with forward slashes. */
  file: string;
}

/**
 * The commit that a branch is compared with: where it left the ref, so that what only the ref has got since explains
 * nothing. Where the two have no history in common, the ref itself.
 *
 * @param projectFile Its absolute path.
 * @throws {CommandError} when there is no git, no repository or no such ref.
 */
export async function findBase(io: CommandIo, ref: string, projectFile: string): Promise<FoundBase> {
  // A folder reached through a link is in the repository that it really is in.
  const cwd = realpathSync(path.dirname(projectFile));
  const git = (...words: string[]): Promise<GitAnswer> => runGit(io, words, { cwd });
  const top = await git("rev-parse", "--show-toplevel");
  if (top.exitCode !== 0) throw noRepository(cwd, top);
  const root = lineOf(top);
  const file = path.relative(root, path.join(cwd, path.basename(projectFile))).replaceAll(path.sep, "/");
  if (file.startsWith("../") || path.isAbsolute(file)) throw outside(projectFile, root);
  // Whatever stands after --end-of-options is never taken for an option.
  const found = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  const shallow = lineOf(await git("rev-parse", "--is-shallow-repository")) === "true";
  if (found.exitCode !== 0) throw unknownRef(ref, shallow);
  const tip = lineOf(found);
  const common = await git("merge-base", tip, "HEAD");
  if (common.exitCode === 0) return { ref, commit: lineOf(common), root, file };
  if (shallow)
    io.stderr(
      `${io.style.stderr.yellow("Warning:")} this clone is too shallow to tell where the branch left ${ref}, so the files are compared with ${ref} as it is now; fetch the whole history (fetch-depth: 0) to leave out what only ${ref} has\n`,
    );
  return { ref, commit: tip, root, file };
}

/** The folder of the project file, from the repository's top folder; empty for that one itself. */
export function homeOf({ file }: Pick<FoundBase, "file">): string {
  return path.posix.dirname(`/${file}`).slice(1);
}

function noRepository(folder: string, { complaint }: GitAnswer): CommandError {
  if (complaint.includes("dubious ownership"))
    return new CommandError(`git does not trust the repository of ${folder}, because it belongs to another user`, {
      code: "base-no-repository",
      hint: `if you trust it: git config --global --add safe.directory ${folder}, or the folder above that holds .git`,
    });
  return new CommandError(`the project is not in the working tree of a git repository: ${complaint}`, {
    code: "base-no-repository",
    hint: `--base compares with another commit of the repository that holds ${folder}; leave it out where there is none`,
  });
}

function outside(projectFile: string, root: string): CommandError {
  return new CommandError(`the project file ${projectFile} is outside of the working tree of its repository, ${root}`, {
    code: "base-outside",
    hint: "see core.worktree in the repository's configuration, or leave --base out",
  });
}

function unknownRef(ref: string, shallow: boolean): CommandError {
  const hint = shallow
    ? "this clone is shallow: check out with fetch-depth: 0 (actions/checkout), or run git fetch --unshallow and git fetch for the branch"
    : "run git fetch, and check the name: a branch of a remote is called such as origin/main";
  return new CommandError(`git knows no commit by the name ${JSON.stringify(ref)}`, { code: "base-unknown-ref", hint });
}
