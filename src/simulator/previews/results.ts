import { createHash } from "node:crypto";
import type { AudiencePreviewResult } from "../../segment/generated/wire.ts";
import type { StoredAudience } from "../state.ts";

/** How many members a preview shows at most. The vendor's number is not documented. */
const sampleSize = 5;

/**
 * Members for a preview, of the kind that its audience has (API.md 3.1). Without people in its space they are made up, the same
 * for the same query.
 *
 * @param count How many members there are.
 * @param members Their ids, where they can be evaluated.
 */
export function previewResults(
  { query, audienceType, targetEntity }: Required<Pick<StoredAudience, "query" | "audienceType" | "targetEntity">>,
  count: number,
  members: readonly string[] | undefined,
): AudiencePreviewResult[] {
  const ids = Array.from(
    { length: Math.min(sampleSize, count) },
    (_, index) =>
      members?.[index] ?? createHash("sha256").update(`${query} member ${index}`).digest("hex").slice(0, 24),
  );
  if (audienceType !== "LINKED" || targetEntity === null || targetEntity === "profile") {
    return ids.map((id) => ({ id }));
  }
  return ids.map((id) => ({ id, idProperty: "ID", relationshipSlug: targetEntity, profilesTruncated: false }));
}
