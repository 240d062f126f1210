import { exact, timetable } from "./comparisons.ts";
import { part } from "./part.ts";
import type { ResourceKind } from "./kind.ts";
import { objectOf, pick, pickWithin, textOf } from "./wire-values.ts";

/** What the times of a schedule are made of. */
const TIMES = ["interval", "days", "hours", "timezone"];

/** When a linked audience is computed (API.md 3.2). */
export const schedule: ResourceKind = {
  ...part,
  kind: "Schedule",
  prefix: "schedule",
  parent: {
    kind: "Audience",
    field: "schedules",
    identify: (spec) => JSON.stringify([spec["strategy"], timetable.normalise(spec["config"] ?? null)]),
    leftovers: "edited",
    possible: (audience) => audience["audienceType"] === "LINKED",
    addressPart: (_spec, number) => String(number),
    nameOf: (spec) => describeTimes(textOf(spec["strategy"]), objectOf(spec["config"])),
    embeddedAs: "schedules",
    deletedAfterDisabledDays: 90,
  },
  parametersOf: (_verb, { space, within: [audience = ""], id }) => ({
    path: { spaceId: space, id: audience, ...(id !== undefined && { scheduleId: id }) },
  }),
  operations: {
    list: "listAudienceSchedulesFromSpaceAndAudience",
    get: "getAudienceScheduleFromSpaceAndAudience",
    create: "addAudienceScheduleToAudience",
    update: "updateAudienceScheduleForAudience",
    delete: "removeAudienceScheduleFromAudience",
  },
  dataKey: "audienceSchedule",
  identity: ["id"],
  creationDefaults: {},
  replacementCosts: [{ text: "the audience is not computed at its times until the new schedule exists" }],
  fields: [
    {
      pointer: "/strategy",
      comparison: exact,
      change: "update",
      clear: "required",
      evidence: "API.md 3.2 (documented)",
    },
    {
      pointer: "/config",
      comparison: timetable,
      change: "update",
      clear: "required",
      evidence: "API.md 3.2 (documented)",
    },
  ],

  fromWire(answer, within) {
    const spec = { ...pick(answer, ["strategy"]), ...pickWithin(answer, "config", TIMES) };
    return {
      kind: "Schedule",
      id: textOf(answer["id"]),
      name: describeTimes(textOf(spec["strategy"]), objectOf(spec["config"])),
      ownership: undefined,
      within: [...within],
      spec,
      facts: { createdAt: "", updatedAt: "", updatedBy: "" },
    };
  },

  toCreateBody: (spec) => pick(spec, ["strategy", "config"]),
  // Both fields are required in an update (API.md 3.2).
  toUpdateBody: (spec, live) => pick({ ...live, ...spec }, ["strategy", "config"]),
};

/** The times of a schedule in a few words, in place of a name. */
export function describeTimes(strategy: string, config: Record<string, unknown>): string {
  const { interval, days, hours, timezone } = config;
  const list = (value: unknown, write: (each: unknown) => string): string =>
    Array.isArray(value) ? value.map(write).join(", ") : "";
  if (typeof interval === "string") return `every ${interval}`;
  if (typeof timezone === "string") return `${list(days, dayName)} at ${list(hours, clockTime)} ${timezone}`;
  return strategy;
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The name of a day of the week (API.md 3.2); the value itself where it is none. */
function dayName(day: unknown): string {
  return weekdays[Number(day)] ?? String(day);
}

function clockTime(hour: unknown): string {
  return `${String(hour).padStart(2, "0")}:00`;
}
