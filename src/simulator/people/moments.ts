import { dayMs, dayOf, hourMs, readInstant } from "../../evaluator/instants.ts";
import { isJsonObject, type JsonValue } from "../../values/json.ts";
import type { Everybody, Somebody } from "./somebody.ts";

/** The times in what is stored of somebody, in milliseconds since 1970. */
interface Times {
  /** When something of theirs happened, arrived or changed. */
  happened: number[];
  /** Dates among their traits and properties, which may lie ahead. */
  named: number[];
}

/**
 * Instants at which a query may begin or end to hold of somebody, from the first to the last: when something arrived,
 * happened or changed, and when a window over that or a relative date opened or closed.
 *
 * @param lengthsMs The lengths of time that decide, in milliseconds.
 * @param alsoMs Further instants at which something changed, such as the making of an audience that is referred to.
 */
export function momentsOf(
  somebody: Pick<Somebody, "type" | "id">,
  everybody: Everybody,
  lengthsMs: readonly number[],
  alsoMs: readonly number[],
): number[] {
  const times: Times = { happened: [], named: [] };
  addTimes(times, somebody, everybody);
  const { happened, named } = times;
  const moments = new Set<number>();
  for (const atMs of [...happened, ...alsoMs]) for (const each of [atMs - 1, atMs]) moments.add(each);
  for (const lengthMs of lengthsMs) {
    for (const atMs of happened) addBorder(moments, atMs + lengthMs);
    for (const atMs of named) for (const border of [atMs - lengthMs, atMs + lengthMs]) addBorder(moments, border);
  }
  return [...moments].toSorted((a, b) => a - b);
}

// What holds around a border may hang on whether it is cut to the hour or to the day, so both sides of these count, too.
function addBorder(moments: Set<number>, atMs: number): void {
  const dayStartMs = dayOf(atMs) * dayMs;
  for (const each of [atMs - 1, atMs, atMs + 1, atMs + hourMs + 1, dayStartMs, dayStartMs + dayMs]) moments.add(each);
}

function addTimes(times: Times, { type, id }: Pick<Somebody, "type" | "id">, everybody: Everybody): void {
  const stored = type === "person" ? everybody.people.get(id) : everybody.accounts.get(id);
  if (!stored) return;
  const { since, formerTraits = [] } = stored;
  if (since !== undefined) times.happened.push(Date.parse(since));
  addNamed(times, stored.traits);
  for (const { until, traits } of formerTraits) {
    times.happened.push(Date.parse(until));
    addNamed(times, traits);
  }
  if ("users" in stored) {
    for (const { at } of stored.joins ?? []) times.happened.push(Date.parse(at));
    for (const user of stored.users) addTimes(times, { type: "person", id: user }, everybody);
  } else
    for (const { timestampMs, receivedMs = timestampMs, properties } of everybody.eventsOf(stored)) {
      times.happened.push(timestampMs, receivedMs);
      addNamed(times, properties);
    }
}

function addNamed(times: Times, value: JsonValue): void {
  const named = readInstant(value);
  if (named) times.named.push(Math.ceil(named.ms));
  else if (Array.isArray(value)) for (const each of value) addNamed(times, each);
  else if (isJsonObject(value)) for (const each of Object.values(value)) addNamed(times, each);
}
