import type {
  AddAudienceScheduleToAudienceInput,
  AddAudienceScheduleToAudienceOutput,
  GetAudienceScheduleFromSpaceAndAudienceOutput,
  ListAudienceSchedulesFromSpaceAndAudienceOutput,
  RemoveAudienceScheduleFromAudienceOutput,
  UpdateAudienceScheduleForAudienceInput,
  UpdateAudienceScheduleForAudienceOutput,
} from "../../segment/generated/wire.ts";
import { findAudienceOf } from "../audiences/find-audience.ts";
import { refuseUnlessLinked } from "../audiences/only-linked.ts";
import { findItem, itemsOf, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { createId } from "../ids.ts";
import { refuse } from "../refusal.ts";
import { scheduleFaults } from "../schedules/check-schedule.ts";
import { scheduleExists, schedulesOf, scheduleView } from "../schedules/store.ts";
import type { SimulatedSpace, StoredAudience } from "../state.ts";
import type { StoredSchedule } from "../state/destinations.ts";
import { nowText } from "../timestamps.ts";
import type { World } from "../world.ts";

interface OfAudience {
  spaceId: string;
  id: string;
}

interface OneSchedule extends OfAudience {
  scheduleId: string;
}

const addAudienceScheduleToAudience = defineHandler<OfAudience, AddAudienceScheduleToAudienceInput>({
  check: scheduleFaults,
  handle({ parameters, body }, world): AddAudienceScheduleToAudienceOutput {
    const { space, audience } = findParent(parameters, world);
    refuseUnlessLinked(audience, world);
    refuseOneMore(audience, space, world);
    const schedule: StoredSchedule = {
      id: createId("sch_", world.clock.now()),
      audienceId: audience.id,
      ...body,
      createdAt: nowText(world),
    };
    replaceItems(space, "schedules", [...itemsOf(space, "schedules"), schedule], world);
    return { audienceSchedule: scheduleView(schedule, audience, world.clock.now()) };
  },
});

const listAudienceSchedulesFromSpaceAndAudience = defineHandler<OfAudience>({
  handle({ parameters }, world): ListAudienceSchedulesFromSpaceAndAudienceOutput {
    const { space, audience } = findParent(parameters, world);
    const { items, asOfMs } = listedItems(space, "schedules", world);
    const schedules = schedulesOf(audience, items, asOfMs, world.clock);
    return { audienceSchedules: schedules.map((schedule) => scheduleView(schedule, audience, asOfMs)) };
  },
});

const getAudienceScheduleFromSpaceAndAudience = defineHandler<OneSchedule>({
  handle({ parameters }, world): GetAudienceScheduleFromSpaceAndAudienceOutput {
    const { audience, schedule } = findSchedule(parameters, world);
    return { audienceSchedule: scheduleView(schedule, audience, world.clock.now()) };
  },
});

const updateAudienceScheduleForAudience = defineHandler<OneSchedule, UpdateAudienceScheduleForAudienceInput>({
  check: scheduleFaults,
  handle({ parameters, body }, world): UpdateAudienceScheduleForAudienceOutput {
    const { space, audience, schedule } = findSchedule(parameters, world);
    const after = { ...schedule, ...body };
    replaceItem(space, "schedules", schedule, after, world);
    return { audienceSchedule: scheduleView(after, audience, world.clock.now()) };
  },
});

const removeAudienceScheduleFromAudience = defineHandler<OneSchedule>({
  handle({ parameters }, world): RemoveAudienceScheduleFromAudienceOutput {
    const { space, schedule } = findSchedule(parameters, world);
    const others = itemsOf(space, "schedules").filter((other) => other !== schedule);
    replaceItems(space, "schedules", others, world);
    return { status: "SUCCESS" };
  },
});

function findParent({ spaceId, id }: OfAudience, world: World): { space: SimulatedSpace; audience: StoredAudience } {
  return findAudienceOf({ spaceId, audienceId: id }, world);
}

function findSchedule(
  parameters: OneSchedule,
  world: World,
): { space: SimulatedSpace; audience: StoredAudience; schedule: StoredSchedule } {
  const { space, audience } = findParent(parameters, world);
  const counts = (schedule: StoredSchedule): boolean =>
    schedule.audienceId === audience.id && scheduleExists(schedule, audience, world.clock.now(), world.clock);
  return { space, audience, schedule: findItem(space, "schedules", parameters.scheduleId, counts) };
}

function refuseOneMore(audience: StoredAudience, space: SimulatedSpace, { settings, clock }: World): void {
  const limit = settings.schedulesPerAudience;
  const count = schedulesOf(audience, itemsOf(space, "schedules"), clock.now(), clock).length;
  if (limit > 0 && count >= limit) throw refuse(422, `Audience '${audience.id}' may have ${limit} schedules.`);
}

/** Schedules of linked audiences: `/spaces/{spaceId}/audiences/{id}/schedules` (facts 2.11). */
export const scheduleHandlers = {
  addAudienceScheduleToAudience,
  listAudienceSchedulesFromSpaceAndAudience,
  getAudienceScheduleFromSpaceAndAudience,
  updateAudienceScheduleForAudience,
  removeAudienceScheduleFromAudience,
};
