import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { resourceKinds } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";

/** Refuses a plan that would end with more objects of a kind than a space may have (API.md 6.2). */
export function refuseOverfullSpace(changes: readonly Change[], live: readonly LiveResource[]): Diagnostic[] {
  return resourceKinds.flatMap(({ kind, mostPerSpace }) => {
    if (mostPerSpace === undefined) return [];
    const number = (action: Change["action"]): number =>
      changes.filter((change) => change.kind === kind && change.action === action).length;
    const created = number("create");
    const present = live.filter((object) => object.kind === kind).length;
    const after = present + created - number("delete");
    if (created === 0 || after <= mostPerSpace) return [];
    return [
      {
        code: "plan-space-full",
        severity: "error",
        message: `the space would have ${after} objects of the kind ${kind}, and may have ${mostPerSpace}: ${present} are there, ${created} would be created`,
        hint: "remove some first, or adopt what is there instead of creating more",
      },
    ];
  });
}
