import type { TimedEvent } from "../evaluator/index.ts";
import type { View } from "./view.ts";

/** Why an event is not there yet: `is after now (2026-03-01T12:00:00.000Z)`. @param be `is` or `are` */
export function whyLater({ timestampMs }: TimedEvent, atMs: number, be: "is" | "are" = "is"): string {
  const now = `now (${new Date(atMs).toISOString()})`;
  return timestampMs > atMs ? `${be} after ${now}` : `${be} received only after ${now}`;
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
    return [`${more.length + 1} '${name}' ${whyLater(first, view.atMs, "are")}, so they do not count`];
  });
}
