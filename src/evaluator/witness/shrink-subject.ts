import type { Subject } from "../person.ts";
import { smallerSubjects } from "./smaller-subjects.ts";

/** Shrinking is cut off after so many people that were looked at, which only absurdly large ones need. */
const mostLookedAt = 20_000;

type Holds = (subject: Subject) => boolean;

/** Somebody of whom the same holds, with as few parts and as few different times as can be had by taking away. */
export function shrinkSubject(subject: Subject, holds: Holds): Subject {
  return takeAway(gatherTimes(takeAway(subject, holds), holds), holds);
}

/** How many parts somebody has that could be taken away. */
export function sizeOf(subject: Subject): number {
  return smallerSubjects(subject).length;
}

function takeAway(subject: Subject, holds: Holds): Subject {
  let smallest = subject;
  let left = mostLookedAt;
  for (;;) {
    const less = smallerSubjects(smallest).find((each) => (left -= 1) > 0 && holds(each));
    if (!less) return smallest;
    smallest = less;
  }
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
