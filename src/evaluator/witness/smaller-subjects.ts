import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import type { EntityRow, EntityRows, Person, Subject, TimedEvent, TraitValues } from "../person.ts";
import { timesOf, withTimes } from "./repeats.ts";

/** Everybody who is like somebody, but for one part: a trait, an event, a property, a row, a user. */
export function smallerSubjects(subject: Subject): Subject[] {
  if (subject.type === "person") return smallerPeople(subject.person).map((person) => ({ type: "person", person }));
  const { account } = subject;
  const accounts = [
    ...without(account.users, smallerPeople).map((users) => ({ ...account, users })),
    ...smallerTraits(account.traits).map((traits) => ({ ...account, traits })),
    ...smallerRows(account.entities).map((entities) => ({ ...account, entities })),
  ];
  return accounts.map((each) => ({ type: "account", account: each }));
}

function smallerPeople(person: Person): Person[] {
  return [
    ...without(person.events, smallerEvents).map((events) => ({ ...person, events })),
    ...smallerTraits(person.traits).map((traits) => ({ ...person, traits })),
    ...smallerRows(person.entities).map((entities) => ({ ...person, entities })),
  ];
}

/** A list without one of its items, or with a smaller one. */
function without<Item>(items: readonly Item[], smaller: (item: Item) => readonly Item[]): Item[][] {
  return items.flatMap((item, at) => [
    items.filter((_, index) => index !== at),
    ...smaller(item).map((less) => items.map((each, index) => (index === at ? less : each))),
  ]);
}

function smallerEvents(event: TimedEvent): TimedEvent[] {
  const { source, ...rest } = event;
  return [
    ...fewerTimes(timesOf(event)).map((times) => withTimes(event, times)),
    ...(source === undefined ? [] : [rest]),
    ...smallerObjects(event.properties).map((properties) => ({ ...event, properties })),
    ...smallerObjects(event.context).map((context) => ({ ...event, context })),
  ];
}

/** From half of the times up to one less: as few steps lead from thousands to the fewest that are needed. */
function fewerTimes(times: number): number[] {
  const fewer: number[] = [];
  for (let less = Math.floor(times / 2); less > 0; less = Math.floor(less / 2)) fewer.push(times - less);
  return fewer;
}

function smallerTraits(traits: TraitValues): TraitValues[] {
  return smallerObjects(traits as JsonObject);
}

function smallerObjects(object: JsonObject): JsonObject[] {
  return Object.entries(object).flatMap(([key, value]) => [
    Object.fromEntries(Object.entries(object).filter(([other]) => other !== key)),
    ...smallerValues(value).map((less) => ({ ...object, [key]: less })),
  ]);
}

function smallerValues(value: JsonValue): JsonValue[] {
  if (Array.isArray(value)) return without(value, smallerValues);
  return isJsonObject(value) ? smallerObjects(value) : [];
}

function smallerRows(rows: EntityRows): EntityRows[] {
  return Object.entries(rows).flatMap(([slug, list]) => [
    Object.fromEntries(Object.entries(rows).filter(([other]) => other !== slug)),
    ...without(list, smallerRow).map((less) => ({ ...rows, [slug]: less })),
  ]);
}

function smallerRow(row: EntityRow): EntityRow[] {
  return [
    ...smallerObjects(row.properties).map((properties) => ({ ...row, properties })),
    ...smallerRows(row.entities).map((entities) => ({ ...row, entities })),
  ];
}
