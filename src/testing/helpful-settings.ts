import type { OpenPoints } from "../evaluator/index.ts";
import type { Definition, Definitions } from "./definition.ts";
import { splitUnknowns } from "./judge.ts";
import type { Check, LoadedTest } from "./loaded-test.ts";
import { unknownsOf } from "./outcome.ts";
import type { OpenSetting } from "./test-result.ts";
import { World } from "./world.ts";

/**
 * The settings with those of their values that are no dead end: with `arrayMatch: every-entry`, an empty list is as open as before,
 * and no further setting decides it.
 */
export function helpfulSettings(
  settings: readonly OpenSetting[],
  { subject, atMs }: Check,
  definition: Definition,
  test: LoadedTest,
  definitions: Definitions,
): OpenSetting[] {
  const isDeadEnd = (name: string, value: string): boolean => {
    if (!isOpenPoint(name, test.openPoints) || value === "number") return false;
    const world = new World({ ...test, openPoints: { ...test.openPoints, [name]: value } }, definitions);
    const unknowns = world.reasons.unfold(unknownsOf(world.ask(definition, world.view(subject, atMs))));
    const { settings: further, reasons } = splitUnknowns(unknowns);
    return further.length === 0 && reasons.length > 0 && !reasons.some(saysWhatToDo);
  };
  return settings
    .map((setting) => ({ ...setting, allowed: setting.allowed.filter((value) => !isDeadEnd(setting.name, value)) }))
    .filter(({ allowed }) => allowed.length > 0);
}

function isOpenPoint(name: string, points: OpenPoints): boolean {
  return Object.hasOwn(points, name);
}

/** What to do about a reason is written behind a semicolon. */
function saysWhatToDo(reason: string): boolean {
  return reason.includes("; ");
}
