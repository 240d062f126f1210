import schema from "../../schemas/test.schema.json" with { type: "json" };
import { allowedKeys } from "../yaml/allowed-keys.ts";
import type { SchemaHints } from "../yaml/schema-context.ts";
import { isJsonObject, type JsonValue } from "../values/json.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import { durationHint, instantHint, timeHint } from "./time-faults.ts";

/** Where values of one sort stand, as a pattern of their pointers. */
const places = {
  event: /^\/spec\/people\/[^/]+\/events\/\d+$/,
  events: /^\/spec\/people\/[^/]+\/events$/,
  eventName: /^\/spec\/people\/[^/]+\/events\/\d+\/event$/,
  person: /^\/spec\/people\/[^/]+$/,
  account: /^\/spec\/accounts\/[^/]+$/,
  row: /^\/spec\/entities\/.*\/\d+$/,
  expectation: /^\/spec\/expect\/[^/]+(?:\/\d+)?$/,
  spec: /^\/spec$/,
  time: /^\/spec\/(?:people\/[^/]+\/events\/\d+\/(?:at|receivedAt)|expect\/[^/]+(?:\/\d+)?\/at)$/,
  length: /^\/spec\/(?:people\/[^/]+\/events\/\d+\/every|settings\/batchAge)$/,
  now: /^\/spec\/now$/,
  base: /^\/spec\/people\/[^/]+\/basedOn$/,
  names: /^\/spec\/(?:accounts\/[^/]+\/users|expect\/[^/]+(?:\/\d+)?\/(?:members|notMembers))$/,
  name: /^\/spec\/(?:accounts\/[^/]+\/users|expect\/[^/]+(?:\/\d+)?\/(?:members|notMembers))\/\d+$/,
} as const satisfies Record<string, RegExp>;

/** Other words for fields, and what becomes of fields that mean none. */
interface FieldRow {
  at: RegExp;
  meant: Readonly<Record<string, string>>;
  rest?: string;
}

const fields: readonly FieldRow[] = [
  {
    at: places.event,
    meant: {
      name: "event",
      type: "event",
      eventname: "event",
      timestamp: "at",
      time: "at",
      when: "at",
      date: "at",
      ago: "at",
      props: "properties",
      received: "receivedAt",
      count: "times",
      interval: "every",
      sourceid: "source",
    },
    rest: "put it below properties, if it is one of the event",
  },
  {
    at: places.person,
    meant: { extends: "basedOn", base: "basedOn", like: "basedOn", identifiers: "ids", properties: "traits" },
    rest: "put it below traits, if it is one of the person; rows of an entity are in spec.entities, below the name of the person",
  },
  {
    at: places.account,
    meant: { members: "users", people: "users", properties: "traits" },
    rest: "put it below traits, if it is one of the account; rows of an entity are in spec.entities, below the name of the account",
  },
  {
    at: places.row,
    meant: { columns: "properties", rows: "entities" },
    rest: "put it below properties, if it is a column",
  },
  {
    at: places.expectation,
    meant: { now: "at", time: "at", in: "members", not: "notMembers", out: "notMembers", absent: "notMembers" },
    rest: "put people below members or notMembers",
  },
  { at: places.spec, meant: { profiles: "people", users: "people", rows: "entities", expected: "expect" } },
];

/** What to write in place of a value of the wrong type. */
interface TypeRow {
  at: RegExp;
  hint: (value: JsonValue, document: JsonValue, pointer: Pointer) => string | undefined;
}

const types: readonly TypeRow[] = [
  { at: places.time, hint: timeHint },
  { at: places.length, hint: durationHint },
  { at: places.now, hint: instantHint },
  { at: places.base, hint: (value, document) => `name one person: ${someNames(value, document, "people")}` },
  {
    at: places.name,
    hint: (value, document, pointer) => `write a name alone: ${someNames(value, document, ofNames(pointer))}`,
  },
  {
    at: places.names,
    hint: (value, document, pointer) =>
      typeof value === "string"
        ? undefined
        : `write a list of names: [${someNames(value, document, ofNames(pointer))}]`,
  },
  {
    at: places.eventName,
    hint: (value) =>
      typeof value === "object" ? `write a name alone: ${textsIn(value).at(-1) ?? "Order Completed"}` : undefined,
  },
  { at: places.event, hint: (value) => `write {event: ${textOr(value, "Order Completed")}, at: -3 days}` },
  {
    at: places.events,
    hint: (value) =>
      isJsonObject(value) && "event" in value
        ? "start the event with a dash"
        : `write a list of events: [{event: ${textOr(isJsonObject(value) ? Object.keys(value)[0] : value, "Order Completed")}, at: -3 days}]`,
  },
];

/** What people usually write in test files in place of what a test file holds. */
export const usualSlips: SchemaHints = {
  field: (owner, field) => {
    const row = fields.find(({ at }) => at.test(owner));
    const word = field.toLowerCase().replaceAll(/[^a-z]/g, "");
    if (row && Object.hasOwn(row.meant, word)) return { meant: row.meant[word] ?? "" };
    return row?.rest === undefined ? undefined : { hint: row.rest };
  },
  type: (pointer, value, document) => types.find(({ at }) => at.test(pointer))?.hint(value, document, pointer),
};

function ofNames(pointer: Pointer): "people" | "accounts" | "both" {
  return pointer.startsWith("/spec/accounts/") ? "people" : "both";
}

/** The known name that a value holds somewhere, or else a known one: each as it is to be, where it is not allowed. */
function someNames(value: JsonValue, document: JsonValue, of: "people" | "accounts" | "both"): string {
  const known = new Map(
    (of === "both" ? (["people", "accounts"] as const) : [of]).flatMap((each) => toBe(document, each)),
  );
  const held = textsIn(value).find((text) => known.has(text));
  return (held === undefined ? [...known.values()][0] : known.get(held)) ?? "ann";
}

/** The names of the people, or of the accounts, each with the one that it is to have. */
function toBe(document: JsonValue, of: "people" | "accounts"): [name: string, toBe: string][] {
  const pointer = `/spec/${of}`;
  const all = getAt(document, pointer);
  if (!isJsonObject(all)) return [];
  const renamed = allowedKeys(all, pointer, schema.definitions.TestSpec.properties[of].propertyNames.pattern);
  return Object.keys(all).map((name) => [name, renamed.get(name) ?? name]);
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]) : [];
}

function textOr(value: JsonValue | undefined, otherwise: string): string {
  return typeof value === "string" && /^\w[\w ]*$/.test(value) ? value : otherwise;
}
