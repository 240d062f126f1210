import type {
  AddAudienceScheduleToAudienceInput,
  AddAudienceScheduleToAudienceOutput,
  GetAudienceScheduleFromSpaceAndAudienceOutput,
  ListAudienceSchedulesFromSpaceAndAudienceOutput,
  RemoveAudienceScheduleFromAudienceOutput,
  UpdateAudienceScheduleForAudienceInput,
  UpdateAudienceScheduleForAudienceOutput,
} from "../../segment/generated/wire.ts";
import { refuseUnlessLinked } from "../audiences/only-linked.ts";
import { itemsOf, listedItems, replaceItem, replaceItems } from "../collections.ts";
import { defineHandler } from "../handler.ts";
import { createId } from "../ids.ts";
import { scheduleFaults } from "../schedules/check-schedule.ts";
import {
  findSchedule,
  findScheduleParent,
  refuseOneMore,
  type OneSchedule,
  type ScheduleParent,
} from "../schedules/find-schedule.ts";
import { schedulesOf, scheduleView } from "../schedules/store.ts";
import type { StoredSchedule } from "../state/destinations.ts";
import { nowText } from "../timestamps.ts";

const addAudienceScheduleToAudience = defineHandler<ScheduleParent, AddAudienceScheduleToAudienceInput>({
  check: scheduleFaults,
  handle({ parameters, body }, world): AddAudienceScheduleToAudienceOutput {
    const { space, audience } = findScheduleParent(parameters, world);
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

const listAudienceSchedulesFromSpaceAndAudience = defineHandler<ScheduleParent>({
  handle({ parameters }, world): ListAudienceSchedulesFromSpaceAndAudienceOutput {
    const { space, audience } = findScheduleParent(parameters, world);
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

/** Schedules of linked audiences: `/spaces/{spaceId}/audiences/{id}/schedules` (API.md 3.2). */
export const scheduleHandlers = {
  addAudienceScheduleToAudience,
  listAudienceSchedulesFromSpaceAndAudience,
  getAudienceScheduleFromSpaceAndAudience,
  updateAudienceScheduleForAudience,
  removeAudienceScheduleFromAudience,
};
