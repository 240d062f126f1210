import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOfScope, readScope, type Owner } from "../../resources/ownership.ts";
import type { LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { refuseChange } from "../refuse.ts";
import { isNamedBy, reaches, type TakingOver } from "./taking-over.ts";
import type { HandOverContext } from "./withhold-handed-over.ts";
import { withholdFound } from "./withhold.ts";

/** Whether an object is taken over, so that another project may want it as well. */
export function isAdoption({ reason, within }: Change): boolean {
  return reason === "adopted" && !within;
}

/**
 * Leaves out the adoption of what another project of the repository adopts as well: only one of the two can have it, and the first
 * apply would decide which.
 */
export function withholdAdoptedTwice(
  changes: readonly Change[],
  others: readonly TakingOver[],
  owner: Owner,
  { live, space, references }: HandOverContext,
): Change[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const findingOf = (change: Change): Diagnostic | undefined => {
    const object = objects.get(change.id ?? "");
    if (!object || !isAdoption(change)) return undefined;
    const rival = others.find((each) => reaches(each, space) && isNamedBy(each, object) && wants(each, object, owner));
    return rival && adoptedTwice(change, rival);
  };
  return withholdFound(changes, findingOf, references);
}

/** Whether a line takes the object as it is now, or from this project once that has it. A line that did its work takes nothing. */
function wants({ from }: TakingOver, { ownership }: LiveResource, owner: Owner): boolean {
  if (ownership === undefined) return true;
  if (ownership === "unreadable" || from === undefined) return false;
  return isOfScope(ownership, readScope(from)) || isOfScope(owner, readScope(from));
}

function adoptedTwice(change: Change, { project, file }: TakingOver): Diagnostic {
  const { address } = change;
  return refuseChange(
    "plan-adopted-twice",
    `${address} is left out: the project ${project} adopts the same object, too (${file}), and only one of the two can have it`,
    `agree with the owners of ${project} which project has it, and remove the manifest in the other one; queries of both projects can name its key`,
    change,
  );
}
