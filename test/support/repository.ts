import { execFileSync } from "node:child_process";
import { devNull } from "node:os";
import { mkdirSync } from "node:fs";

/** Git without anybody's own configuration, and with somebody who commits. */
export const gitEnv: Record<string, string> = {
  PATH: process.env["PATH"] ?? "",
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@example.com",
};

/** A real git repository. */
export interface Repository {
  folder: string;
  /** Runs git in it and gives what it prints, without the line break at the end. */
  git: (...words: string[]) => string;
  /** Commits everything in the folder, and gives the commit. */
  commit: (message?: string) => string;
}

/** Makes a repository with the branch `main` of a folder. */
export function createRepository(folder: string): Repository {
  mkdirSync(folder, { recursive: true });
  const repository = openRepository(folder);
  repository.git("-c", "init.defaultBranch=main", "init", "--quiet");
  return repository;
}

/** The repository that a folder is already. */
export function openRepository(folder: string): Repository {
  const git = (...words: string[]): string =>
    execFileSync("git", words, { cwd: folder, env: gitEnv, encoding: "utf8", stdio: "pipe" }).replace(/\n$/, "");
  return {
    folder,
    git,
    commit: (message = "Change") => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  };
}
