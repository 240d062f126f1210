import type { Subject } from "../person.ts";
import { smallerSubjects } from "./smaller-subjects.ts";

/** Shrinking is cut off after so many people that were looked at, which only absurdly large ones need. */
const mostLookedAt = 20_000;

type Holds = (subject: Subject) => boolean;

/**
 * Somebody of whom the same holds, with as few parts and as few different times as can be had by taking away.
 *
 * @param timesMs When all events may as well have happened, in milliseconds since 1970; the first that fits is taken.
 */
export function shrinkSubject(subject: Subject, holds: Holds, timesMs: readonly number[] = []): Subject {
  const less = takeAway(subject, holds);
  return takeAway(moveTimes(less, holds, timesMs) ?? gatherTimes(less, holds), holds);
}

/** How many parts somebody has that could be taken away. */
export function sizeOf(subject: Subject): number {
  return smallerSubjects(subject).length;
}

function takeAway(subject: Subject, holds: Holds): Subject {
  let smallest = subject;
  let candidates = smallerSubjects(smallest);
  let left = mostLookedAt;
  // Goes on behind what was taken, and ends when all that is left was looked at since: many events cost one round and no more.
  for (let at = 0, kept = 0; kept < candidates.length && left > 0; left -= 1) {
    const less = candidates[at % candidates.length];
    if (less && holds(less)) {
      smallest = less;
      candidates = smallerSubjects(smallest);
      kept = 0;
    } else {
      at = (at + 1) % candidates.length;
      kept += 1;
    }
  }
  return smallest;
}

/** The same with all events at one of several times; `undefined` where none of them will do. */
function moveTimes(subject: Subject, holds: Holds, timesMs: readonly number[]): Subject | undefined {
  if (subject.type === "account" || subject.person.events.length === 0) return undefined;
  const { person } = subject;
  for (const timestampMs of timesMs) {
    const events = person.events.map((event) => ({ ...event, timestampMs }));
    const moved: Subject = { type: "person", person: { ...person, events } };
    if (holds(moved)) return moved;
  }
  return undefined;
}

/** The same with as many events as possible at one time, which reads better. */
function gatherTimes(subject: Subject, holds: Holds): Subject {
  if (subject.type === "account") return subject;
  const { person } = subject;
  const timestampMs = Math.max(...person.events.map((event) => event.timestampMs));
  const events = [...person.events];
  for (const [at, event] of person.events.entries()) {
    events[at] = { ...event, timestampMs };
    // A new list each time, because events are remembered by whose they are.
    if (!holds({ type: "person", person: { ...person, events: [...events] } })) events[at] = event;
  }
  return { type: "person", person: { ...person, events } };
}
