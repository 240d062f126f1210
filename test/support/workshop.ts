import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { ApplyResult } from "../../src/apply/outcome.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess, type CommandResult } from "./command.ts";
import { temporaryFolder, writeProject, type Manifest } from "./project.ts";
import { chosenSettings } from "./settings-matrix.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "./space.ts";

/** A project in a folder and its space, for what a walk of states cannot say: failures, files, exit codes. */
export interface Workshop {
  space: TestSpace;
  folder: string;
  /** Declares these manifests and nothing else. */
  declare: (manifests: Manifest[]) => void;
  plan: (options?: object, env?: Record<string, string>) => Promise<CommandResult & { plan: Plan }>;
  /** @param file A saved plan. */
  apply: (
    options?: object,
    env?: Record<string, string>,
    file?: string,
  ) => Promise<CommandResult & { report: ApplyResult & { verdict: string }; refusals: Diagnostic[] }>;
}

/** Starts a space and writes a project for it. */
export async function openWorkshop(
  manifests: Manifest[],
  settings: Partial<SimulatorSettings> = {},
): Promise<Workshop> {
  const space = await startSpace({ settings: { ...chosenSettings(), ...settings } });
  const folder = temporaryFolder();
  writeProject(folder, manifests);
  const common = { timeScale: TEST_TIME_SCALE, format: "json" };
  const access = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  return {
    space,
    folder,
    declare: (next) => writeProject(folder, next),
    plan: async (options = {}, env = {}) => {
      const result = await runInProcess(planCommand, {
        cwd: folder,
        env: { ...access, ...env },
        options: { ...common, ...options },
      });
      return { ...result, plan: parse(result.stdout) as Plan };
    },
    apply: async (options = {}, env = {}, file) => {
      const result = await runInProcess(applyCommand, {
        cwd: folder,
        env: { ...access, ...env },
        options: { ...common, lockTimeout: 600_000, autoApprove: true, ...options },
        ...(file !== undefined && { positional: [[file]] }),
      });
      const report = parse(result.stdout) as ApplyResult & { verdict: string; diagnostics?: Diagnostic[] };
      return { ...result, report, refusals: report.diagnostics ?? [] };
    },
  };
}

/** The value of a JSON output; text that is none gives an empty object, and the test fails at what it looks for. */
function parse(output: string): unknown {
  return output.startsWith("{") ? JSON.parse(output) : {};
}
