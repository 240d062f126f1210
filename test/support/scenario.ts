import { isRefused, isWithheld, isWritten } from "../../src/plan/change/is-change.ts";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Change, Plan } from "../../src/plan/generated/plan.ts";
import { fieldChanges } from "../../src/plan/change/field-changes.ts";
import { metadataChanges } from "../../src/plan/change/metadata-changes.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess, type CommandResult, type CommandModule } from "./command.ts";
import { temporaryFolder, writeProject, type Manifest, type ProjectSpec } from "./project.ts";
import { chosenSettings } from "./settings-matrix.ts";
import { startSpace, TEST_TIME_SCALE, type TestSpace } from "./space.ts";
import { isLong } from "./length.ts";

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
  /** Environment variables of plan and apply: secrets. */
  env?: Record<string, string>;
  /** The changes of the plan, as `action address: field, field (reason)`; see `summarise`. */
  changes: string[];
  /** The codes that the plan is refused with. Then nothing may be written. */
  refused?: string[];
  /** The codes of the errors for which changes are left out, each once. Then all others are made, and those stay to be done. */
  leavesOut?: string[];
  /** The codes that the plan and its changes warn with, each once. Left out: not looked at. */
  warnings?: string[];
  /** Texts that no output of the step may hold: secrets. */
  hides?: string[];
  /** Looks at the space when the step is done. */
  check?: (space: TestSpace) => void;
}

/** The share of requests that fail in the second run of every scenario. */
const FAILURE_RATE = 0.1;

/** How often an apply may be started again in a space that fails. */
const MOST_APPLIES = 12;

/**
 * A walk through states. After every apply the next plan has to be empty. Every walk is walked twice: in a space that
 * works, and in one that fails one request in ten, where an apply may have to be started again. Of the second walks one in twenty-four is
 * taken before every change, and all of them at night.
 */
export function scenario(title: string, steps: Step[], settings: Partial<SimulatorSettings> = {}): void {
  test(title, () => walk(steps, settings, 0));
  const isTaken = isLong || title.length % 24 === 0;
  test.runIf(isTaken)(`${title}, while one request in ten fails`, () => walk(steps, settings, FAILURE_RATE));
}

async function walk(steps: Step[], settings: Partial<SimulatorSettings>, failureRate: number): Promise<void> {
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
    const outputs: string[] = [];
    const run = async (module: CommandModule, options: object): Promise<CommandResult> => {
      space.simulator.settings.failureRate = failureRate;
      const result = await runInProcess(module, {
        cwd: folder,
        env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER", ...step.env },
        options: { timeScale: TEST_TIME_SCALE, format: "json", ...step.flags, ...options },
      });
      space.simulator.settings.failureRate = 0;
      outputs.push(result.stdout, result.stderr);
      return result;
    };

    const before = JSON.stringify(space.simulator.state);
    const planned = await run(planCommand, {});
    const plan = JSON.parse(planned.stdout) as Plan;
    expect(plan.changes?.map(summarise), `${where}: ${planned.stderr}`).toEqual(step.changes);
    expect(
      plan.refused.map(({ code }) => code),
      where,
    ).toEqual(step.refused ?? []);
    if (step.warnings) expect(warningsOf(plan), where).toEqual(step.warnings);
    expect(leftOutFor(plan), where).toEqual(step.leavesOut ?? []);
    const planExit = step.refused || step.leavesOut ? 3 : 0;
    expect(planned.exitCode, where).toBe(planExit);
    expect(JSON.stringify(space.simulator.state), `${where}: a plan never writes`).toBe(before);

    const apply = (): Promise<CommandResult> => run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    let applied = await apply();
    const mostApplies = failureRate > 0 ? MOST_APPLIES : 1;
    for (let again = 1; again < mostApplies && unfinished(applied, step); again += 1) applied = await apply();
    const onlyLeftOut = step.leavesOut !== undefined && !plan.changes.some(isWritten);
    expect(applied.exitCode, `${where}: ${applied.stderr}`).toBe(
      step.refused || onlyLeftOut ? 3 : plan.changes.some(isWithheld) ? 5 : 0,
    );
    if (step.refused) expect(JSON.stringify(space.simulator.state), `${where}: refused, so not written`).toBe(before);
    else {
      const { stdout, exitCode } = await run(planCommand, {});
      expect(exitCode, `${where}: ${stdout}`).toBe(planExit);
      const again = JSON.parse(stdout) as Plan;
      expect(again.changes.filter(isWritten).map(summarise), `${where}: the second plan is empty`).toEqual([]);
      const verdict = onlyLeftOut ? "failed" : plan.changes.some(isWithheld) ? "partial" : "complete";
      expect(JSON.parse(applied.stdout), where).toMatchObject({ verdict, settling: [] });
    }
    for (const text of step.hides ?? []) expect(outputs.join("\n"), `${where}: a secret`).not.toContain(text);
    step.check?.(space);
  }
}

/** Walks begin in an empty space, where one thing is told of the first destination, whatever it is. */
function warningsOf({ changes, warnings }: Plan): string[] {
  const codes = new Set([...warnings, ...changes.flatMap((change) => change.warnings)].map(({ code }) => code));
  return [...codes].filter((code) => code !== "plan-destination-enabled-unknown");
}

function leftOutFor({ changes }: Plan): string[] {
  const found = changes.filter(isRefused).flatMap(({ warnings }) => warnings);
  return [...new Set(found.filter(({ severity }) => severity === "error").map(({ code }) => code))].filter(
    (code) => code !== "plan-needs-withheld",
  );
}

/** Whether an apply ended because of a failure, and not because the plan may not be applied. */
function unfinished({ exitCode, stdout }: CommandResult, { leavesOut }: Step): boolean {
  if (leavesOut && exitCode === 5) {
    const { outcomes } = JSON.parse(stdout) as { outcomes: { status: string; reason?: { code: string } }[] };
    return outcomes.some(({ status, reason }) => status !== "done" && !reason?.code.startsWith("plan-"));
  }
  return exitCode !== 0 && exitCode !== 3;
}

/** A change in one line: `update audience/a: name, enabled`, with the reason behind it unless it is `pending`. */
export function summarise(change: Change): string {
  const fields = change.action === "create" ? [] : fieldChanges(change).map(({ field }) => field);
  const ownership = metadataChanges(change.ownership).map(({ field }) => field.replace("metadata.", ""));
  const all = [...fields, ...ownership];
  const reason = change.reason === "drift" ? " (drift)" : "";
  const from = change.previousAddress === undefined ? "" : ` from ${change.previousAddress}`;
  return `${change.action} ${change.address}${from}${all.length > 0 ? `: ${all.join(", ")}` : ""}${reason}`;
}
