import { execFileSync } from "node:child_process";
import path from "node:path";

/** Runs git in a folder, as the same person everywhere, and gives back what it prints. */
export function git(folder: string, ...words: string[]): string {
  const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
  // Nothing here lives long enough to be tidied up.
  const untidied = ["-c", "maintenance.auto=false", "-c", "gc.auto=0", "-c", "receive.autogc=false"];
  return execFileSync("git", [...who, ...untidied, ...words], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] ?? "", HOME: folder, GIT_CONFIG_NOSYSTEM: "1" },
  }).trim();
}

/** A repository that others clone, and a clone of it to work in. */
export interface Repository {
  origin: string;
  clone: string;
}

/** Makes both; the clone is on main, without a commit. */
export function createRepository(folder: string): Repository {
  git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin.git");
  const origin = path.join(folder, "origin.git");
  // As on GitHub and GitLab, a commit can be fetched by its hash.
  git(origin, "config", "uploadpack.allowAnySHA1InWant", "true");
  git(folder, "init", "--quiet", "--initial-branch=main", "clone");
  const clone = path.join(folder, "clone");
  git(clone, "remote", "add", "origin", `file://${origin}`);
  return { origin, clone };
}

/** Commits all that is in the clone on its branch, and pushes. Returns the commit. */
export function commitAll({ clone }: Repository, message: string): string {
  git(clone, "add", "--all");
  git(clone, "commit", "--quiet", "--allow-empty", "--message", message);
  git(clone, "push", "--quiet", "origin", "HEAD");
  return git(clone, "rev-parse", "HEAD");
}

/** The merge of a branch into main as a commit of its own, which only has a name for pull requests. */
export function testMerge({ clone }: Repository, branch: string, ref: string): string {
  git(clone, "checkout", "--quiet", "--detach", "main");
  git(clone, "merge", "--quiet", "--no-ff", "--message", `Merge ${branch} into main`, branch);
  const commit = git(clone, "rev-parse", "HEAD");
  git(clone, "push", "--quiet", "--force", "origin", `HEAD:${ref}`);
  git(clone, "checkout", "--quiet", branch);
  return commit;
}

/** Squashes a branch onto main and pushes that. Returns the new commit of main, where the clone is afterwards. */
export function squashMerge(repository: Repository, branch: string): string {
  git(repository.clone, "checkout", "--quiet", "main");
  git(repository.clone, "merge", "--quiet", "--squash", branch);
  return commitAll(repository, `Squash ${branch}`);
}

/**
 * Checks a commit out into a new folder, as a runner does.
 *
 * @param history What else is fetched: nothing, what the commit comes from, or all branches, too.
 */
export function checkOut(
  { origin }: Repository,
  folder: string,
  commit: string,
  history: "none" | "own" | "all",
): void {
  const what = {
    none: ["--depth=1", "origin", commit],
    own: ["origin", commit],
    all: ["origin", "+refs/heads/*:refs/remotes/origin/*", commit],
  };
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "remote", "add", "origin", `file://${origin}`);
  git(folder, "fetch", "--quiet", ...what[history]);
  git(folder, "checkout", "--quiet", "--detach", commit);
}
