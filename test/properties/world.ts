import { expect } from "vitest";
import { applyPlan } from "../../src/apply/apply-plan.ts";
import { judge, type ApplyResult } from "../../src/apply/outcome.ts";
import { readAndDraft } from "../../src/planning/read-and-draft.ts";
import type { SpaceAccess } from "../../src/live/call-kind.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import type { Selection } from "../../src/plan/select/selection.ts";
import type { DesiredResource } from "../../src/resources/resource.ts";
import { createSegmentClient } from "../../src/segment/client.ts";
import { laneLimits } from "../../src/segment/lanes.ts";
import { Secret } from "../../src/segment/secret.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { createSimulator, type Simulator } from "../../src/simulator/simulator.ts";
import type { StoredAudience } from "../../src/simulator/state.ts";

/** So fast that nothing a walk does has to be waited for in earnest. */
const TIME_SCALE = 100_000;

/** A space, and the same way to plan and apply that the commands take, but without files and sockets. */
export class World {
  readonly simulator: Simulator;
  readonly #access: SpaceAccess;

  constructor(settings: Partial<SimulatorSettings> = {}) {
    this.simulator = createSimulator({ timeScale: TIME_SCALE, settings: { rateLimits: false, ...settings } });
    const limits = Object.fromEntries(
      Object.keys(laneLimits()).map((lane) => [lane, { requests: 1_000_000, seconds: 60 }]),
    );
    const client = createSegmentClient({
      token: new Secret("PLACEHOLDER"),
      apiUrl: "http://127.0.0.1",
      limits,
      timeScale: TIME_SCALE,
      fetch: this.simulator.fetch,
    });
    this.#access = { client, spaceId: "spa_simulated" };
  }

  /** What is stored, in order of creation. */
  get audiences(): readonly StoredAudience[] {
    return this.simulator.state.spaces[0]?.audiences ?? [];
  }

  async plan(
    project: string,
    desired: readonly DesiredResource[],
    forget: readonly string[],
    selection?: Selection,
  ): Promise<Plan> {
    const before = JSON.stringify(this.simulator.state);
    const { reading, draft, createdAt } = await readAndDraft(this.#access, {
      owner: { project, environment: "test" },
      desired,
      forget,
      selection,
    });
    const whole = {
      owner: { project, environment: "test" },
      desired,
      forget,
      live: reading.live,
      createdAt,
      space: { id: "spa_simulated" },
      guards: { maxDeletes: 100, maxDeletePercent: 100, maxChangePercent: 100, allowDeleteAll: true },
      limitOf: (operation: string) => ({ lane: operation, requests: 50, seconds: 60, pageSize: 200 }),
    };
    const plan = makePlan(whole, draft);
    expect(JSON.stringify(this.simulator.state), "a plan never writes").toBe(before);
    return plan;
  }

  async apply(plan: Plan): Promise<ApplyResult & { verdict: string }> {
    const result = await applyPlan(plan, {
      access: this.#access,
      lockTimeoutMs: 600_000_000,
      timeScale: TIME_SCALE,
      onEvent: () => undefined,
      secretOf: () => undefined,
    });
    return { ...result, verdict: judge(result) };
  }

  /** What a person does in the app; a refusal of the API is the end of it. */
  async byHand(method: "POST" | "PATCH" | "DELETE", suffix: string, body?: object): Promise<void> {
    const request = new Request(`http://127.0.0.1/spaces/spa_simulated/audiences${suffix}`, {
      method,
      headers: { authorization: "Bearer HAND", "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    await this.simulator.fetch(request);
  }
}
