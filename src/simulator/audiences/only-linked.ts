import { Refusal } from "../refusal.ts";
import { inputFault } from "../input-faults.ts";
import type { StoredAudience } from "../state.ts";
import type { World } from "../world.ts";

/** Throws a `Refusal` for an audience that is not LINKED, with the status of the setting `linkedOnlyStatus`. */
export function refuseUnlessLinked(audience: StoredAudience, { settings }: World): void {
  if (audience.audienceType === "LINKED") return;
  throw new Refusal(settings.linkedOnlyStatus, [inputFault("audienceType", "must be LINKED for this operation")]);
}
