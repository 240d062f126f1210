import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { ShapeSlip } from "../../yaml/schema-context.ts";
import { findAll } from "../place-pattern.ts";
import { hourOf, nearIntervals, weekdayOf } from "./schedule-times.ts";

const place = "/spec/schedules";
const fields: ReadonlySet<string> = new Set(["strategy", "config"]);

/** Where a manifest says when an audience is computed in words of cron, or of nobody else. */
export function scheduleSlips(document: JsonValue): ShapeSlip[] {
  return findAll(document, place).flatMap(({ value }) => {
    if (Array.isArray(value))
      return findAll(document, `${place}/*`).flatMap(({ pointer, value: entry }) => ofEntry(pointer, entry));
    if (value === null) return [];
    const message = "is not a list of schedules";
    return [{ pointer: place, message, hint: writeHint(value, (entry) => `schedules: [${entry}]`), whole: true }];
  });
}

function ofEntry(pointer: string, entry: JsonValue): ShapeSlip[] {
  const isUsual = entry === null || (isJsonObject(entry) && Object.keys(entry).every((key) => fields.has(key)));
  if (isUsual) return [];
  return [{ pointer, message: "is not a schedule", hint: writeHint(entry, (written) => written), whole: true }];
}

/** What to write: the schedule that was meant, or an example where that cannot be told. */
function writeHint(value: JsonValue, write: (entry: string) => string): string {
  const said = allOf(value);
  const { exact, entry } = said["strategy"] !== "PERIODIC" && hasDays(said) ? onDays(said) : inIntervals(said, value);
  return `write${exact ? "" : ", for example,"} ${write(entry)}`;
}

interface WrittenSchedule {
  entry: string;
  /** Whether it says all that somebody wrote. */
  exact: boolean;
}

function hasDays(said: JsonObject): boolean {
  return Object.keys(said).some((key) => /^(?:days?|hours?|time|at|cron)$/i.test(key));
}

function onDays(said: JsonObject): WrittenSchedule {
  const days = listIn(said, "day").flatMap((day) => weekdayOf(day) ?? []);
  const times = [...listIn(said, "hour"), ...listIn(said, "time"), ...listIn(said, "at")];
  const hours = times.flatMap((hour) => hourOf(hour) ?? []);
  const zone = Object.entries(said).find(([key]) => /zone/i.test(key))?.[1];
  const hasZone = typeof zone === "string" && /^[\w/+-]+$/.test(zone);
  const config = [
    `days: [${(days.length > 0 ? days : [1]).join(", ")}]`,
    `hours: [${(hours.length > 0 ? hours : [9]).join(", ")}]`,
    `timezone: ${hasZone ? zone : "America/New_York"}`,
  ];
  return {
    entry: `{ strategy: SPECIFIC_DAYS, config: { ${config.join(", ")} } }`,
    exact: days.length > 0 && hours.length > 0 && hasZone,
  };
}

function inIntervals(said: JsonObject, value: JsonValue): WrittenSchedule {
  const texts = typeof value === "string" ? [value] : Object.values(said).filter((each) => typeof each === "string");
  const [interval, ...others] = texts.flatMap(nearIntervals);
  return {
    entry: `{ strategy: PERIODIC, config: { interval: ${interval ?? "4h"} } }`,
    exact: interval !== undefined && others.length === 0,
  };
}

/** The fields of an entry and of the mappings in it, side by side. */
function allOf(value: JsonValue): JsonObject {
  if (!isJsonObject(value)) return {};
  const entries = Object.entries(value).flatMap(([key, each]): [string, JsonValue][] =>
    isJsonObject(each) ? Object.entries(allOf(each)) : [[key, each]],
  );
  return Object.fromEntries(entries);
}

function listIn(said: JsonObject, word: string): JsonValue[] {
  return Object.entries(said)
    .filter(([key]) => key.toLowerCase() === word || key.toLowerCase() === `${word}s`)
    .flatMap(([, each]) => (Array.isArray(each) ? each : [each]));
}
