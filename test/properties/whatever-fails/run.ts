import { applyPlan } from "../../../src/apply/apply-plan.ts";
import { judge, type ApplyResult, type ApplyVerdict } from "../../../src/apply/outcome.ts";
import type { SeenSpace } from "../../../src/apply/space-view.ts";
import { lookUpNamed } from "../../../src/planning/look-up-named.ts";
import { readAndDraft } from "../../../src/planning/read-and-draft.ts";
import type { SpaceAccess } from "../../../src/live/call-kind.ts";
import type { Plan } from "../../../src/plan/generated/plan.ts";
import { makePlan } from "../../../src/plan/make-plan.ts";
import { findUnreadKinds } from "../../../src/plan/refusals/unread-kinds.ts";
import type { DesiredResource } from "../../../src/resources/resource.ts";
import type { SecretSource } from "../../../src/resources/secrets.ts";
import { createSegmentClient } from "../../../src/segment/client.ts";
import { laneLimits } from "../../../src/segment/lanes.ts";
import { Secret } from "../../../src/segment/secret.ts";
import { directClient } from "./direct-client.ts";
import type { StrangeSpace } from "./space.ts";
import { Wire, type Ordeal } from "./wire.ts";

/** So fast that what a run waits for takes a few ticks of the real clock, and slow enough for lists to stay young. */
const TIME_SCALE = 20_000;

const limits = Object.fromEntries(
  Object.keys(laneLimits()).map((lane) => [lane, { requests: 1_000_000, seconds: 60 }]),
);

/** One state of a project, as a run gets it. */
export interface Project {
  desired: readonly DesiredResource[];
  forget: readonly string[];
  secretOf: SecretSource;
}

/** What is left of a run: without a plan it did not get that far, without a result it was not applied. */
export interface Run {
  wire: Wire;
  plan?: Plan;
  result?: ApplyResult;
  /** `killed`: whatever it did, nobody was told. `broken`: not even a plan. */
  verdict: ApplyVerdict | "killed" | "refused" | "broken";
  error?: unknown;
}

/** A look at the space that meets no failures. */
export function lookAt({ simulator }: StrangeSpace): SpaceAccess {
  return { client: directClient(simulator), spaceId: "spa_simulated" };
}

/** Reads the space and plans. */
export async function planFor(access: SpaceAccess, project: Project): Promise<{ plan: Plan; seen: SeenSpace }> {
  const { desired, forget, secretOf } = project;
  const base = { owner: { project: "growth", environment: "test" }, desired, forget, secretOf, createMissing: true };
  const read = { access, desired, environment: { region: "us" as const }, ...(await readAndDraft(access, base)) };
  const { reading, draft, createdAt } = await lookUpNamed(read);
  const whole = {
    ...base,
    live: reading.live,
    createdAt,
    space: { id: "spa_simulated" },
    guards: { maxDeletes: 100, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true },
    limitOf: (operation: string) => ({ lane: operation, requests: 50, seconds: 60, pageSize: 200 }),
    findings: findUnreadKinds(reading, desired),
  };
  return { plan: makePlan(whole, draft), seen: { live: reading.live, atMs: Date.parse(createdAt) } };
}

/** Plans and applies, as a process of its own would, through an ordeal. */
export async function applyRun(space: StrangeSpace, project: Project, ordeal: Ordeal = {}): Promise<Run> {
  const wire = new Wire(space.simulator, ordeal);
  const run: Run = { wire, verdict: "broken" };
  try {
    const access = connect(wire);
    const { plan, seen } = await planFor(access, project);
    run.plan = plan;
    if (plan.refused.length > 0) return { ...run, verdict: "refused" };
    run.result = await applyPlan(plan, {
      access,
      seen,
      lockTimeoutMs: 600_000_000,
      timeScale: TIME_SCALE,
      stop: wire.stop,
      onEvent: () => undefined,
      secretOf: project.secretOf,
    });
    run.verdict = judge(run.result);
  } catch (error) {
    run.error = error;
  }
  return wire.killed ? { wire, verdict: "killed" } : run;
}

function connect(wire: Wire): SpaceAccess {
  const client = createSegmentClient({
    token: new Secret("PLACEHOLDER"),
    apiUrl: "http://127.0.0.1",
    limits,
    timeScale: TIME_SCALE,
    fetch: wire.fetch,
  });
  return { client, spaceId: "spa_simulated", signal: wire.signal };
}
