import type { TimedEvent } from "../../../src/evaluator/person.ts";
import type { Scope } from "./scope.ts";

/** All events of the people that are asked; those after now only if they are looked at (section 3, `within`). */
export function eventsLookedAt({ people = [], nowMs, world }: Scope): TimedEvent[] {
  return people
    .flatMap(({ events }) => events)
    .filter(({ timestampMs }) => timestampMs <= nowMs || world.settle("futureEvents") === "in");
}
