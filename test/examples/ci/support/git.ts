import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false"];
// Nothing here lives long enough to be tidied up.
const untidied = ["-c", "maintenance.auto=false", "-c", "gc.auto=0", "-c", "receive.autogc=false"];

/** Runs git in a folder, as the same person everywhere, and gives back what it prints. */
export function git(folder: string, ...words: string[]): string {
  return run(folder, "git", [...who, ...untidied, ...words]);
}

/** Runs git several times up to the first failure. One shell starts them, because a process of tests is slow at it. */
function gitInTurn(folder: string, ...commands: string[][]): string {
  const line = (words: string[]): string =>
    ["git", ...who, ...untidied, ...words].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(" ");
  return run(folder, "sh", ["-e", "-c", commands.map(line).join("\n")]);
}

function run(folder: string, program: string, words: string[]): string {
  return execFileSync(program, words, {
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
  gitInTurn(clone, ["add", "--all"], ["commit", "--quiet", "--allow-empty", "--message", message]);
  return headOf(clone);
}

/** The merge of a branch into main as a commit of its own, which only has a name for pull requests. */
export function testMerge({ clone }: Repository, branch: string, ref: string): string {
  const said = gitInTurn(
    clone,
    ["checkout", "--quiet", "--detach", "main"],
    ["merge", "--quiet", "--no-ff", "--message", `Merge ${branch} into main`, branch],
    ["update-ref", ref, "HEAD"],
    ["checkout", "--quiet", branch],
    ["rev-parse", ref],
  );
  return said.split("\n").at(-1) ?? "";
}

/** Squashes a branch onto main. Returns the new commit of main, where the folder is afterwards. */
export function squashMerge(repository: Repository, branch: string): string {
  gitInTurn(repository.clone, ["checkout", "--quiet", "main"], ["merge", "--quiet", "--squash", branch]);
  return commitAll(repository, `Squash ${branch}`);
}

/**
 * Checks a commit out into an empty folder, as a runner does.
 *
 * @param history What else is fetched: nothing, what the commit comes from, or all branches, too.
 */
export function checkOut(
  repository: Repository,
  folder: string,
  commit: string,
  history: "none" | "own" | "all",
): void {
  // Every job of a pipeline gets the same, as long as no branch has moved.
  const key = [repository.clone, commit, history, history === "all" ? branchesOf(repository) : ""].join(" ");
  const before = checkouts.get(key);
  const fresh = before ?? path.join(path.dirname(repository.clone), `checkout-${checkouts.size}`);
  if (before === undefined) {
    checkouts.set(key, fresh);
    fetchInto(repository, fresh, commit, history);
  }
  cpSync(fresh, folder, { recursive: true });
}

/** Checks another commit out where one is checked out already. Files that git does not know stay. */
export function moveTo(folder: string, commit: string): void {
  gitInTurn(folder, ["fetch", "--quiet", "--depth=1", "origin", commit], ["checkout", "--quiet", "--force", commit]);
}

/** Fresh checkouts by what is in them. */
const checkouts = new Map<string, string>();

/** The branches with their commits. Nothing here packs references. */
function branchesOf({ clone }: Repository): string {
  const heads = path.join(clone, ".git/refs/heads");
  const files = readdirSync(heads, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => `${file}=${readFileSync(file, "utf8")}`)
    .join(" ");
}

function fetchInto({ clone }: Repository, folder: string, commit: string, history: "none" | "own" | "all"): void {
  const what = {
    none: ["--depth=1", "origin", commit],
    own: ["origin", commit],
    all: ["origin", "+refs/heads/*:refs/remotes/origin/*", commit],
  };
  initialise(folder);
  appendFileSync(path.join(folder, ".git/config"), `[remote "origin"]\n\turl = file://${clone}\n`);
  gitInTurn(folder, ["fetch", "--quiet", ...what[history]], ["checkout", "--quiet", "--detach", commit]);
}
