import type { EntityRow, EntityRows, Person, TimedEvent } from "../evaluator/person.ts";
import type { JsonObject } from "../values/json.ts";
import type { TestEvent, TestRows, TestSpec } from "./generated/test.ts";
import type { TestAccount, TestPerson } from "./loaded-test.ts";
import { readDuration, readTime } from "./read-time.ts";

/** What a person has when the test says nothing else. */
const usualIds = ["user_id"];

/** The people of a test, each with what those have that they are based on. The test must have no fault. */
export function buildPeople({ people = {}, entities = {} }: TestSpec, nowMs: number): Map<string, TestPerson> {
  const built = new Map<string, TestPerson>();
  const build = (name: string): TestPerson => {
    const known = built.get(name);
    if (known) return known;
    const written = Object.hasOwn(people, name) ? people[name] : undefined;
    const base = written?.basedOn === undefined ? undefined : build(written.basedOn);
    const person: Person = {
      // A trait that is null stays: it says that there is none, also where one would be computed.
      traits: { ...base?.person.traits, ...written?.traits },
      events: [...(base?.person.events ?? []), ...(written?.events ?? []).flatMap((event) => expand(event, nowMs))],
      entities: mergeRows(base?.person.entities ?? {}, rowsOf(entities, name)),
    };
    const ids = written?.ids ? Object.keys(written.ids) : (base?.ids ?? usualIds);
    const made = { ids, person };
    built.set(name, made);
    return made;
  };
  for (const name of Object.keys(people)) build(name);
  return built;
}

/** The accounts of a test. */
export function buildAccounts({ accounts = {}, entities = {} }: TestSpec): Map<string, TestAccount> {
  return new Map(
    Object.entries(accounts).map(([name, { traits = {}, users = [] }]) => [
      name,
      { traits, users, entities: rowsOf(entities, name) },
    ]),
  );
}

/** An event as often as it happened: the first time `at`, the others forward in time. */
function expand(written: TestEvent, nowMs: number): TimedEvent[] {
  const { event, at, times = 1, every, properties = {}, context = {}, source, receivedAt } = written;
  const firstMs = readTime(at, nowMs) ?? nowMs;
  const stepMs = (every === undefined ? undefined : readDuration(every)) ?? 0;
  const receivedMs = receivedAt === undefined ? undefined : readTime(receivedAt, nowMs);
  return Array.from({ length: times }, (_, index) => ({
    event,
    timestampMs: firstMs + index * stepMs,
    ...(receivedMs !== undefined && { receivedMs: receivedMs + index * stepMs }),
    properties,
    context,
    ...(source !== undefined && { source }),
  }));
}

function rowsOf(entities: NonNullable<TestSpec["entities"]>, name: string): EntityRows {
  return Object.hasOwn(entities, name) ? buildRows(entities[name] ?? {}) : {};
}

function buildRows(rows: TestRows): EntityRows {
  return Object.fromEntries(Object.entries(rows).map(([slug, list]) => [slug, list.map(buildRow)]));
}

function buildRow({ properties = {}, entities = {} }: { properties?: JsonObject; entities?: TestRows }): EntityRow {
  return { properties, entities: buildRows(entities) };
}

function mergeRows(base: EntityRows, own: EntityRows): EntityRows {
  const slugs = [...new Set([...Object.keys(base), ...Object.keys(own)])];
  return Object.fromEntries(slugs.map((slug) => [slug, [...rowsAt(base, slug), ...rowsAt(own, slug)]]));
}

function rowsAt(rows: EntityRows, slug: string): readonly EntityRow[] {
  return Object.hasOwn(rows, slug) ? (rows[slug] ?? []) : [];
}
