import fc from "fast-check";
import { expect, test } from "vitest";
import { applyRun } from "./run.ts";
import { bounded } from "./bounded.ts";
import { checkAfterRun } from "./invariants.ts";
import { complete, takeWalk } from "./take-walk.ts";
import { Tally } from "./tally.ts";
import { walk } from "./walks.ts";
import { runs } from "../../support/length.ts";

test("two runs of one project at the same time make nothing twice, and the next one finds little or nothing to do", async () => {
  const tally = new Tally();
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      await takeWalk(steps, {}, tally, async (task) => {
        const { space, project, concern } = task;
        const runs = await Promise.all([applyRun(space, project), applyRun(space, project)]);
        for (const { verdict } of runs) tally.add(`run ${verdict}`);
        checkAfterRun(space.stored(), concern);
        await complete({ ...task, step: { ...task.step, failureRate: 0 } });
      });
    }),
    bounded(runs(5)),
  );
  tally.show();
  expect(tally.of("run complete"), "the faster of two is done").toBeGreaterThanOrEqual(tally.of("applied"));
}, 3_600_000);
