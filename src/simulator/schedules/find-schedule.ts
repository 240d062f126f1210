import { findAudienceOf } from "../audiences/find-audience.ts";
import { findItem, itemsOf } from "../collections.ts";
import { refuse } from "../refusal.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { StoredSchedule } from "../state/destinations.ts";
import type { World } from "../world.ts";
import { scheduleExists, schedulesOf } from "./store.ts";

/** The path parameters of an audience's schedules. */
export interface ScheduleParent {
  spaceId: string;
  /** The audience. */
  id: string;
}

/** The path parameters of one schedule. */
export interface OneSchedule extends ScheduleParent {
  scheduleId: string;
}

/** The space and the audience of a path. Throws a 404 `Refusal`. */
export function findScheduleParent(
  { spaceId, id }: ScheduleParent,
  world: World,
): { space: SimulatedSpace; audience: StoredAudience } {
  return findAudienceOf({ spaceId, audienceId: id }, world);
}

/** The schedule of a path, unless it has vanished. Throws a 404 `Refusal`. */
export function findSchedule(
  parameters: OneSchedule,
  world: World,
): { space: SimulatedSpace; audience: StoredAudience; schedule: StoredSchedule } {
  const { space, audience } = findScheduleParent(parameters, world);
  const counts = (schedule: StoredSchedule): boolean =>
    schedule.audienceId === audience.id && scheduleExists(schedule, audience, world.clock.now(), world.clock);
  return { space, audience, schedule: findItem(space, "schedules", parameters.scheduleId, counts) };
}

/** Throws a 422 `Refusal` when an audience has as many schedules as `schedulesPerAudience` allows. */
export function refuseOneMore(audience: StoredAudience, space: SimulatedSpace, { settings, clock }: World): void {
  const limit = settings.schedulesPerAudience;
  const count = schedulesOf(audience, itemsOf(space, "schedules"), clock.now(), clock).length;
  if (limit > 0 && count >= limit) throw refuse(422, `Audience '${audience.id}' may have ${limit} schedules.`);
}
