import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { JsonObject } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";
import { lostFields, type LostFields } from "./lost-fields.ts";

/** A replacement and what is known of its object. */
export interface Replacement {
  change: Change;
  desired: DesiredResource;
  live: LiveResource;
  /** For parts: the values of the audience that they will belong to. */
  audienceAfter?: JsonObject | undefined;
  /** Its live parts that no manifest declares and the new object could have. */
  lostParts: readonly LiveResource[];
  /** Live parts by the id of what they are part of. */
  partsByParent: ReadonlyMap<string, readonly LiveResource[]>;
}

/** A replacement that would lose something. */
export interface IncompleteReplacement extends Replacement {
  lost: LostFields;
}

/**
 * A replacement that is permitted, where the live object has what its manifest does not declare. A new object is made from
 * the manifest alone, so that any later run can make it when this one is cut short. One that is not permitted at all is
 * refused for that (`refusals/not-permitted.ts`).
 */
export function findIncomplete(replacement: Replacement): IncompleteReplacement | undefined {
  const { change, desired, live, audienceAfter, lostParts } = replacement;
  const { ownership } = change;
  if (!desired.replaceAllowed || ownership.before?.protect || ownership.after?.protect) return undefined;
  const lost = lostFields(kindOf(desired.kind), {
    declared: desired.spec,
    live: live.spec,
    after: change.after ?? {},
    audienceAfter,
  });
  return lost.pointers.length === 0 && lostParts.length === 0 ? undefined : { ...replacement, lost };
}
