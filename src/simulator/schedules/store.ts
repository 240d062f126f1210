import type { AudienceSchedule } from "../../segment/generated/wire.ts";
import type { Clock } from "../clock.ts";
import { itemsOf, replaceItems } from "../collections.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { StoredSchedule } from "../state/destinations.ts";
import type { World } from "../world.ts";
import { nextExecution } from "./next-execution.ts";

/** How long a linked audience may be disabled before its schedules are deleted (API.md 3.2). */
const disabledSeconds = 90 * 86_400;

/**
 * Whether a schedule is still there at an instant. One that was made while the audience was disabled is counted from
 * then, as it would be gone at once otherwise; API.md 3.2 leaves that open.
 */
export function scheduleExists(
  { createdAt }: StoredSchedule,
  audience: StoredAudience,
  atMs: number,
  clock: Clock,
): boolean {
  if (audience.enabled) return true;
  const disabledMs = Date.parse(audience.disabledSince ?? audience.updatedAt);
  return atMs - Math.max(disabledMs, Date.parse(createdAt)) < clock.durationMs(disabledSeconds);
}

/** The schedules that an audience has at an instant. */
export function schedulesOf(
  audience: StoredAudience,
  schedules: readonly StoredSchedule[],
  atMs: number,
  clock: Clock,
): StoredSchedule[] {
  return schedules.filter(
    (schedule) => schedule.audienceId === audience.id && scheduleExists(schedule, audience, atMs, clock),
  );
}

/** A schedule as it is read. One of a disabled audience has no next execution. */
export function scheduleView(
  { id, strategy, config }: StoredSchedule,
  audience: StoredAudience,
  atMs: number,
): AudienceSchedule {
  const next = audience.enabled ? nextExecution({ config }, atMs) : undefined;
  return { id, strategy, config, ...(next === undefined ? {} : { nextExecution: new Date(next).toISOString() }) };
}

/** Deletes for good what has vanished by now. To be called before an audience is enabled, which stops the count. */
export function dropVanished(audience: StoredAudience, space: SimulatedSpace, world: World): void {
  const { clock } = world;
  const kept = itemsOf(space, "schedules").filter(
    (schedule) => schedule.audienceId !== audience.id || scheduleExists(schedule, audience, clock.now(), clock),
  );
  if (kept.length < itemsOf(space, "schedules").length) replaceItems(space, "schedules", kept, world);
}
