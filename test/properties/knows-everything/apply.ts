import { expect } from "vitest";
import { adoptionOf } from "./adoptions.ts";
import { fieldsOf, meaningOf } from "./fields.ts";
import { learn } from "./make-by-hand.ts";
import { addressOf, leftoversOf, manifestsOf, ownOf, type Declared, type Known, type LiveObject } from "./model.ts";
import { judgePlan } from "./plan-verdict.ts";
import type { RealSpace } from "./real-space.ts";
import { isRefused, leftAlone } from "./refusals.ts";
import type { Chosen } from "./selections.ts";

/** Leave for a plan to change and delete all that there is. */
export const leave = "--max-deletes 99 --max-delete-percent 100 --max-change-percent 100 --allow-delete-all".split(" ");

/** Applies what is chosen, and takes down what follows from it. */
export async function apply(known: Known, space: RealSpace, chosen: Chosen): Promise<string> {
  const { flags, has } = chosen;
  const refused = isRefused(known, chosen);
  const manifests = manifestsOf(known).filter(({ kind, name }) => has(addressOf(kind, name)));
  const adoptions = manifests.map((declared) => ({ declared, ...adoptionOf(known, declared) }));
  const left = leftAlone(known, chosen);
  const absent = adoptions.filter(({ result }) => result === "absent").length;
  const isLeftOut = ({ declared, result }: (typeof adoptions)[number]): boolean =>
    result === "absent" || left.has(declared);
  const writes = judgePlan(known, chosen).some((line) => !line.startsWith("withheld "));
  const expected = refused || (absent + left.size > 0 && !writes) ? 3 : absent + left.size > 0 ? 5 : 0;
  const told = ["audiencectl apply", ...flags].join(" ");
  const { exitCode, stderr } = await space.run("apply", "--auto-approve", ...leave, ...flags);
  expect(exitCode, `the exit code of ${told}: ${stderr}`).toBe(expected);
  if (refused) return `${told} (refused)`;
  const homes = adoptions
    .filter((each) => !isLeftOut(each))
    .map(({ declared, object }) => [declared, object ?? ownOf(known, declared)] as const);
  const goes = new Set([...leftoversOf(known)].flatMap(([address, each]) => (has(address) ? [each] : [])));
  known.live = known.live.filter((each) => !goes.has(each));
  for (const [declared, home] of homes) takeOver(declared, home ?? learn(known, space, newObject(declared)));
  if (absent + left.size === 0) expect(judgePlan(known, chosen), "nothing is left to be done").toEqual([]);
  return told;
}

function newObject({ kind, number, values }: Declared): LiveObject {
  const whole = Object.fromEntries(fieldsOf[kind].map(({ field, usual }) => [field, values[field] ?? usual]));
  return { kind, number, id: "", key: undefined, values: whole };
}

/** The object is as its manifest says now, and marked so. What means the same is not written. */
function takeOver({ kind, name, values }: Declared, object: LiveObject): void {
  const applied: Record<string, string> = {};
  for (const { field } of fieldsOf[kind]) {
    const [declared, live] = [values[field], object.values[field]];
    if (declared === undefined) continue;
    applied[field] = meaningOf(field, declared);
    if (live === undefined || meaningOf(field, live) !== applied[field]) object.values[field] = declared;
  }
  object.mark = { name, givenTo: object.id, key: object.key, applied };
}
