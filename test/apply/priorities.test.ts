import { expect, test } from "vitest";
import { priorities } from "../../src/apply/priorities.ts";
import { runSteps } from "../../src/apply/run-steps.ts";
import { stepsOf, type Step } from "../../src/apply/steps.ts";
import fc from "fast-check";
import { desired, live, plan, refersTo } from "../plan/builders.ts";

const perMinute: Record<string, number> = {
  createAudience: 50,
  updateAudienceForSpace: 50,
  removeAudienceFromSpace: 50,
};
const seconds = (operation: string): number => 60 / (perMinute[operation] ?? 60);

/** The steps of a plan, the most urgent first. */
function byUrgency(steps: readonly Step[]): string[] {
  const urgency = priorities(steps, seconds);
  return steps.map(({ address }) => address).toSorted((a, b) => (urgency.get(b) ?? 0) - (urgency.get(a) ?? 0));
}

test("what has the longest chain behind it goes first", () => {
  const chain = ["c", "b", "a"].map((name, index, all) => {
    const before = all[index - 1];
    const { spec, references } = before === undefined ? { spec: {}, references: [] } : refersTo(before);
    return desired(name, spec, { references });
  });
  const steps = stepsOf(plan([desired("0"), ...chain], []).changes);
  expect(byUrgency(steps)).toEqual(["audience/c", "audience/b", "audience/0", "audience/a"]);
});

test("what the slowest lane waits for goes before the rest", () => {
  const space = ["a", "b", "x", "y", "z"].map((name) => live(name));
  const edited = ["x", "y", "z"].map((name) => desired(name, { enabled: false }));
  const steps = stepsOf(plan(edited, space).changes);
  expect(byUrgency(steps)).toEqual(["audience/x", "audience/y", "audience/z", "audience/a", "audience/b"]);
});

test("whatever the requirements, every step is taken once and after all that it requires", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 40 }), async (graph) => {
      const steps = graph.map((requires, index) => ({
        address: String(index),
        requires: index === 0 ? [] : requires.map((number) => String(number % index)),
      })) as Step[];
      const ended = new Set<string>();
      await runSteps(steps, async ({ address, requires }) => {
        expect(requires.filter((required) => !ended.has(required))).toEqual([]);
        await new Promise((resolve) => setImmediate(resolve));
        expect(ended.has(address)).toBe(false);
        ended.add(address);
      });
      expect(ended.size).toBe(steps.length);
    }),
  );
});
