import { expect } from "vitest";
import { leave } from "./apply.ts";
import { fieldsOf, type KindName } from "./fields.ts";
import type { Known } from "./model.ts";
import { describePlanned, judgePlan } from "./plan-verdict.ts";
import type { RealSpace } from "./real-space.ts";
import { isRefused } from "./refusals.ts";
import type { Chosen } from "./selections.ts";
import { valueAt } from "./wire.ts";

interface FoundPlan {
  changes: FoundChange[];
  refused: { code: string }[];
}

interface FoundChange {
  address: string;
  kind: KindName;
  action: string;
  before: unknown;
  after: unknown;
  edited?: { pointer: string; declaredAsApplied: boolean }[];
}

/** Asks for a plan, and holds it against what there is to know. */
export async function lookAtPlan(known: Known, space: RealSpace, chosen: Chosen): Promise<void> {
  const title = ["audiencectl plan", ...chosen.flags].join(" ");
  const { stdout, stderr } = await space.run("plan", "--format", "json", ...leave, ...chosen.flags);
  expect(stdout, `${title}: ${stderr}`).toContain('"changes"');
  const { changes, refused } = JSON.parse(stdout) as FoundPlan;
  expect(changes.map(describeChange).toSorted(), title).toEqual(judgePlan(known, chosen));
  const codes = refused.map(({ code }) => code).join(", ");
  expect(refused.length > 0, `${title} is refused (${codes})`).toBe(isRefused(known, chosen));
}

function describeChange({ address, kind, action, before, after, edited = [] }: FoundChange): string {
  const fields = fieldsOf[kind]
    .filter(() => action === "update" || action === "adopt")
    .filter(({ field }) => JSON.stringify(valueAt(before, field)) !== JSON.stringify(valueAt(after, field)))
    .map(({ field }) => {
      const edit = edited.find(({ pointer }) => pointer === `/${field.replace(".", "/")}`);
      return describePlanned(field, edit !== undefined, edit?.declaredAsApplied === true);
    });
  return [`${action} ${address}`, fields.join(", ")].filter(Boolean).join(": ");
}
