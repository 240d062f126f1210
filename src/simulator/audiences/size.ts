import { createHash } from "node:crypto";
import type { AudienceSize } from "../../segment/generated/wire.ts";
import { foldSpace } from "../queries/text.ts";
import type { StoredAudience } from "../state.ts";

/** How many members an audience has: made up, but the same for the same query, so that it can be asserted. */
export function computeSize({
  query,
  audienceType,
  targetEntity,
}: Pick<StoredAudience, "query" | "audienceType" | "targetEntity">): AudienceSize & { count: number } {
  const count = createHash("sha256").update(foldSpace(query)).digest().readUInt32BE() % 100_000;
  if (audienceType !== "LINKED") return { count, type: audienceType };
  return { count, type: targetEntity === "profile" ? "USERS" : "ENTITIES" };
}
