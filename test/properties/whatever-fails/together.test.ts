import fc from "fast-check";
import { expect, test } from "vitest";
import { applyRun } from "./run.ts";
import { bounded } from "./bounded.ts";
import { checkAfterRun } from "./invariants.ts";
import { complete, passingLists, takeWalk } from "./take-walk.ts";
import { Tally } from "./tally.ts";
import { walk, type Walk } from "./walks.ts";
import { runs } from "../../support/length.ts";

/** A double of what is protected is nobody's to delete: plans name it, and a person decides. So nothing is protected here. */
const unprotected = walk.map(
  (steps) => JSON.parse(JSON.stringify(steps).replaceAll('"protect":true', '"protect":false')) as Walk,
);

/** Lists that are up to date, and two that show the space as it was so many seconds ago. */
test.each([
  [0, 3],
  [2, 1],
  [10, 1],
])(
  "two runs of one project at the same time make nothing twice, one killed or none, while lists lag by %d seconds",
  async (listLagSeconds, walks) => {
    const tally = new Tally();
    await fc.assert(
      fc.asyncProperty(unprotected, async (steps) => {
        await takeWalk(steps, { listLagSeconds }, tally, async (task) => {
          const { space, project, concern } = task;
          // Filters have no key that would tell what a killed run left over from a copy, so plans only name their doubles.
          const [kill] = task.manifests.some(({ kind }) => kind === "SpaceFilter") ? [] : task.step.kills;
          const runs = await Promise.all([applyRun(space, project, { kill }), applyRun(space, project)]);
          for (const { verdict } of runs) tally.add(`run ${verdict}`);
          // What the killed one had just made is the next one's to take back.
          if (runs.every(({ verdict }) => verdict !== "killed")) checkAfterRun(space.stored(), concern);
          space.pass(passingLists(space));
          await complete({ ...task, step: { ...task.step, failureRate: 0 } });
        });
      }),
      { ...bounded(runs(walks)), seed: (fc.readConfigureGlobal().seed ?? 0) + listLagSeconds },
    );
    tally.show();
    expect(tally.of("run complete"), "the faster of two is done").toBeGreaterThanOrEqual(tally.of("applied"));
  },
  3_600_000,
);
