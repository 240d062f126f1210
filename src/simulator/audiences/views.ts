import { createHash } from "node:crypto";
import type {
  AudienceDefinition,
  AudienceSize,
  AudienceSummary,
  AudienceSummaryWithAudienceTypeAndLookback,
} from "../../segment/generated/wire.ts";
import { inferCadence } from "../queries/inference.ts";
import { foldSpace } from "../queries/text.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import { effectiveOptions } from "./options.ts";
import { statusAt, type StatusContext } from "./status.ts";

/** An audience as create and update answer it: without cadence, size and schedules (facts 2.2). */
export function summaryView(
  audience: StoredAudience,
  space: SimulatedSpace,
  atMs: number,
  context: StatusContext,
): AudienceSummary {
  return {
    id: audience.id,
    spaceId: space.id,
    name: audience.name,
    description: audience.description,
    key: audience.key,
    enabled: audience.enabled,
    definition: definitionView(audience, context),
    status: statusAt(audience, atMs, context),
    createdBy: audience.createdBy,
    updatedBy: audience.updatedBy,
    createdAt: audience.createdAt,
    updatedAt: audience.updatedAt,
    audienceType: audience.audienceType,
    options: effectiveOptions(audience),
  };
}

/** An audience as get and list answer it (facts 2.2). `include=schedules` adds its schedules: none are served yet. */
export function fullView(
  audience: StoredAudience,
  space: SimulatedSpace,
  atMs: number,
  context: StatusContext,
  include: "schedules" | undefined,
): AudienceSummaryWithAudienceTypeAndLookback {
  const summary = summaryView(audience, space, atMs, context);
  return {
    ...summary,
    options: effectiveOptions(audience),
    computeCadence: { type: inferCadence(audience.query, audience.audienceType) },
    ...(summary.status === "Live" ? { size: computeSize(audience) } : {}),
    ...(include === "schedules" ? { schedules: [] } : {}),
  };
}

function definitionView({ query, targetEntity }: StoredAudience, { settings }: StatusContext): AudienceDefinition {
  const shown = settings.queryEcho === "normalised" ? foldSpace(query) : query;
  return targetEntity === undefined ? { query: shown } : { query: shown, targetEntity };
}

// Members are made up, but the same query always has as many, so that a plan's numbers can be asserted.
function computeSize({ query, audienceType, targetEntity }: StoredAudience): AudienceSize {
  const count = createHash("sha256").update(foldSpace(query)).digest().readUInt32BE() % 100_000;
  if (audienceType !== "LINKED") return { count, type: audienceType };
  return { count, type: targetEntity === "profile" ? "USERS" : "ENTITIES" };
}
