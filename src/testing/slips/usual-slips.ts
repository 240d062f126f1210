import schema from "../../../schemas/test.schema.json" with { type: "json" };
import { allowedKeys } from "../../yaml/allowed-keys.ts";
import type { SchemaHints } from "../../yaml/schema-context.ts";
import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import { eventSlips } from "./event-slips.ts";
import { fieldMeant } from "./field-words.ts";
import { namedSlips } from "./named-slips.ts";
import { places } from "./places.ts";
import { durationHint, instantHint, timeHint } from "../time-faults.ts";

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
      typeof value === "string" && !/[\s,]|^(?:\*|all|everybody|everyone)$/.test(value)
        ? undefined
        : `write a list of names: [${allNames(value, document, ofNames(pointer))}]`,
  },
  {
    at: places.eventName,
    hint: (value) =>
      typeof value === "object" ? `write a name alone: ${textsIn(value).at(-1) ?? "Order Completed"}` : undefined,
  },
  {
    at: places.rows,
    hint: () => "write {orders: [{}]}, with the slug of the relationship in place of orders",
  },
  {
    at: places.row,
    hint: (value) => (typeof value === "object" ? undefined : `write {properties: {value: ${JSON.stringify(value)}}}`),
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
  field: fieldMeant,
  type: (pointer, value, document) => types.find(({ at }) => at.test(pointer))?.hint(value, document, pointer),
  form: (pointer) => forms.find(({ at }) => at.test(pointer))?.form,
  nothing: (pointer) => (places.events.test(pointer) || places.users.test(pointer) ? "[]" : emptyMapping(pointer)),
  shapes: (document) => [...eventSlips(document), ...namedSlips(document)],
};

/** What stands where a value is missing that cannot be empty. */
const forms: readonly { at: RegExp; form: string }[] = [
  { at: places.now, form: "2026-03-01T12:00:00Z" },
  { at: places.time, form: "-3 days" },
  { at: places.length, form: "1 day" },
  // An empty list would be an expectation of nobody.
  { at: places.names, form: "[ann]" },
];

/** What stands where a mapping may be empty. */
function emptyMapping(pointer: Pointer): string | undefined {
  return /^\/spec\/(?:people|accounts|entities)(?:\/[^/]+(?:\/(?:ids|traits))?)?$/.test(pointer) ? "{}" : undefined;
}

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

/** Every known name in a text, and else a known one. All of them, where the text has none and may mean that. */
function allNames(value: JsonValue, document: JsonValue, of: "people" | "accounts" | "both"): string {
  if (typeof value !== "string") return someNames(value, document, of);
  const known = (of === "both" ? (["people", "accounts"] as const) : [of]).flatMap((each) => toBe(document, each));
  const words = value.split(/[\s,]+/);
  const held = known.flatMap(([name, toBe]) => (words.includes(name) ? [toBe] : []));
  return held.length > 0 ? held.join(", ") : someNames(value, document, of);
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === "string" || typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]) : [];
}

function textOr(value: JsonValue | undefined, otherwise: string): string {
  return typeof value === "string" && /^\w[\w ]*$/.test(value) ? value : otherwise;
}
