import { inputFault } from "../input-faults.ts";
import { refuseFaults } from "../refusal.ts";
import type { StoredAudience } from "../state.ts";
import type { SpaceDestination } from "../state/destinations.ts";
import type { World } from "../world.ts";

interface ActivationTypeRow {
  /** Whether it is about entities, which classic audiences do not have. */
  linkedOnly: boolean;
  /** Whether the destination has to be enabled for freshness. */
  needsFreshness: boolean;
}

// The documented values and what they apply to (API.md 5.6). All Events means less elsewhere, and is never refused.
const activationTypes: Readonly<Record<string, ActivationTypeRow | undefined>> = {
  "Audience Entered": { linkedOnly: false, needsFreshness: false },
  "Audience Exited": { linkedOnly: false, needsFreshness: false },
  "Audience Membership Changed": { linkedOnly: false, needsFreshness: false },
  "Entity Added": { linkedOnly: true, needsFreshness: false },
  "Entity Removed": { linkedOnly: true, needsFreshness: false },
  "Entity Values Changed": { linkedOnly: true, needsFreshness: true },
  "All Events": { linkedOnly: false, needsFreshness: false },
};

/** The documented types of activations (API.md 5.6). */
export const activationTypeNames: readonly string[] = Object.keys(activationTypes);

/** Throws a 422 `Refusal` for an activation type that cannot be, when `activationTypeMisfit` refuses that. */
export function refuseMisfit(
  activationType: string,
  audience: StoredAudience,
  destination: SpaceDestination | undefined,
  { settings }: World,
): void {
  if (settings.activationTypeMisfit === "accept") return;
  const row = activationTypes[activationType];
  const complaint =
    row === undefined ? `must be one of [${activationTypeNames.join(", ")}]` : misfit(row, audience, destination);
  refuseFaults(complaint === undefined ? [] : [inputFault("activationType", complaint)]);
}

function misfit(
  { linkedOnly, needsFreshness }: ActivationTypeRow,
  { audienceType }: StoredAudience,
  destination: SpaceDestination | undefined,
): string | undefined {
  if (linkedOnly && audienceType !== "LINKED") return "is only allowed for LINKED audiences";
  return needsFreshness && destination?.freshness !== true ? "is not supported by the destination" : undefined;
}
