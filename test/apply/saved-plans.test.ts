import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import { digestPlan } from "../../src/plan/file/digest.ts";
import { writePlan } from "../../src/plan/file/saved-plan.ts";
import type { Change, Plan } from "../../src/plan/generated/plan.ts";
import { runInProcess } from "../support/command.ts";
import { audience, writeProject, type Manifest, type ProjectSpec } from "../support/project.ts";
import { TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const names = ["a", "b", "c", "d"];
const before = names.map((name) => audience(name));
const after = [audience("a", { enabled: false }), ...before.slice(1), audience("e")];

interface SavedPlan extends Workshop {
  /** Applies the saved plan. */
  applySaved: (options?: object) => ReturnType<Workshop["apply"]>;
  /** Writes the file anew, with hashes that fit. */
  forge: (edit: (plan: Plan, change: Change) => void) => void;
}

/** A space as it was, and a saved plan of what it becomes: it disables A and creates E, unless told otherwise. */
async function openSaved(was: Manifest[] = before, becomes: Manifest[] = after): Promise<SavedPlan> {
  const shop = await openWorkshop(was);
  await shop.apply();
  shop.declare(becomes);
  await shop.plan({ save: "plan.json" });
  const file = path.join(shop.folder, "plan.json");
  return {
    ...shop,
    applySaved: (options = {}) => shop.apply(options, {}, "plan.json"),
    forge(edit) {
      const { checksum: _, ...plan } = JSON.parse(readFileSync(file, "utf8")) as Plan;
      const [first] = plan.changes;
      if (first) edit(plan, first);
      writeFileSync(file, writePlan({ ...plan, digest: digestPlan(plan) }));
    },
  };
}

/** Everything in the space, to see that nothing was written. */
function stateOf({ space }: Workshop): string {
  return JSON.stringify(space.simulator.state);
}

/** A space in which the run of a saved plan that swaps two display names broke off when one had its temporary name. */
async function openHalfSwapped(): Promise<SavedPlan & { nameOf: (label: "a" | "b") => string }> {
  const swapped = (one: string, two: string) => [audience("a", { name: one }), audience("b", { name: two })];
  const shop = await openSaved(swapped("One", "Two"), swapped("Two", "One"));
  // Both are created at once, so the space may hold them in either order.
  const ids = { a: shop.space.named("One").id, b: shop.space.named("Two").id };
  const nameOf = (label: "a" | "b"): string =>
    shop.space.audiences().find(({ id }) => id === ids[label])?.name ?? "none";
  const taker = `/audiences/${ids.b}`;
  shop.space.refuse(taker, 422);
  const { exitCode } = await shop.applySaved();
  expect(exitCode).toBe(5);
  expect(nameOf("a")).toMatch(/^Being renamed/);
  expect(nameOf("b")).toBe("Two");
  shop.space.refuse(taker, undefined);
  return { ...shop, nameOf };
}

describe("a saved plan whose swap of display names broke off after its first step", () => {
  test("goes on where it stopped", async () => {
    const { applySaved, nameOf } = await openHalfSwapped();
    const { exitCode, stderr } = await applySaved();
    expect(exitCode, stderr).toBe(0);
    expect([nameOf("a"), nameOf("b")]).toEqual(["Two", "One"]);
  });

  test("goes on when only the temporary name is left to be taken away", async () => {
    const { applySaved, nameOf, space } = await openHalfSwapped();
    await space.byHand.edit("Two", { name: "One" });
    const { exitCode, stderr } = await applySaved();
    expect(exitCode, stderr).toBe(0);
    expect([nameOf("a"), nameOf("b")]).toEqual(["Two", "One"]);
  });

  test("is stale when somebody gave the object with the temporary name another one", async () => {
    const { applySaved, nameOf, space } = await openHalfSwapped();
    await space.byHand.edit(nameOf("a"), { name: "By hand" });
    const { exitCode, stderr } = await applySaved();
    expect(exitCode).toBe(4);
    expect(stderr).toContain("the space was edited: name");
  });

  test("has left a temporary name that nobody is said to have given by hand", async () => {
    const { plan } = await openHalfSwapped();
    const change = (await plan()).plan.changes.find(({ address }) => address === "audience/a");
    expect(change).toMatchObject({ action: "update", reason: "pending" });
    expect(change).not.toHaveProperty("edited");
  });
});

describe("a saved plan that is applied again", () => {
  test("after all of it was done says so, writes nothing and ends with 0", async () => {
    const saved = await openSaved();
    expect((await saved.applySaved()).exitCode).toBe(0);
    const state = stateOf(saved);
    const again = await saved.applySaved();
    expect(again.exitCode).toBe(0);
    expect(again.report.outcomes.map(({ address, status }) => `${address} ${status}`)).toEqual([
      "audience/a unchanged",
      "audience/e unchanged",
    ]);
    expect((await saved.applySaved({ format: "text" })).stdout).toBe("Nothing to do: the plan is already applied.\n");
    expect(stateOf(saved)).toBe(state);
  });

  test("after a part of it was done does the rest, also where that names what was made meanwhile", async () => {
    const uses = (name: string): Manifest =>
      audience(name, { definition: { query: "trait('${audience.e.key}') = 'true'" } });
    const shop = await openWorkshop([]);
    shop.space.simulator.settings.audienceQuota = 2;
    shop.declare([audience("e"), uses("x"), uses("y")]);
    await shop.plan({ save: "plan.json" });
    expect((await shop.apply({}, {}, "plan.json")).exitCode).toBe(5);
    shop.space.simulator.settings.audienceQuota = 10;
    const again = await shop.apply({ format: "text" }, {}, "plan.json");
    expect(again.stdout).toBe("Applied: 1 created. 2 changes of the plan were already applied.\n");
    expect(again.exitCode).toBe(0);
    expect(shop.space.audiences()).toHaveLength(3);
  });

  test("names itself as the command to go on with, after it was done in part", async () => {
    const saved = await openSaved();
    saved.space.simulator.settings.audienceQuota = names.length;
    const { stdout } = await saved.applySaved({ format: "text" });
    expect(stdout).toContain("First see why Segment refused it; then: audiencectl apply plan.json");
  });

  test("after a replacement was cut short makes the new object", async () => {
    const replaced = [audience("a", { audienceType: "ACCOUNTS" }, { replace: "allow" }), ...before.slice(1)];
    const shop = await openWorkshop(before);
    await shop.apply();
    shop.declare(replaced);
    await shop.plan({ save: "plan.json" });
    for (const nth of [1, 2, 3])
      shop.space.simulator.faults.push({ operationId: "createAudience", nth, kind: "500-before" });
    expect((await shop.apply({}, {}, "plan.json")).exitCode).toBe(5);
    expect((await shop.apply({}, {}, "plan.json")).exitCode).toBe(0);
    expect(shop.space.named("A").audienceType).toBe("ACCOUNTS");
  });

  test("after somebody deleted by hand what it deletes has that done", async () => {
    const saved = await openSaved();
    saved.declare(before.slice(0, 3));
    await saved.plan({ save: "plan.json" });
    await saved.space.byHand.remove("D");
    expect((await saved.applySaved()).report.outcomes).toMatchObject([
      { address: "audience/d", action: "delete", status: "unchanged" },
    ]);
  });
});

describe("a saved plan of which one change is not asked for any more is not carried out at all", () => {
  const rows: [string, (saved: SavedPlan) => void | Promise<void>, string][] = [
    [
      "the files ask for another value",
      ({ declare }) =>
        declare([audience("a", { enabled: false }), ...before.slice(1), audience("e", { name: "Other" })]),
      "audience/e: the files ask for something else now: name",
    ],
    [
      "the files are as they were before",
      ({ declare }) => declare([...before, audience("e")]),
      "audience/a: the files ask for something else now: enabled",
    ],
    [
      "the files ask for more",
      ({ declare }) =>
        declare([audience("a", { enabled: false, description: "New" }), ...before.slice(1), audience("e")]),
      "audience/a: the files ask for something else now: description",
    ],
    [
      "the manifest is gone",
      ({ declare }) => declare([audience("a", { enabled: false }), ...before.slice(1)]),
      "audience/e: no manifest asks for it",
    ],
    [
      "the manifest of a live object is gone",
      ({ declare }) => declare([...before.slice(1), audience("e")]),
      "audience/a: no manifest asks for it any more",
    ],
    [
      "what it changes was edited",
      ({ space }) => space.byHand.edit("A", { name: "By hand" }),
      "audience/a: the space was edited: name (last by Ada Meyer at ",
    ],
    [
      "what it changes was deleted",
      ({ space }) => space.byHand.remove("A"),
      "audience/a: it is gone from the space, or does not carry this project's marker any more",
    ],
    [
      "the marker was taken off",
      ({ space }) => space.byHand.edit("A", { description: "Mine" }),
      "audience/a: it is gone from the space, or does not carry this project's marker any more",
    ],
  ];

  test.each(rows)("when %s", async (_, happens, message) => {
    const saved = await openSaved();
    await happens(saved);
    const state = stateOf(saved);
    const { exitCode, refusals } = await saved.applySaved();
    expect(exitCode).toBe(4);
    expect(refusals).toMatchObject([{ code: "plan-stale", message: expect.stringContaining(message) as string }]);
    expect(refusals).toHaveLength(1);
    expect(stateOf(saved)).toBe(state);
  });

  test("when something stands in the way that did not when it was made", async () => {
    const saved = await openSaved();
    await saved.space.byHand.create({
      name: "E",
      audienceType: "USERS",
      definition: { query: "event('E').count() >= 1" },
    });
    const { exitCode, refusals } = await saved.applySaved();
    expect(exitCode).toBe(4);
    expect(refusals).toMatchObject([{ code: "plan-name-taken-unmanaged", address: "audience/e" }]);
    expect(saved.space.named("A").enabled).toBe(true);
  });

  test("when what it creates was to be adopted, and says what apply has to be told again", async () => {
    const saved = await openSaved();
    saved.declare([...before, audience("e", {}, { adopt: { key: "e" } })]);
    await saved.plan({ save: "plan.json", createMissing: true });
    const { exitCode, refusals } = await saved.applySaved();
    expect(exitCode).toBe(4);
    expect(refusals).toMatchObject([
      { code: "plan-stale", hint: expect.stringContaining("--create-missing") as string },
    ]);
    const { exitCode: toldAgain } = await saved.applySaved({ createMissing: true });
    expect(toldAgain).toBe(0);
  });

  test("when what it deletes is protected by now", async () => {
    const saved = await openSaved();
    saved.declare(before.slice(0, 3));
    await saved.plan({ save: "plan.json" });
    saved.declare([...before.slice(0, 3), audience("d", {}, { protect: true })]);
    await saved.apply();
    saved.declare(before.slice(0, 3));
    const { exitCode, refusals } = await saved.applySaved();
    expect(exitCode).toBe(4);
    expect(refusals).toMatchObject([{ code: "plan-protected", address: "audience/d" }]);
    expect(saved.space.audiences()).toHaveLength(4);
  });
});

describe("a saved plan of something else", () => {
  test.each<[string, ProjectSpec, object, string]>([
    [
      "another space",
      { space: "spa_other" },
      {},
      "the plan was made for the space spa_simulated, and the project names spa_other",
    ],
    ["another project", { name: "marketing" }, {}, "the plan belongs to the project growth, and this is marketing"],
    [
      "another project of that name",
      { uid: "k3f9" },
      {},
      "the plan belongs to the project growth, and this is growth (k3f9)",
    ],
    ["another environment", {}, { env: "production" }, "the plan was made for the environment test, not production"],
  ])("%s is refused with 4 before anything is written", async (_, project, options, message) => {
    const saved = await openSaved();
    const [first] = saved.space.simulator.state.spaces;
    if (first) saved.space.simulator.state.spaces.push({ ...first, id: "spa_other", slug: "other", audiences: [] });
    writeProject(saved.folder, after, project);
    const state = stateOf(saved);
    const result = await saved.applySaved(options);
    expect(result.exitCode).toBe(4);
    expect(result.stderr).toContain(message);
    expect(stateOf(saved)).toBe(state);
  });
});

describe("a forged plan", () => {
  const foreign = { name: "X", audienceType: "USERS", definition: { query: "event('X').count() >= 1" } };
  const rows: [string, (plan: Plan, change: Change, foreignId: string) => void][] = [
    [
      "a value",
      (_, change) => void (change.after = { ...change.after, definition: { query: "event('Z').count() >= 0" } }),
    ],
    ["an action", (_, change) => Object.assign(change, { action: "delete", after: null })],
    [
      "the action of an object that nobody owns",
      (_, change, id) => Object.assign(change, { action: "delete", after: null, id, address: "audience/x" }),
    ],
    ["an object", (_, change, id) => void (change.id = id)],
    ["an address", (_, change) => void (change.address = "audience/b")],
    [
      "a secret",
      (_, change) =>
        Object.assign(change, {
          after: { ...change.after, description: "${env.PUBLIC_API_TOKEN}" },
          secrets: ["/description"],
        }),
    ],
    ["the space", (plan) => void (plan.space.id = "spa_other")],
    [
      "a change of its own",
      (plan, change) => void plan.changes.push({ ...change, action: "create", address: "audience/own", before: null }),
    ],
    [
      "what another change needs, left out",
      (plan) => void (plan.changes = plan.changes.filter(({ address }) => address !== "audience/e")),
    ],
  ];

  test.each(rows)("writes nothing when it has forged %s", async (_, edit) => {
    const shop = await openSaved();
    shop.declare([...after, audience("f", { definition: { query: "trait('${audience.e.key}') = 'true'" } })]);
    await shop.plan({ save: "plan.json" });
    await shop.space.byHand.create(foreign);
    const { id } = shop.space.named("X");
    shop.forge((plan, change) => edit(plan, change, id));
    const state = stateOf(shop);
    expect((await shop.applySaved()).exitCode).toBe(4);
    expect(stateOf(shop)).toBe(state);
  });

  test("that gives the object to another project or hides what is declared writes what the files ask for", async () => {
    const saved = await openSaved();
    saved.forge((_, change) => {
      change.declared = { name: "Hidden" };
      if (change.ownership.after) change.ownership.after.project = "marketing";
    });
    expect((await saved.applySaved()).exitCode).toBe(0);
    expect(saved.space.named("A").description).toContain("[audiencectl:growth");
  });

  test("that has lost what refuses it is refused all the same", async () => {
    const saved = await openSaved();
    saved.declare([audience("a")]);
    await saved.plan({ save: "plan.json" });
    saved.forge((plan) => void (plan.refused = []));
    expect((await saved.applySaved()).exitCode).toBe(3);
    expect(saved.space.audiences()).toHaveLength(4);
  });
});

describe("what is asked for by now and was not when the plan was saved", () => {
  test("is left alone, counted and told with the command that shows it", async () => {
    const saved = await openSaved();
    saved.declare([...after, audience("f")]);
    await saved.space.byHand.edit("B", { enabled: false });
    const { exitCode, report, stderr } = await saved.applySaved();
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ verdict: "complete", leftOut: 2 });
    expect(stderr).toContain("2 further changes are asked for now, which the approved plan does not have");
    expect(stderr).toContain("audiencectl plan --env test");
    expect(saved.space.audiences().map(({ name }) => name)).not.toContain("F");
    expect(saved.space.named("B").enabled).toBe(false);
  });

  test("does not count against its guards", async () => {
    const saved = await openSaved();
    saved.declare([audience("a", { enabled: false }), audience("e")]);
    expect((await saved.applySaved()).exitCode).toBe(0);
    expect(saved.space.audiences()).toHaveLength(5);
  });
});

describe("what somebody agrees to at a terminal", () => {
  /** Runs an apply that is answered with yes after something else happened. */
  const agreeAfter = async ({ folder, space }: SavedPlan, happens: () => void | Promise<void>) => {
    const typed = async function* (): AsyncGenerator<string> {
      await happens();
      yield "yes";
    };
    return await runInProcess(applyCommand, {
      cwd: folder,
      env: { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: TEST_TIME_SCALE, lockTimeout: 600_000 },
      typed: typed(),
    });
  };

  test("is carried out when nothing has moved", async () => {
    const saved = await openSaved();
    const { exitCode, stdout } = await agreeAfter(saved, () => {});
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Applied: 1 updated, 1 created.");
  });

  test("is not carried out when the space was edited while they thought about it", async () => {
    const saved = await openSaved();
    const { exitCode, stderr } = await agreeAfter(saved, () => saved.space.byHand.edit("A", { name: "By hand" }));
    expect(exitCode).toBe(4);
    expect(stderr).toContain("audience/a: the space was edited: name");
    expect(saved.space.audiences()).toHaveLength(4);
  });

  test("is all that is carried out, whatever the files ask for by then", async () => {
    const saved = await openSaved();
    const { exitCode, stderr } = await agreeAfter(saved, () => saved.declare([...after, audience("f")]));
    expect(exitCode).toBe(0);
    expect(stderr).toContain("1 further change is asked for now");
    expect(saved.space.audiences().map(({ name }) => name)).not.toContain("F");
  });
});

test("a saved plan that was refused because of what it leaves out is not applied, though all of the project could be", async () => {
  const uses = (name: string): Manifest =>
    audience(name, { definition: { query: "trait('${audience.a.key}') = 'true'" } });
  const others = ["c", "d", "e"].map((name) => audience(name));
  const shop = await openWorkshop([audience("a"), uses("b"), ...others]);
  await shop.apply();
  shop.declare([audience("a", { name: "New", audienceType: "ACCOUNTS" }, { replace: "allow" }), uses("b"), ...others]);
  const { plan } = await shop.plan({ save: "plan.json", target: ["audience/a"] });
  expect(plan.refused.map(({ code }) => code)).toEqual(["plan-needs-unselected"]);
  const state = stateOf(shop);
  expect((await shop.apply({}, {}, "plan.json")).exitCode).toBe(3);
  expect(stateOf(shop)).toBe(state);
});
