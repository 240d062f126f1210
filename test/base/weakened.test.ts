import { expect, test } from "vitest";
import { audience, type ProjectSpec } from "../support/project.ts";
import { isWeakening } from "../../src/plan/base/find-weakened.ts";
import { openBranch, type Branch } from "./branch.ts";

const three = ["a", "b", "c"].map((name) => audience(name));
const warned = ({ plan }: Awaited<ReturnType<Branch["plan"]>>) =>
  plan.warnings.filter(isWeakening).map(({ message }) => message);

/** What a plan of a branch says that leaves one of three audiences and changes the project file. */
async function planAfter(before: ProjectSpec, after: ProjectSpec, options: object = {}) {
  const { declare, plan } = await openBranch(three, { project: before });
  declare([audience("a")], after);
  return await plan("main", options);
}

test("a guard that the branch raises is told with what it would have refused", async () => {
  const result = await planAfter({ guards: { maxDeletePercent: 25 } }, { guards: { maxDeletePercent: 100 } });
  expect([result.exitCode, warned(result)]).toEqual([
    0,
    [
      "this branch raises the guard maxDeletePercent from 25 to 100; with that of main this plan would be refused: 2 of 3 owned objects (67 %) would be deleted or replaced, and the guard allows 25 %",
    ],
  ]);
  expect(result.plan.warnings[0]).toMatchObject({
    code: "plan-guards-weakened",
    source: { file: "audiencectl.yaml", line: expect.any(Number) as number },
  });
});

test("a guard of which the branch raises the default is told", async () => {
  const result = await planAfter({}, { guards: { maxDeletePercent: 100 } });
  expect(warned(result)).toEqual([expect.stringContaining("raises the guard maxDeletePercent from 30 to 100; with")]);
});

test("a guard that a flag stands over would have refused nothing", async () => {
  const guards = { maxDeletePercent: 100 };
  const result = await planAfter({}, { guards }, { maxDeletePercent: 90 });
  expect(warned(result)).toEqual(["this branch raises the guard maxDeletePercent from 30 to 100"]);
});

test("a limit that the branch takes away is told", async () => {
  const [before, after] = [{ maxMembersResent: 500, maxDeletePercent: 90 }, { maxDeletePercent: 90 }];
  expect(warned(await planAfter({ guards: before }, { guards: after }))).toEqual([
    "this branch takes the guard maxMembersResent: 500 away",
  ]);
});

test("a guard that the branch lowers is no news", async () => {
  const result = await planAfter({ guards: { maxDeletePercent: 90 } }, { guards: { maxDeletePercent: 80 } });
  expect(warned(result)).toEqual([]);
});

test("confirm that the branch takes away is told", async () => {
  const { declare, plan } = await openBranch([audience("a")], { project: { confirm: true } });
  declare([audience("a")], {});
  expect(warned(await plan("main"))).toEqual([
    "this branch takes confirm: true from the environment test, so an apply no longer asks for its name",
  ]);
});

test("a variable that manifests may send from now on is told", async () => {
  const { declare, plan } = await openBranch([audience("a")]);
  declare([audience("a")], { secrets: ["BRAZE_KEY"] });
  expect(warned(await plan("main"))).toEqual([
    "this branch lets manifests send the values of BRAZE_KEY to destinations",
  ]);
});

test("what protects the space is told where the manifests of the base cannot be read", async () => {
  const { declare, plan, repository } = await openBranch([audience("a")]);
  declare([audience("a", { nonsense: true })]);
  repository.commit();
  declare([audience("a")], { guards: { maxDeletes: 50 } });
  expect(warned(await plan("topic"))).toEqual(["this branch raises the guard maxDeletes from 10 to 50"]);
});

test("the slug of the same space is no other one", async () => {
  const { declare, plan, space } = await openBranch([audience("a")]);
  const { slug } = space.stored();
  declare([audience("a")], { space: slug });
  expect(warned(await plan("main"))).toEqual([]);
});

test("another space is told with what stays in the old one", async () => {
  const { declare, plan, space } = await openBranch([audience("a")]);
  space.simulator.state.spaces.push({ ...structuredClone(space.stored()), id: "spa_other", slug: "other" });
  declare([audience("a")], { space: "spa_other" });
  expect(warned(await plan("main"))).toEqual([
    expect.stringMatching(/^this branch leads the environment test from the space spa_simulated to spa_other: /),
  ]);
});

test.each(["text", "markdown", "github"])("what protects less stands before what is changed, as %s", async (format) => {
  const { stdout } = await planAfter({}, { guards: { maxDeletePercent: 100 } }, { format });
  const place = stdout.indexOf("raises the guard maxDeletePercent");
  expect(place).toBeGreaterThan(0);
  expect(place).toBeLessThan(stdout.indexOf("audience/b"));
});
