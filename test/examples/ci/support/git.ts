import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** A repository that a team has on its host, with a folder in which somebody works on it. */
export interface Repository {
  clone: string;
}

/** An empty repository on main, as `git init` makes one; made once, because each would be the same. */
let empty: string | undefined;

/** Makes a folder a repository on main, without a commit. */
function initialise(folder: string): void {
  if (empty === undefined || !existsSync(empty)) {
    empty = mkdtempSync(path.join(tmpdir(), "audiencectl-empty-"));
    git(empty, "init", "--quiet", "--initial-branch=main", "--template=");
    // As on GitHub and GitLab, a commit can be fetched by its hash.
    git(empty, "config", "uploadpack.allowAnySHA1InWant", "true");
    const made = empty;
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  }
  cpSync(empty, folder, { recursive: true });
}

/** Makes a repository. What is committed in its folder is what its host has: there is nothing to push. */
export function createRepository(folder: string): Repository {
  const clone = path.join(folder, "clone");
  initialise(clone);
  return { clone };
}

/** The commit that is checked out. */
export function headOf(clone: string): string {
  const head = readFileSync(path.join(clone, ".git/HEAD"), "utf8").trim();
  const name = /^ref: (.+)$/.exec(head)?.[1];
  // Nothing here packs references.
  return name === undefined ? head : readFileSync(path.join(clone, ".git", name), "utf8").trim();
}

/** Commits all that is in the folder on its branch. Returns the commit. */
export function commitAll({ clone }: Repository, message: string): string {
  git(clone, "add", "--all");
  git(clone, "commit", "--quiet", "--allow-empty", "--message", message);
  return headOf(clone);
}

/** The merge of a branch into main as a commit of its own, which only has a name for pull requests. */
export function testMerge({ clone }: Repository, branch: string, ref: string): string {
  git(clone, "checkout", "--quiet", "--detach", "main");
  git(clone, "merge", "--quiet", "--no-ff", "--message", `Merge ${branch} into main`, branch);
  const commit = headOf(clone);
  git(clone, "update-ref", ref, commit);
  git(clone, "checkout", "--quiet", branch);
  return commit;
}

/** Squashes a branch onto main. Returns the new commit of main, where the folder is afterwards. */
export function squashMerge(repository: Repository, branch: string): string {
  git(repository.clone, "checkout", "--quiet", "main");
  git(repository.clone, "merge", "--quiet", "--squash", branch);
  return commitAll(repository, `Squash ${branch}`);
}

/**
 * Checks a commit out into an empty folder, as a runner does.
 *
 * @param history What else is fetched: nothing, what the commit comes from, or all branches, too.
 */
export function checkOut({ clone }: Repository, folder: string, commit: string, history: "none" | "own" | "all"): void {
  const what = {
    none: ["--depth=1", "origin", commit],
    own: ["origin", commit],
    all: ["origin", "+refs/heads/*:refs/remotes/origin/*", commit],
  };
  initialise(folder);
  appendFileSync(path.join(folder, ".git/config"), `[remote "origin"]\n\turl = file://${clone}\n`);
  git(folder, "fetch", "--quiet", ...what[history]);
  git(folder, "checkout", "--quiet", "--detach", commit);
}
