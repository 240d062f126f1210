import type { PlaceInSpace } from "../live/call-kind.ts";
import type { Change } from "../plan/generated/plan.ts";

/** Where the live object of a change is, as the plan saw it. */
export function placeOfLive({
  within = [],
  id = "",
}: Change): PlaceInSpace & { within: readonly string[]; id: string } {
  return { within: within.map((step) => step.id ?? ""), id };
}

/** Where a change's new object goes: parts of what this run made belong to that. */
export function placeOfNew(
  { within = [] }: Change,
  { madeId }: { madeId: (address: string) => string | undefined },
): PlaceInSpace & { within: readonly string[] } {
  return { within: within.map((step) => madeId(step.address) ?? step.id ?? "") };
}
