import type { AudiencePreview, CreateAudiencePreviewInput } from "../../segment/generated/wire.ts";
import { effectiveOptions } from "../audiences/options.ts";
import { computeSize } from "../audiences/size.ts";
import { createId } from "../ids.ts";
import { membersAt } from "../people/members-at.ts";
import { firstMistake } from "../queries/validity.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredPreview } from "../state/neighbours.ts";
import { nowText } from "../timestamps.ts";
import type { World } from "../world.ts";
import { previewResults } from "./results.ts";

/** A new preview, not yet in its space. Its id has the shape of the vendor's (API.md 1.8). */
export function makePreview(input: CreateAudiencePreviewInput, space: SimulatedSpace, world: World): StoredPreview {
  const kind = "compute_preview_execution";
  return {
    id: `${createId("", world.clock.now())}-${kind}-${space.id}-${kind}`,
    ...input,
    createdAt: nowText(world),
  };
}

/** A preview as it is read: RUNNING for `previewSeconds`, then COMPLETED, or FAILED when its query cannot be read. */
export function previewView(
  { id, audienceType, definition, options = {}, createdAt }: StoredPreview,
  space: SimulatedSpace,
  { clock, settings }: Pick<World, "clock" | "settings">,
): AudiencePreview {
  const query = { audienceType, query: definition.query, targetEntity: targetOf(audienceType, definition) };
  const includeHistoricalData = settings.previewHistory === "included";
  const asked = { ...query, options: { ...options, includeHistoricalData }, createdAt };
  const preview = { id, audienceType, definition, options: effectiveOptions(asked, settings) };
  const endMs = Date.parse(createdAt) + clock.durationMs(settings.previewSeconds);
  if (clock.now() < endMs) return { ...preview, status: "RUNNING" };
  // Where such queries are taken anyway they are previewed, too.
  const failureReason = settings.invalidQuery === "accept" ? undefined : firstMistake(definition.query);
  if (failureReason !== undefined) return { ...preview, status: "FAILED", failureReason };
  // As it was when the preview was done: what arrives later does not change a result.
  const members = membersAt(asked, space, endMs, { settings });
  const size = computeSize(query, members);
  return { ...preview, status: "COMPLETED", results: previewResults(query, size.count, members), size };
}

function targetOf(
  audienceType: StoredPreview["audienceType"],
  { targetEntity }: StoredPreview["definition"],
): string | null {
  return audienceType === "LINKED" ? (targetEntity ?? "profile") : null;
}
