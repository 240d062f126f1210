import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { isOfScope, readScope } from "../../resources/ownership.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import type { Change } from "../generated/plan.ts";
import { refuseChange } from "../refuse.ts";
import { isNamedBy, reaches, type TakingOver } from "./taking-over.ts";
import { withholdFound } from "./withhold.ts";

/** What hand-overs are held against. */
export interface HandOverContext {
  live: readonly LiveResource[];
  space: { id: string; slug?: string | undefined };
  references: ReadonlyMap<Address, readonly Address[]>;
}

/**
 * Leaves out the deletion of what another project takes over: whichever of the two is applied first, the object stays. Once the
 * other project has it, nothing is left to delete here.
 */
export function withholdHandedOver(
  changes: readonly Change[],
  handOvers: readonly TakingOver[],
  { live, space, references }: HandOverContext,
): Change[] {
  const objects = new Map(live.map((object) => [object.id, object]));
  const findingOf = (change: Change): Diagnostic | undefined => {
    const object = change.within ? undefined : objects.get(change.id ?? "");
    if (!object || !isDeletion(change)) return undefined;
    const taker = handOvers.find((each) => takes(each, object));
    return taker && handedOver(change, taker, space);
  };
  return withholdFound(changes, findingOf, references);
}

/** Whether a change deletes an object that manifests declared; what a run left behind is nobody's to take over. */
export function isDeletion({ action, reason, within }: Change): boolean {
  return action === "delete" && reason === "removed" && !within;
}

function takes(taker: TakingOver, object: LiveResource): boolean {
  const { ownership } = object;
  if (ownership === undefined || ownership === "unreadable" || taker.from === undefined) return false;
  return isNamedBy(taker, object) && isOfScope(ownership, readScope(taker.from));
}

function handedOver(change: Change, taker: TakingOver, space: HandOverContext["space"]): Diagnostic {
  const { address } = change;
  const { project, file } = taker;
  return reaches(taker, space)
    ? refuseChange(
        "plan-handed-over",
        `${address} is not deleted: the project ${project} takes it over (${file})`,
        `apply ${project} first, on its own; then nothing is left to delete here, and an apply of this plan ends with 0. To keep the check green, use two merges: the manifest there, and after its apply the removal here`,
        change,
      )
    : refuseChange(
        "plan-handed-over",
        `${address} is not deleted: the project ${project} names it to take it over (${file}), and cannot, because none of its environments is about this space`,
        `an object is handed over within one space only: take the adopt lines out of ${file}, and this plan deletes the object`,
        change,
      );
}
