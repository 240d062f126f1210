import type { DefinitionType } from "../query/index.ts";
import type { EventIndex } from "./event-index.ts";
import type { OpenPoints } from "./open-points.ts";
import type { EntityRow, EntityRows, Person, TimedEvent, TraitValues } from "./person.ts";

/** What holds for a whole evaluation. */
export interface Circumstances {
  /** The instant of the computation, in milliseconds since 1970. */
  readonly nowMs: number;
  /** The type of the audience; a computed trait has one, too. */
  readonly type: DefinitionType;
  readonly openPoints: OpenPoints;
  /** How much may still be looked at; see `Effort`. Default: everything. */
  readonly effort?: Effort;
}

/**
 * What evaluations may still cost together, counted and not timed, so that the same is answered on every machine. Whoever
 * makes people up gives one along: each step of a funnel looks at all events once more for each event around it.
 */
export interface Effort {
  /** So many events and rows may still be looked at. When they are used up, every condition on events or rows is open. */
  items: number;
}

/** Takes as many items as are to be looked at now off what is left. @returns Whether they may be looked at. */
export function spend({ effort }: Circumstances, items: number): boolean {
  if (!effort) return true;
  effort.items -= items + 1;
  return effort.items >= 0;
}

/** The event, row or user that a `where` or a reducer is looking at, and the one around it. */
export interface Item {
  readonly event?: TimedEvent;
  readonly row?: EntityRow;
  /** Among the events of all users of an account, who did it; without an event or a row, the user who is looked at. */
  readonly user?: Person | undefined;
  readonly around: Item | undefined;
}

/** Where a condition is evaluated: about whom, and on which item. */
export interface Environment {
  readonly circumstances: Circumstances;
  readonly traits: TraitValues;
  /** `undefined`: of an account, whose events belong to its users. */
  readonly events: EventIndex | undefined;
  readonly entities: EntityRows;
  /** The users that `ANY` and `ALL` ask; `undefined` where they cannot stand. */
  readonly users: readonly Person[] | undefined;
  readonly item: Item | undefined;
  /** What was found out in this evaluation, about these events and traits. */
  readonly memory: Memory;
}

/**
 * What came out of conditions about single events, by the condition and the event. Without it, each step of a funnel would ask
 * the next one again for every event before it, and a step more would take as many times longer as there are events.
 *
 * @template Found What is kept of a condition.
 */
export class Memory<Found = unknown> {
  #known: Map<object, Map<TimedEvent, Found>> | undefined;

  /** What came out for an event, asked once. @param key What stands for the condition: the same object each time. */
  recall(key: object, event: TimedEvent, ask: () => Found): Found {
    this.#known ??= new Map();
    let ofCondition = this.#known.get(key);
    if (!ofCondition) this.#known.set(key, (ofCondition = new Map()));
    let found = ofCondition.get(event);
    if (found === undefined) ofCondition.set(event, (found = ask()));
    return found;
  }
}

/** The same place, looking at an item. */
export function atItem(environment: Environment, item: Item): Environment {
  const { circumstances, traits, events, entities, users, memory } = environment;
  return { circumstances, traits, events, entities, users, item, memory };
}
