import { expect } from "vitest";
import type { Change, Plan } from "../../../src/plan/generated/plan.ts";
import type { LiveResource } from "../../../src/resources/resource.ts";
import type { SimulatorSettings } from "../../../src/simulator/settings.ts";
import type { Manifest } from "../../support/project.ts";
import { act } from "./act.ts";
import { checkAfterRun, checkIdentities, FAILURES_TO_FAIL, mostRequests } from "./invariants.ts";
import { expectSpaceEquals } from "./equals-project.ts";
import { expectLeftAlone, readEverything } from "./left-alone.ts";
import { makeValid } from "./make-valid.ts";
import { pasteLines } from "./paste-lines.ts";
import type { Model } from "./model.ts";
import { readManifests, writeText } from "./read-manifests.ts";
import { applyRun, lookAt, planFor, type Project, type Run } from "./run.ts";
import { concernOf, type Concern } from "./snapshot.ts";
import { Remembered } from "./unchanged.ts";
import { openSpace, type StrangeSpace } from "./space.ts";
import type { Tally } from "./tally.ts";
import { toManifests } from "./to-manifests.ts";
import { nextState, type Step, type Walk } from "./walks.ts";
import type { Ordeal } from "./wire.ts";

/** How often an apply may be started again without being killed. */
export const MOST_RUNS = 12;

/** A state of the project that is to be applied. */
export interface Task {
  space: StrangeSpace;
  project: Project;
  manifests: readonly Manifest[];
  concern: Concern;
  step: Step;
  tally: Tally;
}

/**
 * Walks a project through its states. A state whose plan is refused, or that a person has to decide about first, is
 * not applied: the walk goes on from the one before.
 *
 * @param bring Brings the space to a state, whatever it takes.
 */
export async function takeWalk(
  { initial, steps }: Walk,
  settings: Partial<SimulatorSettings>,
  tally: Tally,
  bring: (task: Task) => Promise<void>,
): Promise<void> {
  const space = openSpace(settings);
  const remembered = new Remembered();
  let models: Model[] = [];
  for (const [index, step] of steps.entries()) {
    for (const hand of step.hands) {
      tally.add(`${hand.type} by hand: ${(await act(space, hand)) ?? "nothing"}`);
      if ("owned" in hand && hand.owned) remembered.clear();
    }
    // Whoever looks at a list right after a write may see the space before it; people take longer than that.
    space.pass(20);
    const next = index === 0 ? { models: makeValid(initial, step.reversed), forget: [] } : nextState(models, step);
    let manifests = toManifests(next.models);
    const secretOf = (name: string): string => `PLACEHOLDER-${name}-${step.secrets}`;
    const read = async (): Promise<Project> => {
      const desired = await readManifests(writeText(manifests));
      return { desired, forget: next.forget, secretOf };
    };
    let project = await read();
    let { plan } = await planFor(lookAt(space), project);
    tally.add("states");
    // What a replacement would lose is declared before it is made.
    for (let pasted = 0; plan.refused.length === 0; pasted += 1) {
      const completed = pasteLines(manifests, project.desired, plan);
      if (!completed) break;
      expect(pasted, "the lines that a plan offers are all that it asks for").toBe(0);
      tally.add("lines pasted");
      manifests = completed;
      project = await read();
      ({ plan } = await planFor(lookAt(space), project));
    }
    const forbidden = [...plan.refused, ...untilDecided(plan)];
    for (const { code } of forbidden) tally.add(code);
    if (forbidden.length > 0) continue;
    for (const { action, kind, reason } of plan.changes) tally.add(`${action} ${kind} (${reason})`);
    const before = await readEverything(space);
    const concern = concernOf(space.stored(), plan, project.desired);
    await bring({ space, project, manifests, concern, step, tally });
    expectLeftAlone(project.desired, before, await checkDone({ space, project, concern }));
    remembered.checkAndKeep(manifests, space.stored());
    models = next.models;
    tally.add("applied");
  }
}

/**
 * What leaves a change out until a person decides, however often it is planned: an object of nobody that it might double,
 * and what a replacement would lose and no manifest can declare.
 */
const forPeople: ReadonlySet<string> = new Set(["plan-name-taken-unmanaged", "plan-replacement-incomplete"]);

function untilDecided({ changes }: Plan): Change["warnings"] {
  return changes
    .filter(({ action }) => action === "withheld")
    .flatMap(({ warnings }) => warnings.filter(({ code }) => forPeople.has(code)));
}

/** Applies again and again without a kill, while requests may fail, until it is complete. */
export async function complete(task: Task): Promise<void> {
  for (let number = 1; ; number += 1) {
    const run = await runOnce(task, {});
    if (run.verdict === "complete") return;
    const why = `${run.verdict}: ${JSON.stringify(run.plan?.refused)} ${JSON.stringify(run.result)} ${String(run.error)}`;
    expect(run.verdict, why).not.toBe("refused");
    expect(run.wire.failures, `a run fails only when requests do: ${why}`).toBeGreaterThanOrEqual(FAILURES_TO_FAIL);
    expect(number, `it comes to an end: ${why}`).toBeLessThan(MOST_RUNS);
  }
}

/** One run through an ordeal, with what holds after every run. */
export async function runOnce({ space, project, concern, step, tally }: Task, ordeal: Ordeal): Promise<Run> {
  space.simulator.settings.failureRate = step.failureRate;
  space.simulator.settings.failureSeed = step.failureSeed;
  space.simulator.settings.failureStreak = step.failureStreak;
  const run = await applyRun(space, project, ordeal);
  space.simulator.settings.failureRate = 0;
  // So do those who start a run again; locks and first computations may last for longer than that.
  space.pass(passingLists(space));
  tally.add(`run ${run.verdict}`);
  tally.add("requests", run.wire.requests);
  tally.add("failures", run.wire.failures);
  checkAfterRun(space.stored(), concern);
  expect(run.wire.refusals, "no request is refused").toEqual([]);
  if (run.plan) {
    const most = mostRequests(run, space.stored().audiences.length);
    expect(run.wire.requests, "no request is wasted").toBeLessThanOrEqual(most);
  }
  return run;
}

/** Milliseconds after which lists show what was written before, twice as long as they lag at the pace of these spaces. */
export function passingLists({ simulator }: StrangeSpace): number {
  return simulator.settings.listLagSeconds;
}

/** How long a first computation lasts at most, in milliseconds. */
const COMPUTED_MS = 600;

/**
 * What holds when all is done. The marker of an object that got another key than was expected is renewed by the first apply
 * after the computation that nobody may disturb.
 */
async function checkDone({
  space,
  project,
  concern,
}: Pick<Task, "space" | "project" | "concern">): Promise<Map<string, LiveResource>> {
  const isReal = ({ action }: Change): boolean => action !== "none";
  let { plan: next } = await planFor(lookAt(space), project);
  if (next.changes.filter(isReal).every(({ action }) => action === "mark") && next.changes.some(isReal)) {
    space.pass(COMPUTED_MS);
    await applyRun(space, project, {});
    ({ plan: next } = await planFor(lookAt(space), project));
  }
  const changes = next.changes.filter(isReal);
  expect(
    changes.map(({ address, action, patch }) => ({ address, action, patch })),
    "the next plan is empty",
  ).toEqual([]);
  expect(next.refused, "nothing is refused that was just applied").toEqual([]);
  checkIdentities(space.stored(), concern);
  return await expectSpaceEquals(space, project);
}
