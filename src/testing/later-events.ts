import type { TimedEvent } from "../evaluator/index.ts";
import type { View } from "./view.ts";

/**
 * Why an event is not there yet: `happens and is received after now (2026-03-01T12:00:00.000Z)`. One that was received by now
 * is there, whenever it happens: that is what the setting `futureEvents` is about.
 *
 * @param several Whether the sentence is about several events.
 */
export function whyLater({ timestampMs }: TimedEvent, atMs: number, several = false): string {
  const now = `now (${new Date(atMs).toISOString()})`;
  const be = several ? "are" : "is";
  return timestampMs > atMs
    ? `${several ? "happen" : "happens"} and ${be} received after ${now}`
    : `${be} received only after ${now}`;
}

/** The events of a name that are not there yet, as somebody's query sees them: those of the users of an account, too. */
export function laterEvents({ later, users }: View, name: string): TimedEvent[] {
  return [...later, ...users.flatMap((user) => user.later)].filter(({ event }) => event === name);
}

/** What an explanation says of the events of a name that are not there yet, a sentence for each cause. */
export function sayLater(view: View, name: string): string[] {
  const events = laterEvents(view, name);
  const isAfter = ({ timestampMs }: TimedEvent): boolean => timestampMs > view.atMs;
  return [events.filter(isAfter), events.filter((event) => !isAfter(event))].flatMap(([first, ...more]) => {
    if (!first) return [];
    if (more.length === 0) return [`1 '${name}' ${whyLater(first, view.atMs)}, so it does not count`];
    return [`${more.length + 1} '${name}' ${whyLater(first, view.atMs, true)}, so they do not count`];
  });
}
