import { describe, expect, test } from "vitest";
import { audience } from "../support/project.ts";
import { openWorkshop } from "../support/workshop.ts";

const nowhere = audience("a", {}, { adopt: { key: "nowhere" } });

describe("a plan that only leaves an adoption out", () => {
  test("ends as its apply does, with 3", async () => {
    const { plan, apply } = await openWorkshop([nowhere]);
    const codes = [await plan(), await plan({ detailedExitcode: true }), await plan({ save: "plan.json" })];
    expect(codes.map(({ exitCode }) => exitCode)).toEqual([3, 3, 3]);
    expect((await apply()).exitCode).toBe(3);
    expect((await apply({}, {}, "plan.json")).exitCode).toBe(3);
  });

  test("is saved without a command that would do nothing", async () => {
    const { plan } = await openWorkshop([nowhere]);
    const { stderr } = await plan({ save: "plan.json" });
    expect(stderr).toContain("Saved to plan.json. Nothing in it can be applied: see to what it leaves out");
    expect(stderr).not.toContain("audiencectl apply");
  });

  test.each(["text", "markdown", "github"])("is applied with what to do first, as %s", async (format) => {
    const { plan, apply } = await openWorkshop([nowhere]);
    await plan({ save: "plan.json" });
    const { stdout } = await apply({ format }, {}, "plan.json");
    expect(stdout).toContain("correct the adopt line");
    expect(stdout).not.toContain("To go on:");
    if (format !== "github") expect(stdout).toMatch(/First see to what is left out; then: .?audiencectl plan .*--save/);
  });

  test("is applied with what to do first without a saved plan, too", async () => {
    const { apply } = await openWorkshop([nowhere]);
    const { stdout } = await apply({ format: "text" });
    expect(stdout).toContain("1 change not done: 1 skipped. First see to what is left out; then: audiencectl apply");
  });
});

test("a plan that leaves an adoption out beside other changes ends with 3, and its apply with 5", async () => {
  const { plan, apply, space } = await openWorkshop([nowhere, audience("b")]);
  const planned = await plan({ save: "plan.json" });
  expect(planned.exitCode).toBe(3);
  expect(planned.stderr).toContain("To apply exactly this: audiencectl apply plan.json");
  expect((await apply({}, {}, "plan.json")).exitCode).toBe(5);
  expect(space.audiences()).toHaveLength(1);
});
