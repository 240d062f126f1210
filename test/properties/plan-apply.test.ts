import fc from "fast-check";
import { expect, test } from "vitest";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { readPlan, writePlan } from "../../src/plan/file/saved-plan.ts";
import { toDesired } from "./desired.ts";
import { checkApplied, checkPlan, isSelected, unlessNothingSelected, markersOf } from "./invariants.ts";
import { walk, type Hand, type Step } from "./walks.ts";
import { World } from "./world.ts";
import { runs } from "../support/length.ts";

const seed = Number(process.env["PROPERTY_SEED"] ?? 20_260_801);

/** Readings of what is not documented that a walk must not depend on. */
const settings: [string, Partial<SimulatorSettings>][] = [
  ["the defaults", {}],
  [
    "an API of other habits",
    { deletedKeyReuse: false, optionsPatch: "replace", queryEcho: "normalised", locksOn: "any" },
  ],
  ["an API that refuses taken names", { nameCollision: 409, lockErrorStatus: 422 }],
];

test.each(settings)(
  "the promises hold on random walks: %s",
  async (_, chosen) => {
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        const world = new World(chosen);
        for (const step of steps) await takeStep(world, step);
      }),
      { numRuns: Math.ceil(runs(10) / settings.length), seed, endOnFailure: false },
    );
  },
  3_600_000,
);

async function takeStep(world: World, step: Step): Promise<void> {
  for (const hand of step.hands) await act(world, hand);
  const desired = step.declared.map(toDesired);
  const before = structuredClone(world.audiences);
  const plan = await world.plan(step.project, desired, step.forget, step.selection).catch(unlessNothingSelected);
  if (!plan) return;
  checkPlan(plan);
  for (const { address } of plan.changes) expect(isSelected(step, address), `${address} is selected`).toBe(true);
  expect((await world.plan(step.project, desired, step.forget, step.selection)).digest).toBe(plan.digest);
  if (plan.refused.length > 0) return;
  const markers = markersOf(before);
  const result = await world.apply(step.saved ? readPlan(writePlan(plan)) : plan);
  expect(result, JSON.stringify(result)).toMatchObject({ verdict: "complete", settling: [] });
  await checkApplied(world, step, plan, desired, before);
  for (const [marker, count] of markersOf(world.audiences))
    expect(count, `${marker} is doubled by hand only`).toBeLessThanOrEqual(Math.max(1, markers.get(marker) ?? 0));
}

async function act(world: World, hand: Hand): Promise<void> {
  if (hand.type === "create") {
    const definition = { query: "event('Hand').count() >= 1" };
    return await world.byHand("POST", "", { name: hand.name, audienceType: "USERS", definition });
  }
  const target = world.audiences[hand.which];
  if (!target) return;
  const { id, description, audienceType, query } = target;
  const text = description.replaceAll(/\n?\[audiencectl:.*$/gm, "") || "Text by hand";
  const requests: Record<Exclude<Hand["type"], "create">, () => Promise<void>> = {
    edit: () => world.byHand("PATCH", `/${id}`, hand.type === "edit" ? hand.body : {}),
    remove: () => world.byHand("DELETE", `/${id}`),
    copy: () => {
      const name = hand.type === "copy" ? hand.name : "";
      const body = { name, audienceType, definition: { query }, ...(description !== "" && { description }) };
      return world.byHand("POST", "", body);
    },
    unmark: () => world.byHand("PATCH", `/${id}`, { description: text }),
    damage: () => world.byHand("PATCH", `/${id}`, { description: description.replace("#", "") || "x" }),
    addText: () => world.byHand("PATCH", `/${id}`, { description: `${description}\nAda was here.` }),
    windowsLines: () =>
      world.byHand("PATCH", `/${id}`, { description: `${description.replaceAll("\n", "\r\n")}\r\n ` }),
  };
  await requests[hand.type]();
}
