import { describe, expect, test } from "vitest";
import { audience } from "../support/project.ts";
import { openWorkshop, type Workshop } from "../support/workshop.ts";

const all = (...names: string[]) => names.map((name) => audience(name));
const flag = { maxDeletePercent: 50 };

/** A project whose next plan deletes half of what it has. */
async function openHalved(): Promise<Workshop> {
  const workshop = await openWorkshop(all("a", "b", "c", "d"));
  expect((await workshop.apply()).exitCode).toBe(0);
  workshop.declare(all("a", "b"));
  return workshop;
}

const exceeded = /2 of 4 owned objects \(50 %\) would be deleted or replaced, and the guard allows 30 %/u;
const says = new RegExp(`${exceeded.source}[\\s\\S]*allowed in this run by .?--max-delete-percent.? 50`, "u");

describe("a limit that a flag of the run raises", () => {
  test.for(["text", "markdown", "html", "github", "json"])("is named in the plan as %s", async (format) => {
    expect((await (await openHalved()).plan({ ...flag, format })).stdout).toMatch(says);
  });

  test.for([
    ["text", "- audience/c"],
    ["markdown", "Cannot be undone"],
    ["html", 'id="changes"'],
  ] as const)("stands before everything that the plan does, as %s", async ([format, first]) => {
    const { stdout } = await (await openHalved()).plan({ ...flag, format });
    expect(stdout.split(first)[0]).toMatch(exceeded);
  });

  test.for(["text", "markdown"])("is named in the report of the apply as %s", async (format) => {
    const workshop = await openHalved();
    await workshop.plan({ ...flag, save: "plan.json" });
    expect((await workshop.apply({ ...flag, format }, {}, "plan.json")).stdout).toMatch(says);
  });

  test("is not named where the plan keeps to the limit without it", async () => {
    const workshop = await openHalved();
    workshop.declare(all("a", "b", "c"));
    expect((await workshop.plan(flag)).plan.warnings).toEqual([]);
  });

  test("does not change the digest of the plan", async () => {
    const workshop = await openHalved();
    const [strict, lax] = [await workshop.plan(), await workshop.plan(flag)];
    expect(lax.plan.digest).toBe(strict.plan.digest);
  });
});
