import type {
  AudienceDefinition,
  AudienceSchedule,
  AudienceSummary,
  AudienceSummaryWithAudienceTypeAndLookback,
} from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import { inferCadence } from "../queries/inference.ts";
import { foldSpace } from "../queries/text.ts";
import { membersAt } from "../people/members-at.ts";
import { schedulesOf, scheduleView } from "../schedules/store.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import { effectiveOptions } from "./options.ts";
import { computeSize } from "./size.ts";
import { statusAt, type StatusContext } from "./status.ts";

/** An audience as create and update answer it: without cadence, size and schedules (API.md 2.1). */
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
    options: effectiveOptions(audience, context.settings),
  };
}

/** An audience as get and list answer it (API.md 2.1). `include=schedules` adds its schedules. */
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
    options: effectiveOptions(audience, context.settings),
    computeCadence: { type: inferCadence(audience.query, audience.audienceType) },
    ...(summary.status === "Live" ? { size: computeSize(audience, membersAt(audience, space, atMs, context)) } : {}),
    ...(include === "schedules" ? { schedules: schedulesView(audience, space, atMs, context) } : {}),
  };
}

function schedulesView(
  audience: StoredAudience,
  space: SimulatedSpace,
  atMs: number,
  { clock }: StatusContext,
): AudienceSchedule[] {
  const schedules = schedulesOf(audience, itemsOf(space, "schedules"), atMs, clock);
  return schedules.map((schedule) => scheduleView(schedule, audience, atMs));
}

/** A query as it is read, by the setting `queryEcho`. */
export function echoQuery(query: string, { queryEcho }: SimulatorSettings): string {
  return queryEcho === "normalised" ? foldSpace(query) : query;
}

function definitionView({ query, targetEntity }: StoredAudience, { settings }: StatusContext): AudienceDefinition {
  const shown = echoQuery(query, settings);
  return targetEntity === undefined ? { query: shown } : { query: shown, targetEntity };
}
