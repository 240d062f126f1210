import { createHash } from "node:crypto";
import type { AudiencePreviewResult } from "../../segment/generated/wire.ts";
import { computeSize } from "../audiences/size.ts";
import type { StoredAudience } from "../state.ts";

/** How many members a preview shows at most. The vendor's number is not documented. */
const sampleSize = 5;

/** Members for a preview: made up, the same for the same query, and of the kind that its audience has (API.md 3.1). */
export function previewResults(
  audience: Required<Pick<StoredAudience, "query" | "audienceType" | "targetEntity">>,
): AudiencePreviewResult[] {
  const { query, audienceType, targetEntity } = audience;
  const ids = Array.from({ length: Math.min(sampleSize, computeSize(audience).count) }, (_, index) =>
    createHash("sha256").update(`${query} member ${index}`).digest("hex").slice(0, 24),
  );
  if (audienceType !== "LINKED" || targetEntity === null || targetEntity === "profile") {
    return ids.map((id) => ({ id }));
  }
  return ids.map((id) => ({ id, idProperty: "ID", relationshipSlug: targetEntity, profilesTruncated: false }));
}
