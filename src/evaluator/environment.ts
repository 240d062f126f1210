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
}

/** The same place, looking at an item. */
export function atItem(environment: Environment, item: Item): Environment {
  const { circumstances, traits, events, entities, users } = environment;
  return { circumstances, traits, events, entities, users, item };
}
