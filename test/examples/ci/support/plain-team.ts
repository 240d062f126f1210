import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "../../../support/project.ts";
import { startSpace, type TestSpace } from "../../../support/space.ts";
import { commitAll, git, type Repository } from "./git.ts";
import { createTeamRepository } from "./team-repository.ts";
import { makeTools, type ToolOptions } from "./tools.ts";
import { withTwoProjects, type TwoProjects } from "./two-teams.ts";

/** The default branch of the repository. */
export const trunk = "trunk";

/** A team with two projects in a repository, on a system that knows commits and branches and no more. */
export interface PlainTeam extends TwoProjects {
  space: TestSpace;
  repository: Repository;
  /** A folder for workspaces. */
  folder: string;
  /** What every process on a runner has in its environment. */
  env: Record<string, string>;
  /** Commits a change to a branch, which is made from the default one if it is new. Returns the commit. */
  commit(branch: string, change: () => void): string;
}

/** What else a repository has, and which program the pipelines run. */
export interface PlainTeamOptions extends ToolOptions {
  /** Texts of files by their places. */
  files?: Readonly<Record<string, string>>;
}

/** Sets the team up, with nothing applied. */
export async function startPlainTeam({ program, files = {} }: PlainTeamOptions = {}): Promise<PlainTeam> {
  return await withTwoProjects(async ({ start }) => {
    const space = await startSpace();
    const folder = temporaryFolder();
    const repository = await createTeamRepository(folder, space, []);
    const { clone } = repository;
    start(repository);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(clone, file)), { recursive: true });
      writeFileSync(path.join(clone, file), text);
    }
    commitAll(repository, "Start once more");
    git(clone, "branch", "--move", trunk);
    return {
      space,
      repository,
      folder,
      env: { ...(await makeTools(folder, { program })), PUBLIC_API_URL: space.url },
      commit: (branch, change) => {
        const isKnown = git(clone, "branch", "--list", "--", branch) !== "";
        git(clone, "checkout", "--quiet", ...(isKnown ? [branch, "--"] : ["-b", branch, trunk, "--"]));
        change();
        const made = commitAll(repository, `Change ${branch}`);
        // Whoever asks a host for its HEAD is told the default branch.
        git(clone, "checkout", "--quiet", trunk, "--");
        return made;
      },
    };
  });
}
