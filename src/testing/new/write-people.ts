import { repeat, timesOf, withTimes, writePerson, writeRows, type StreamItem } from "../../evaluator/witness/index.ts";
import type { EntityRow, EntityRows, Person, TimedEvent } from "../../evaluator/person.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";

/** What people are written with. */
export interface PeopleScope {
  /** In milliseconds since 1970. */
  nowMs: number;
  /** The type of an external id that everybody needs besides the `user_id` that everybody has. */
  id?: string | undefined;
  /** Keys of other objects: a trait by one of these that is left out is computed, so it is never taken away. */
  keys: ReadonlySet<string>;
  /** Whether people are written as others with something more, where that is shorter. */
  based: boolean;
}

/** The people of a test: `people` and their part of `entities`. */
export interface WrittenPeople {
  people: Record<string, JsonObject>;
  entities: Record<string, JsonObject>;
}

/** Writes people by name, those who are like an earlier one but for a few things as based on them. */
export function writePeople(named: readonly (readonly [string, Person])[], scope: PeopleScope): WrittenPeople {
  const written: WrittenPeople = { people: {}, entities: {} };
  for (const [at, [name, person]] of named.entries()) {
    const [best] = [
      writeWhole(name, person, scope),
      ...(scope.based ? named.slice(0, at).flatMap((base) => writeBased(person, base, scope)) : []),
    ].toSorted((one, other) => sizeOf(one) - sizeOf(other));
    if (!best) continue;
    written.people[name] = best.own;
    if (Object.keys(best.rows).length > 0) written.entities[name] = writeRows(best.rows);
  }
  return written;
}

interface Writing {
  own: JsonObject;
  rows: EntityRows;
}

function sizeOf({ own, rows }: Writing): number {
  return JSON.stringify(own).length + JSON.stringify(rows).length;
}

function writeWhole(name: string, person: Person, { nowMs, id }: PeopleScope): Writing {
  const ids = id === undefined ? {} : { ids: { [id]: id === "email" ? `${name}@example.com` : name } };
  return { own: { ...ids, ...writePerson(person, nowMs) }, rows: person.entities };
}

/** Somebody as a base with something more; nothing where they lack what cannot be taken away. */
function writeBased(person: Person, [basedOn, base]: readonly [string, Person], scope: PeopleScope): Writing[] {
  const events = without<TimedEvent>(person.events, base.events);
  const slugs = [...new Set([...Object.keys(base.entities), ...Object.keys(person.entities)])];
  const rows = slugs.map(
    (slug) => [slug, without<EntityRow>(person.entities[slug] ?? [], base.entities[slug] ?? [])] as const,
  );
  const gone = Object.keys(base.traits).filter((key) => !Object.hasOwn(person.traits, key));
  if (!events || gone.some((key) => scope.keys.has(key))) return [];
  const own = rows.flatMap(([slug, list]) => (list && list.length > 0 ? [[slug, list] as const] : []));
  if (rows.some(([, list]) => list === undefined)) return [];
  const traits = Object.entries(person.traits).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(base.traits[key]),
  );
  const more: Person = {
    traits: Object.fromEntries([...traits, ...gone.map((key) => [key, null] as [string, JsonValue])]),
    events,
    entities: {},
  };
  return [{ own: { basedOn, ...writePerson(more, scope.nowMs) }, rows: Object.fromEntries(own) }];
}

/** The items of a list that are not among others, each as often as it is there more; `undefined` when one of the others is missing. */
function without<Item extends StreamItem>(items: readonly Item[], others: readonly Item[]): Item[] | undefined {
  const left = new Map<string, { item: Item; times: number }>();
  const add = (item: Item, sign: 1 | -1): void => {
    const one = withTimes(item, 1);
    const key = JSON.stringify(one);
    const times = (left.get(key)?.times ?? 0) + sign * timesOf(item);
    left.set(key, { item: one, times });
  };
  for (const item of items) add(item, 1);
  for (const other of others) add(other, -1);
  const rest = [...left.values()];
  return rest.some(({ times }) => times < 0) ? undefined : rest.flatMap(({ item, times }) => repeat(item, times));
}
