import { mkdirSync } from "node:fs";
import path from "node:path";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import { compareText } from "../../src/values/compare-text.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runInProcess, type CommandResult } from "../support/command.ts";
import { temporaryFolder, writeProject, type Manifest, type ProjectSpec } from "../support/project.ts";
import { createRepository, gitEnv, type Repository } from "../support/repository.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "../support/space.ts";

/** A project in a repository whose state on `main` is applied, on a branch of its own. */
export interface Branch {
  space: TestSpace;
  repository: Repository;
  /** The project's folder. */
  folder: string;
  /** Writes all manifests of the project, without a commit. */
  declare: (manifests: readonly Manifest[], project?: ProjectSpec) => void;
  apply: () => Promise<CommandResult>;
  /** Runs plan with `--base`. */
  plan: (base: string, options?: object, env?: Record<string, string>) => Promise<CommandResult & { plan: Plan }>;
  /** Each change of a plan against `main` with its mark, by address: `update audience/a: explained`. */
  marks: (base?: string) => Promise<string[]>;
}

/** Starts a branch. @param within The project's folder within the repository. */
export async function openBranch(
  manifests: readonly Manifest[],
  { within = "", project = {} }: { within?: string; project?: ProjectSpec } = {},
): Promise<Branch> {
  const space = await startSpace();
  const repository = createRepository(temporaryFolder());
  const folder = path.join(repository.folder, within);
  mkdirSync(folder, { recursive: true });
  const declare: Branch["declare"] = (next, spec = project) => writeProject(folder, next, spec);
  const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const apply: Branch["apply"] = () =>
    runInProcess(applyCommand, {
      cwd: folder,
      env: access,
      options: { timeScale: TEST_TIME_SCALE, autoApprove: true, lockTimeout: 600_000, allowDeleteAll: true },
    });
  const plan: Branch["plan"] = async (base, options = {}, env = {}) => {
    const result = await runInProcess(planCommand, {
      cwd: folder,
      env: { ...gitEnv, ...access, ...env },
      options: { timeScale: TEST_TIME_SCALE, format: "json", base, ...options },
    });
    return { ...result, plan: (result.stdout.startsWith("{") ? JSON.parse(result.stdout) : {}) as Plan };
  };
  declare(manifests);
  repository.commit("Declare");
  const applied = await apply();
  if (applied.exitCode !== 0) throw new Error(applied.stdout + applied.stderr);
  repository.git("switch", "--quiet", "--create", "topic");
  return { space, repository, folder, declare, apply, plan, marks: async (base = "main") => marksOf(await plan(base)) };
}

function marksOf({ plan, stderr }: CommandResult & { plan: Plan }): string[] {
  if (!plan.changes) throw new Error(stderr);
  const byAddress = plan.changes.toSorted((a, b) => compareText(a.address, b.address));
  return byAddress.map(
    ({ action, address, explained }) =>
      `${action} ${address}: ${explained === undefined ? "not marked" : explained ? "explained" : "unexplained"}`,
  );
}
