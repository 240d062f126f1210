import { kindOf } from "./kinds.ts";
import type { LiveResource } from "./resource.ts";

const MS_PER_HOUR = 3_600_000;

/** Whether an edit may come before the first computation of an object is done, and how that is known, in words. */
export type FirstComputation = { type: "over" } | { type: "under-way" | "unknown"; because: string };

/**
 * Whether a live object is at its first computation, as far as the API tells: an edit before its end can leave it locked
 * for good (API.md 2.9). Over for kinds of which nothing like it is known.
 *
 * @param now When it was looked at, ISO 8601.
 */
export function firstComputation(
  { kind, facts }: { kind: string; facts: Pick<LiveResource["facts"], "createdAt" | "status"> },
  now: string,
): FirstComputation {
  const rule = kindOf(kind).firstComputation;
  if (!rule) return { type: "over" };
  const { status, createdAt } = facts;
  const hours = (Date.parse(now) - Date.parse(createdAt)) / MS_PER_HOUR;
  const ageUnknown = Number.isNaN(hours);
  if (status === undefined)
    return ageUnknown || hours < rule.hours
      ? { type: "unknown", because: "Segment does not say what it is doing" }
      : { type: "over" };
  if (rule.notUnderWay.includes(status)) return { type: "over" };
  if (rule.underWay.includes(status)) return { type: "under-way", because: `it is ${status}` };
  if (!ageUnknown && hours < rule.hours)
    return { type: "under-way", because: `it is ${status} and was created less than ${rule.hours} hours ago` };
  return { type: "unknown", because: `it is ${status}, be it for the first time or again` };
}
