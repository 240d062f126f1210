import { addManifest, adopt } from "./add-manifest.ts";
import { apply } from "./apply.ts";
import { bringBack } from "./bring-back.ts";
import { editManifests } from "./edit-manifests.ts";
import { expectSpace } from "./expect-space.ts";
import { actByHand } from "./hands.ts";
import { lookAtPlan } from "./look-at-plan.ts";
import { lookForDrift } from "./look-for-drift.ts";
import { makeByHand } from "./make-by-hand.ts";
import { toManifests } from "./manifest-files.ts";
import type { Known } from "./model.ts";
import { nextNumber, pick, pickKind } from "./pick.ts";
import type { RealSpace } from "./real-space.ts";
import { choose, everything } from "./selections.ts";
import type { Step, Walk } from "./steps.ts";

const commands = { apply, "bring back": bringBack } as const;

/** Walks, and looks after each step. A failure begins with the story of what was done until then. */
export async function takeWalk(space: RealSpace, { initial, steps, choices, failsUnmanaged }: Walk): Promise<void> {
  space.startAnew();
  const known: Known = { live: [], declared: [] };
  const story: string[] = [];
  const look = async (index: number): Promise<void> => {
    expectSpace(known, space);
    const choice = pick(choices, index) ?? { by: "everything", which: 0 };
    await lookForDrift(known, space, choose(choice, known), failsUnmanaged);
    await lookAtPlan(known, space, everything);
  };
  try {
    for (const each of initial) story.push(...(await begin(known, space, each)));
    space.declare(toManifests(known));
    story.push(await apply(known, space, everything));
    await look(0);
    for (const [index, step] of steps.entries()) {
      const told = await take(known, space, step);
      if (told === undefined) continue;
      story.push(told);
      await look(index);
    }
  } catch (error) {
    const lines = story.map((line, index) => `  ${index + 1}. ${line}`);
    const failure = error instanceof Error ? error.message : String(error);
    throw new Error(`after\n${lines.join("\n")}\n${failure}`, { cause: error });
  }
}

async function begin(
  known: Known,
  space: RealSpace,
  { kind, values, adopts }: Walk["initial"][number],
): Promise<string[]> {
  const told = adopts
    ? [await makeByHand(known, space, kind), adopt(known, { which: 0, by: values[0] ?? 0, values })]
    : [addManifest(known, pickKind(kind), nextNumber(known), values)];
  return told.filter((each) => each !== undefined);
}

async function take(known: Known, space: RealSpace, step: Step): Promise<string | undefined> {
  if ("hand" in step) return await actByHand(known, space, step.hand);
  if ("command" in step) return await commands[step.command](known, space, choose(step.choice, known));
  const told = editManifests(known, step.edit);
  if (told !== undefined) space.declare(toManifests(known));
  return told;
}
