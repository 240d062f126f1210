import type { Account, EntityRow, EntityRows, Person, TimedEvent, TraitValues } from "../../../src/evaluator/person.ts";
import type { QueryNode } from "../../../src/query/index.ts";
import type { World } from "./world.ts";

/** An event or a row that a condition looks at. */
export type Item =
  | { readonly type: "event"; readonly event: TimedEvent }
  | { readonly type: "row"; readonly row: EntityRow };

/** Where in a query, and in whose data, something is asked. */
export interface Scope {
  readonly world: World;
  readonly nowMs: number;
  /** Whether the definition is one of linked data, which looks into nothing nested (API.md 4.8). */
  readonly linked: boolean;
  /** Of the profile; of the account outside of `ANY` and `ALL`. */
  readonly traits: TraitValues;
  /** Instead of `traits`: the people of whom one is asked, and nothing says which. */
  readonly traitsOf?: readonly Person[];
  readonly entities: EntityRows;
  /** Whose events are looked at; `undefined` while an account has not said so. */
  readonly people: readonly Person[] | undefined;
  /** The account, outside of `ANY` and `ALL`. */
  readonly account: Account | undefined;
  /** Whether a computed trait is asked for, which has its events from all users of an account. */
  readonly computes: boolean;
  /** The items around this place, the innermost last. */
  readonly around: readonly Item[];
  /** Tells two visits of the same place apart. */
  readonly trail: string;
  /** Judges a condition inside of a call; here, because conditions hold chains and chains conditions. */
  readonly judge: (node: QueryNode, scope: Scope) => boolean;
}

/** A scope inside of one item. */
export function within(scope: Scope, item: Item): Scope {
  return { ...scope, around: [...scope.around, item], trail: `${scope.trail}/${numberOf(itemObject(item))}` };
}

/** A scope in which the events of these people are looked at. */
export function withPeople(scope: Scope, people: readonly Person[]): Scope {
  return { ...scope, people, trail: `${scope.trail}@${people.map(numberOf).join()}` };
}

/** True in one world and false in another, for this place and these items. */
export function eitherWay(scope: Scope, place: string, item?: Item): boolean {
  const trail = item ? within(scope, item).trail : scope.trail;
  return scope.world.choose(`${place}${trail}`, [true, false]);
}

const numbers = new WeakMap<object, number>();
let given = 0;

/** A number for an object, always the same. */
export function numberOf(object: object): number {
  const known = numbers.get(object);
  if (known !== undefined) return known;
  given += 1;
  numbers.set(object, given);
  return given;
}

function itemObject(item: Item): object {
  return item.type === "event" ? item.event : item.row;
}
