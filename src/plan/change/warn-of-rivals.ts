import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOfScope, readScope, type Owner } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { placeOf } from "../place.ts";
import { isNamedBy, reaches, type TakingOver } from "./taking-over.ts";

/** What a plan is held against to find who else wants the same. */
export interface RivalContext {
  owner: Owner;
  live: readonly LiveResource[];
  space: { id: string; slug?: string | undefined };
}

/** Whether an object is taken over, so that another project may want it as well. */
export function isAdoption({ reason, within }: Change): boolean {
  return reason === "adopted" && !within;
}

/** Warns of adoptions of what another project of the repository adopts as well: only one of the two can have it. */
export function warnOfRivals(
  changes: readonly Change[],
  others: readonly TakingOver[],
  { owner, live, space }: RivalContext,
): Change[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  return changes.map((change) => {
    const object = objects.get(change.id ?? "");
    if (!object || !isAdoption(change)) return change;
    const rival = others.find((each) => reaches(each, space) && isNamedBy(each, object) && wants(each, object, owner));
    return rival
      ? { ...change, warnings: [...change.warnings, adoptedTwice(change, rival)] as Change["warnings"] }
      : change;
  });
}

/** Whether a line takes the object as it is now, or from this project once that has it. A line that did its work takes nothing. */
function wants({ from }: TakingOver, { ownership }: LiveResource, owner: Owner): boolean {
  if (ownership === undefined) return true;
  if (ownership === "unreadable" || from === undefined) return false;
  return isOfScope(ownership, readScope(from)) || isOfScope(owner, readScope(from));
}

function adoptedTwice(change: Change, { project, file }: TakingOver): Diagnostic {
  return {
    code: "plan-adopted-twice",
    severity: "warning",
    message: `the project ${project} adopts the same object as ${change.address} (${file}), and only one of the two can have it`,
    hint: "decide which project has it, and remove the manifest in the other one before either is applied",
    ...placeOf(change),
  };
}
