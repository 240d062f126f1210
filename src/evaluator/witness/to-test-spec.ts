import { groupBy } from "../../values/group-by.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import type { EntityRows, Person, Subject, TimedEvent } from "../person.ts";
import { wholeUnits } from "./describe-subject.ts";
import { mostInEntry, timesOf, withTimes } from "./repeats.ts";

/** What a test file says of an invented person or account: `now`, `people`, `accounts` and `entities` of its `spec`. */
export type TestSpecPart = JsonObject & { now: string };

/** The name of an invented person in a test file; further users of an account have a number after it. */
const personName = "somebody";
const accountName = "some-account";

/**
 * An invented person or account as `schemas/test.schema.json` has it, to be pasted into a test.
 *
 * @param keys Traits that are said to be absent where they are not there, so that a test does not compute them. Default: none.
 */
export function toTestSpec(whom: Subject, nowMs: number, keys: readonly string[] = []): TestSpecPart {
  const subject = withAbsent(whom, keys);
  const now = new Date(nowMs).toISOString().replace(".000Z", "Z");
  const people = subject.type === "person" ? [subject.person] : subject.account.users;
  const named = people.map((person, at) => [at === 0 ? personName : `${personName}-${at + 1}`, person] as const);
  const owners = [...named, ...(subject.type === "account" ? [[accountName, subject.account] as const] : [])];
  const entities = owners.filter(([, { entities: rows }]) => Object.keys(rows).length > 0);
  return {
    now,
    ...(named.length > 0 && {
      people: Object.fromEntries(named.map(([name, person]) => [name, writePerson(person, nowMs)])),
    }),
    ...(subject.type === "account" && {
      accounts: {
        [accountName]: { ...writeTraits(subject.account.traits), users: named.map(([name]) => name) },
      },
    }),
    ...(entities.length > 0 && {
      entities: Object.fromEntries(entities.map(([name, { entities: rows }]) => [name, writeRows(rows)])),
    }),
  };
}

function withAbsent(subject: Subject, keys: readonly string[]): Subject {
  const absent = Object.fromEntries(keys.map((key) => [key, null]));
  const state = <Owner extends Pick<Person, "traits">>(owner: Owner): Owner => ({
    ...owner,
    traits: { ...absent, ...owner.traits },
  });
  if (subject.type === "person") return { ...subject, person: state(subject.person) };
  return { ...subject, account: { ...state(subject.account), users: subject.account.users.map(state) } };
}

/** A person as a test has it. */
export function writePerson({ traits, events }: Person, nowMs: number): JsonObject {
  const groups = groupBy(events, (event) => JSON.stringify(withTimes(event, 1)));
  const written = [...groups.values()].flatMap((alike) => writeAlike(alike, nowMs));
  return { ...writeTraits(traits), ...(written.length > 0 && { events: written }) };
}

/** What is the same but for how often, as few times as a test file lets it be. */
function writeAlike(alike: readonly TimedEvent[], nowMs: number): JsonObject[] {
  const [event] = alike;
  const all = alike.reduce((sum, each) => sum + timesOf(each), 0);
  if (!event) return [];
  return Array.from({ length: Math.ceil(all / mostInEntry) }, (_, at) =>
    writeEvent(event, Math.min(mostInEntry, all - at * mostInEntry), nowMs),
  );
}

function writeEvent(event: TimedEvent, times: number, nowMs: number): JsonObject {
  const { event: name, timestampMs, properties, context, source } = event;
  const { amount, unit } = wholeUnits(nowMs - timestampMs);
  return {
    event: name,
    at: amount === 0 ? "now" : `-${amount} ${unit}${amount === 1 ? "" : "s"}`,
    ...(times > 1 && { times, every: "0 seconds" }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(source !== undefined && { source }),
  };
}

function writeTraits(traits: Person["traits"]): JsonObject {
  return Object.keys(traits).length > 0 ? { traits: traits as JsonObject } : {};
}

/** Rows as a test has them. */
export function writeRows(rows: EntityRows): JsonObject {
  return Object.fromEntries(
    Object.entries(rows).map(([slug, list]): [string, JsonValue] => [
      slug,
      list.map(({ properties, entities }): JsonObject => ({
        ...(Object.keys(properties).length > 0 && { properties }),
        ...(Object.keys(entities).length > 0 && { entities: writeRows(entities) }),
      })),
    ]),
  );
}
