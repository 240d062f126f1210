import { sayOwnName } from "../../query/describe-words.ts";
import { groupBy } from "../../values/group-by.ts";
import type { JsonObject, JsonValue } from "../../values/json.ts";
import { isJsonObject } from "../../values/json.ts";
import { count, joinWords, plural } from "../../values/words.ts";
import { dayMs, hourMs } from "../instants.ts";
import type { EntityRows, Person, Subject, TimedEvent } from "../person.ts";
import { timesOf } from "./repeats.ts";

/**
 * An invented person or account in words: `somebody with plan = "pro" who did Order Completed twice, 3 days ago`.
 *
 * @param keys Traits of which it is said, too, that they are not there. Default: none.
 */
export function describeSubject(subject: Subject, nowMs: number, keys: readonly string[] = []): string {
  if (subject.type === "person") return describePerson(subject.person, nowMs, keys);
  const { traits, users, entities } = subject.account;
  const has = [...describeTraits(traits, keys), ...describeRows(entities)];
  const groups = groupBy(users, (user) => describePerson(user, nowMs, keys));
  const who = [...groups].map(([words, alike]) =>
    alike.length === 1 ? words : `${count(alike.length)} times ${words}`,
  );
  const whose =
    who.length === 0
      ? "without users"
      : `whose ${users.length === 1 ? "only user is" : "users are"} ${joinWords(who, "and")}`;
  return `an account${has.length > 0 ? ` with ${joinWords(has, "and")}` : ""} ${whose}`;
}

function describePerson({ traits, events, entities }: Person, nowMs: number, keys: readonly string[]): string {
  const has = [...describeTraits(traits, keys), ...describeRows(entities)];
  const did = describeEvents(events, nowMs);
  if (has.length === 0 && did.length === 0) return "somebody without any trait or event";
  return `somebody${has.length > 0 ? ` with ${joinWords(has, "and")}` : ""}${did.length > 0 ? ` who did ${joinWords(did, "and")}` : ""}`;
}

function describeTraits(traits: Person["traits"], keys: readonly string[]): string[] {
  const lacks = keys.filter((key) => !Object.hasOwn(traits, key));
  return [...describeValues(traits as JsonObject), ...lacks.map((key) => `no ${sayKey(key)}`)];
}

/** Each value with the way to it: `address.city` lies in an object, `"address.city"` is a name with a dot. */
function describeValues(values: JsonObject, prefix = "", joint = " = "): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = `${prefix}${sayKey(key)}`;
    const within = isJsonObject(value) && Object.keys(value).length > 0;
    return within ? describeValues(value, `${path}.`, joint) : [`${path}${joint}${show(value)}`];
  });
}

/** A key where a value, a dot or the end of a bracket follows: one word needs no quotes there. */
export function sayKey(key: string): string {
  return /^[\p{L}\p{N}_-]+$/u.test(key) ? key : JSON.stringify(key);
}

function show(value: JsonValue): string {
  return JSON.stringify(value);
}

function describeRows(entities: EntityRows): string[] {
  return Object.entries(entities).flatMap(([slug, rows]) => {
    const groups = groupBy(rows, ({ properties, entities: inner }) =>
      inBrackets([...describeValues(properties, "", " "), ...describeRows(inner)]),
    );
    return [...groups].map(([words, alike]) => `${plural(alike.length, "row")} of ${sayKey(slug)}${words}`);
  });
}

function describeEvents(events: readonly TimedEvent[], nowMs: number): string[] {
  const groups = groupBy(events, ({ event, timestampMs, properties, context, source }) => {
    const from = source === undefined ? [] : [`from the source ${sayKey(source)}`];
    const details = [
      ...describeValues(properties, "", " "),
      ...describeValues(context, "", " ").map((each) => `context ${each}`),
      ...from,
    ];
    const when = `, ${describeAge(nowMs - timestampMs)}${inBrackets(details)}`;
    return JSON.stringify([sayOwnName(event), when]);
  });
  return [...groups].map(([words, alike]) => {
    const [name, when] = JSON.parse(words) as [string, string];
    return `${name}${describeTimes(alike.reduce((sum, event) => sum + timesOf(event), 0))}${when}`;
  });
}

function inBrackets(details: readonly string[]): string {
  return details.length === 0 ? "" : ` (${details.join(", ")})`;
}

function describeTimes(times: number): string {
  if (times === 1) return "";
  return times === 2 ? " twice" : ` ${count(times)} times`;
}

/** How long ago, in the largest unit that is exact. */
function describeAge(ageMs: number): string {
  const { amount, unit } = wholeUnits(ageMs);
  return amount === 0 ? "now" : `${plural(amount, unit)} ago`;
}

/** A length in the largest unit that it is a whole number of: `3 day`. Seconds may be cut. */
export function wholeUnits(lengthMs: number): { amount: number; unit: "day" | "hour" | "minute" | "second" } {
  if (lengthMs % dayMs === 0) return { amount: lengthMs / dayMs, unit: "day" };
  if (lengthMs % hourMs === 0) return { amount: lengthMs / hourMs, unit: "hour" };
  if (lengthMs % 60_000 === 0) return { amount: lengthMs / 60_000, unit: "minute" };
  return { amount: Math.round(lengthMs / 1000), unit: "second" };
}
