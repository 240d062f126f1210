import type { AddAudienceScheduleToAudienceInput, RequestError } from "../../segment/generated/wire.ts";
import { inputFault } from "../input-faults.ts";
import type { World } from "../world.ts";

/** Which keys of `config` belong to which strategy (API.md 3.2). */
const keysOfStrategy: Readonly<Record<string, readonly string[]>> = {
  PERIODIC: ["interval"],
  SPECIFIC_DAYS: ["days", "hours", "timezone"],
};

/**
 * Faults of a schedule that the OpenAPI file cannot express: a config of the other strategy, no day or hour at all, an
 * unknown time zone. The body may still be malformed.
 */
export function scheduleFaults(
  { strategy, config }: Partial<AddAudienceScheduleToAudienceInput>,
  { settings }: World,
): RequestError[] {
  const expected = keysOfStrategy[strategy ?? ""];
  if (expected === undefined || config === undefined || typeof config !== "object") return [];
  if (config === null) {
    return settings.nullSchedule === "refuse" ? [inputFault("config", `is required for ${String(strategy)}`)] : [];
  }
  const given: Readonly<Record<string, unknown>> = { ...config };
  const missing = expected.filter((key) => given[key] === undefined);
  const foreign = Object.keys(given).filter((key) => !expected.includes(key));
  return [
    ...missing.map((key) => inputFault(`config.${key}`, "is required")),
    ...foreign.map((key) => inputFault(`config.${key}`, "is not allowed")),
    ...valueFaults(given),
  ];
}

function valueFaults({ days, hours, timezone }: Readonly<Record<string, unknown>>): RequestError[] {
  const empty = Object.entries({ days, hours }).filter(([, value]) => Array.isArray(value) && value.length === 0);
  const faults = empty.map(([key]) => inputFault(`config.${key}`, "must contain at least 1 items"));
  if (typeof timezone === "string" && !isTimeZone(timezone)) {
    faults.push(inputFault("config.timezone", "must be a valid time zone"));
  }
  return faults;
}

// Names of the tz database; an offset such as +02:00, which some versions of Intl take too, is none.
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
