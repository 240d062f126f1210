import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { CommandModule } from "../../src/commands/definitions.ts";
import type { Change, Plan } from "../../src/plan/generated/plan.ts";
import { fieldChanges } from "../../src/report/field-changes.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess, type CommandResult } from "./command.ts";
import { temporaryFolder, writeProject, type Manifest, type ProjectSpec } from "./project.ts";
import { chosenSettings } from "./settings-matrix.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "./space.ts";

/** One state of a project, and what has to happen on the way to it from the state before. */
export interface Step {
  /** What somebody does in the space before. */
  byHand?: (space: TestSpace) => Promise<void>;
  /** All manifests of the project from now on. Left out: as before. */
  manifests?: Manifest[];
  /** The rest of the project. Left out: as before. */
  project?: ProjectSpec;
  /** Flags of plan and apply, such as `{maxDeletes: 3}`. */
  flags?: Record<string, unknown>;
  /** The changes of the plan, as `action address: field, field (reason)`; see `summarise`. */
  changes: string[];
  /** The codes that the plan is refused with. Then nothing may be written. */
  refused?: string[];
  /** Looks at the space when the step is done. */
  check?: (space: TestSpace) => void;
}

/** A walk through states. After every apply the next plan has to be empty. */
export function scenario(title: string, steps: Step[], settings: Partial<SimulatorSettings> = {}): void {
  test(title, async () => {
    const inForce = { ...chosenSettings(), ...settings };
    const space = await startSpace({ settings: inForce });
    // Who looks at a list right after a write may see the space before it; people take longer than that.
    const lagMs = ((inForce.listLagSeconds ?? 0) * 1000) / TEST_TIME_SCALE;
    const folder = temporaryFolder();
    let manifests: Manifest[] = [];
    let project: ProjectSpec = {};
    for (const [index, step] of steps.entries()) {
      await step.byHand?.(space);
      if (step.byHand && lagMs > 0) await setTimeout(lagMs + 5);
      manifests = step.manifests ?? manifests;
      project = step.project ?? project;
      writeProject(folder, manifests, project);
      const where = `step ${index + 1}`;
      const run = (module: CommandModule, options: object): Promise<CommandResult> =>
        runInProcess(module, {
          cwd: folder,
          env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
          options: { timeScale: TEST_TIME_SCALE, format: "json", ...step.flags, ...options },
        });

      const before = JSON.stringify(space.simulator.state);
      const planned = await run(planCommand, {});
      const plan = JSON.parse(planned.stdout) as Plan;
      expect(plan.changes?.map(summarise), `${where}: ${planned.stderr}`).toEqual(step.changes);
      expect(
        plan.refused.map(({ code }) => code),
        where,
      ).toEqual(step.refused ?? []);
      expect(planned.exitCode, where).toBe(step.refused ? 3 : 0);
      expect(JSON.stringify(space.simulator.state), `${where}: a plan never writes`).toBe(before);

      const applied = await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
      expect(applied.exitCode, `${where}: ${applied.stderr}`).toBe(step.refused ? 3 : 0);
      if (step.refused) expect(JSON.stringify(space.simulator.state), `${where}: refused, so not written`).toBe(before);
      else {
        const again = JSON.parse((await run(planCommand, {})).stdout) as Plan;
        expect(
          again.changes.filter(({ action }) => action !== "none").map(summarise),
          `${where}: the second plan is empty`,
        ).toEqual([]);
        expect(JSON.parse(applied.stdout), where).toMatchObject({ verdict: "complete", settling: [] });
      }
      step.check?.(space);
    }
  });
}

/** A change in one line: `update audience/a: name, enabled`, with the reason behind it unless it is `pending`. */
export function summarise(change: Change): string {
  const fields = change.action === "create" ? [] : fieldChanges(change).map(({ field }) => field);
  const ownership =
    change.ownership.before?.protect === change.ownership.after?.protect ||
    !change.ownership.before ||
    !change.ownership.after
      ? []
      : ["protect"];
  const all = [...fields, ...ownership];
  const reason = change.reason === "drift" ? " (drift)" : "";
  const from = change.previousAddress === undefined ? "" : ` from ${change.previousAddress}`;
  return `${change.action} ${change.address}${from}${all.length > 0 ? `: ${all.join(", ")}` : ""}${reason}`;
}
