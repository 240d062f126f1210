import fc from "fast-check";
import { expect, test } from "vitest";
import { findHalfDone } from "./half-done.ts";
import { complete, runOnce, takeWalk } from "./take-walk.ts";
import { bounded } from "./bounded.ts";
import { Tally } from "./tally.ts";
import { walk } from "./walks.ts";
import { runs } from "../../support/length.ts";

test("a run that is stopped leaves no replacement half done, and the next one finishes", async () => {
  const tally = new Tally();
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      await takeWalk(steps, {}, tally, async (task) => {
        const calm = { ...task, step: { ...task.step, failureRate: 0 } };
        const run = await runOnce(calm, { stop: task.step.stop });
        expect(findHalfDone(task.space.stored(), run), "no replacement is half done").toEqual([]);
        await complete(calm);
      });
    }),
    bounded(runs(5)),
  );
  tally.show();
  expect(tally.of("run partial"), "runs are stopped").toBeGreaterThan(tally.of("applied") / 20);
}, 3_600_000);
