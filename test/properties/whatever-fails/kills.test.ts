import fc from "fast-check";
import { expect, test } from "vitest";
import { habits } from "./habits.ts";
import { complete, runOnce, takeWalk } from "./take-walk.ts";
import { bounded } from "./bounded.ts";
import { Tally } from "./tally.ts";
import { walk } from "./walks.ts";
import { runs } from "../../support/length.ts";

test.each(habits.map((row, index) => [...row, index] as const))(
  "whatever fails and whenever a run is killed, the next runs finish it: %s",
  async (_, settings, share, index) => {
    const tally = new Tally();
    await fc.assert(
      fc.asyncProperty(walk, async (steps) => {
        await takeWalk(steps, settings, tally, async (task) => {
          for (const kill of task.step.kills) await runOnce(task, { kill });
          await complete(task);
        });
      }),
      // Other walks for each of them.
      { ...bounded(Math.ceil(runs(30) * share)), seed: (fc.readConfigureGlobal().seed ?? 0) + index },
    );
    tally.show();
    expect(tally.of("applied"), "most states may be applied").toBeGreaterThan(tally.of("states") / 2);
    expect(tally.of("run killed"), "runs are killed").toBeGreaterThan(tally.of("applied") / 10);
    expect(tally.of("failures"), "requests fail").toBeGreaterThan(tally.of("requests") / 40);
  },
  3_600_000,
);
