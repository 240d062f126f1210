import { expect, test } from "vitest";
import path from "node:path";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { activation, audience, destination, destinations, type Manifest } from "../support/project.ts";
import { summarise } from "../support/scenario.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

/** A first computation that no test lives to see the end of, in a space where an edit before its end locks for good. */
const backfilling = { computeSeconds: 1_000_000, editDuringBackfill: "stuck" } as const;

const renamed = audience("a", { name: "New" });

/** A project whose audience `a` is at its first computation. */
async function openBackfilling(settings = {}, manifests: Manifest[] = [audience("a")]): Promise<Workshop> {
  const workshop = await openWorkshop(manifests, { ...backfilling, ...settings });
  expect((await workshop.apply()).exitCode).toBe(0);
  return workshop;
}

/** Lets every computation be done. */
function goLive({ space }: Workshop): void {
  space.simulator.settings.computeSeconds = 0;
}

function stateOf(plan: Plan): string[] {
  return plan.changes.map(summarise);
}

test("an edit before the first backfill is done is refused, everything else is applied, and later it is made", async () => {
  const workshop = await openBackfilling();
  const { apply, declare, plan, space } = workshop;
  declare([renamed, audience("b")]);
  const planned = await plan();
  expect(planned.exitCode).toBe(3);
  expect(stateOf(planned.plan)).toEqual(["withheld audience/a: name", "create audience/b"]);
  expect(planned.plan.changes[0]?.warnings).toMatchObject([{ code: "plan-still-backfilling", severity: "error" }]);
  const applied = await apply();
  expect(applied.exitCode).toBe(5);
  expect(applied.report.outcomes).toMatchObject([
    { address: "audience/b", status: "done" },
    { address: "audience/a", status: "skipped", reason: { code: "plan-still-backfilling" } },
  ]);
  expect(space.named("A")).not.toHaveProperty("stuckSince");
  goLive(workshop);
  expect((await apply()).exitCode).toBe(0);
  expect(space.named("New").name).toBe("New");
  expect((await plan()).plan.changes).toEqual([]);
});

test("where nothing but a refused edit is to be done, apply writes nothing and ends with 3", async () => {
  const { apply, declare, space } = await openBackfilling();
  declare([renamed]);
  const before = JSON.stringify(space.simulator.state);
  expect((await apply()).exitCode).toBe(3);
  expect(JSON.stringify(space.simulator.state)).toBe(before);
});

test("--edit-backfilling makes the edit, and may leave the audience locked for good", async () => {
  const { apply, declare, plan, space } = await openBackfilling();
  declare([renamed]);
  expect((await plan({ editBackfilling: true })).exitCode).toBe(0);
  await apply({ editBackfilling: true, lockTimeout: 1000 });
  expect(space.named("New")).toHaveProperty("stuckSince");
});

test("an audience that is still backfilling can be deleted", async () => {
  const { apply, declare, space } = await openBackfilling({}, [audience("a"), audience("b")]);
  declare([audience("b")]);
  expect((await apply()).exitCode).toBe(0);
  expect(space.audiences().map(({ name }) => name)).toEqual(["B"]);
});

test("an audience that is still backfilling can be connected, because that edits no audience", async () => {
  const { apply, declare, plan, space } = await openBackfilling();
  declare([audience("a", { destinations: [destination(destinations.mailroom, { activations: [activation("x")] })] })]);
  expect((await plan()).exitCode).toBe(0);
  expect((await apply()).exitCode).toBe(0);
  expect(space.stored().activations).toHaveLength(1);
  expect(space.named("A")).not.toHaveProperty("stuckSince");
});

test("a new destination waits with the edit of its audience, so that nobody is sent whom the edit takes out", async () => {
  const { apply, declare, space } = await openBackfilling();
  const narrower = { definition: { query: "event('A').count() >= 9" } };
  declare([audience("a", { ...narrower, destinations: [destination(destinations.mailroom)] })]);
  expect((await apply()).exitCode).toBe(3);
  expect(space.stored().connections ?? []).toEqual([]);
});

test("where Segment does not say what an audience is doing, the edit is made and the plan says so", async () => {
  const { apply, declare, plan, space } = await openBackfilling({ editDuringBackfill: "accept" });
  space.simulator.settings.optionalFields = "left-out";
  declare([renamed]);
  const planned = await plan();
  expect(planned.exitCode).toBe(0);
  expect(planned.plan.changes[0]?.warnings).toContainEqual(
    expect.objectContaining({ code: "plan-still-backfilling", severity: "info" }),
  );
  expect((await apply()).exitCode).toBe(0);
});

test("the marker of an audience with another key than expected is renewed only when it is Live", async () => {
  const workshop = await openWorkshop([], { ...backfilling, nameCollision: "suffix", deletedKeyReuse: false });
  const { apply, declare, plan, space } = workshop;
  await space.byHand.create({
    name: "A",
    audienceType: "USERS",
    definition: { query: "event('A').count() >= 1" },
  });
  await space.byHand.remove("A");
  declare([audience("a")]);
  expect((await apply()).exitCode).toBe(0);
  expect(space.named("A")).not.toHaveProperty("stuckSince");
  const planned = await plan();
  expect([planned.exitCode, ...stateOf(planned.plan)]).toEqual([0, "none audience/a"]);
  goLive(workshop);
  expect(stateOf((await plan()).plan)).toEqual(["mark audience/a"]);
  expect((await apply()).exitCode).toBe(0);
  expect((await plan()).plan.changes).toEqual([]);
});

test("a saved plan leaves out what has begun to backfill since, and carries out the rest", async () => {
  const workshop = await openBackfilling();
  const { apply, declare, folder, plan, space } = workshop;
  goLive(workshop);
  declare([renamed, audience("b")]);
  const file = path.join(folder, "plan.json");
  expect((await plan({ save: file })).exitCode).toBe(0);
  space.simulator.settings.computeSeconds = backfilling.computeSeconds;
  const applied = await apply({ autoApprove: undefined }, {}, file);
  expect(applied.exitCode).toBe(5);
  expect(applied.report.outcomes).toMatchObject([
    { address: "audience/b", status: "done" },
    { address: "audience/a", status: "skipped", reason: { code: "plan-still-backfilling" } },
  ]);
  expect(space.named("A")).not.toHaveProperty("stuckSince");
});

test("the look before a write sees what has begun to backfill since the space was read", async () => {
  const workshop = await openBackfilling();
  const { apply, declare, space } = workshop;
  goLive(workshop);
  declare([renamed]);
  const served = space.requests.push.bind(space.requests);
  space.requests.push = (...requests) => {
    // The space is read for the plan; then each object is looked at by itself.
    if (requests.some((each) => each.startsWith("GET /spaces/spa_simulated/computed-traits")))
      space.simulator.settings.computeSeconds = backfilling.computeSeconds;
    return served(...requests);
  };
  const applied = await apply();
  expect(applied.exitCode).toBe(3);
  expect(applied.report.outcomes).toMatchObject([{ status: "skipped", reason: { code: "plan-still-backfilling" } }]);
  expect(space.named("A")).not.toHaveProperty("stuckSince");
});
