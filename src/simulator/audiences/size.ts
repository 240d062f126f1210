import { createHash } from "node:crypto";
import type { AudienceSize } from "../../segment/generated/wire.ts";
import { foldSpace } from "../queries/text.ts";
import type { StoredAudience } from "../state.ts";

/**
 * How many members an audience has. Without people in its space it is made up, but the same for the same query, so that it can
 * be asserted.
 *
 * @param members Their ids, where they can be evaluated.
 */
export function computeSize(
  { query, audienceType, targetEntity }: Pick<StoredAudience, "query" | "audienceType" | "targetEntity">,
  members: readonly string[] | undefined,
): AudienceSize & { count: number } {
  const madeUp = (): number => createHash("sha256").update(foldSpace(query)).digest().readUInt32BE() % 100_000;
  const count = members?.length ?? madeUp();
  if (audienceType !== "LINKED") return { count, type: audienceType };
  return { count, type: targetEntity === "profile" ? "USERS" : "ENTITIES" };
}
