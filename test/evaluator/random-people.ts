import { openPointRows, nothingSettled, type OpenPoint, type OpenPoints } from "../../src/evaluator/open-points.ts";
import {
  UncertainTrait,
  type EntityRow,
  type EntityRows,
  type Person,
  type Subject,
  type TimedEvent,
  type TraitValues,
} from "../../src/evaluator/person.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { dayMs, eventNames, fields, near, slugs, sources, valueFor, windows, hourMs, type FieldKind } from "./pools.ts";
import type { Random } from "./random.ts";

/** A random person, or an account with up to three users. Rows are made for `LINKED` alone: other queries name no entity. */
export function randomSubject(random: Random, type: "USERS" | "ACCOUNTS" | "LINKED", nowMs: number): Subject {
  if (type !== "ACCOUNTS") return { type: "person", person: randomPerson(random, nowMs, 6, type === "LINKED") };
  const users = random.several(0, 3, () => randomPerson(random, nowMs, 3));
  return { type: "account", account: { traits: randomTraits(random, nowMs), users, entities: {} } };
}

/** A random person with up to so many events, and perhaps with rows of entities. */
function randomPerson(random: Random, nowMs: number, events: number, hasRows = false): Person {
  const times: number[] = [];
  return {
    traits: randomTraits(random, nowMs),
    events: random.chance(0.1) ? [] : random.several(1, events, () => randomEvent(random, nowMs, times)),
    entities: hasRows && random.chance(0.6) ? randomRows(random, nowMs, 2) : {},
  };
}

/** An event near the border of a window: of now, or of an event before. */
function randomEvent(random: Random, nowMs: number, times: number[]): TimedEvent {
  const earlier = times[random.below(times.length + 2)];
  const lengthMs = random.pick(windows)[1];
  const timestampMs =
    earlier !== undefined
      ? near(random, earlier + random.pick([0, 0, 1, -1]) * lengthMs)
      : random.chance(0.1)
        ? nowMs + random.pick([0, 1, hourMs, dayMs])
        : random.chance(0.06)
          ? near(random, nowMs - 1095 * dayMs) - random.pick([0, dayMs, 500 * dayMs])
          : near(random, nowMs - lengthMs);
  times.push(timestampMs);
  return {
    event: random.pick(eventNames),
    timestampMs,
    ...(random.chance(0.3) ? { receivedMs: timestampMs + random.pick([0, hourMs, 40 * dayMs]) } : {}),
    properties: randomFields(random, nowMs),
    context: { page: { url: random.pick(["/a", "/b", "/A/b"]) } },
    ...(random.chance(0.8) ? { source: random.pick(sources) } : {}),
  };
}

function randomRows(random: Random, nowMs: number, depth: number): EntityRows {
  if (depth === 0) return {};
  const rows = (): EntityRow[] =>
    random.several(0, 3, () => ({
      properties: randomFields(random, nowMs),
      entities: randomRows(random, nowMs, depth - 1),
    }));
  return Object.fromEntries(slugs.map((slug) => [slug, rows()]));
}

function randomTraits(random: Random, nowMs: number): TraitValues {
  const traits: Record<string, JsonValue | UncertainTrait> = { ...randomFields(random, nowMs) };
  if (random.chance(0.1)) {
    const kind = random.pick<FieldKind>(["number", "text", "flag"]);
    const [name] = fields[kind];
    const candidates = random.several(2, 3, () => (random.chance(0.3) ? undefined : valueFor(random, kind, nowMs)));
    traits[name] = new UncertainTrait(candidates, `trait ${name}`);
  }
  return traits;
}

/** Where the values of each kind go: `outer` alone, or `inner` inside an object at `outer`. */
const places = (["number", "text", "flag", "date"] as const).flatMap((kind) =>
  fields[kind].map((path) => {
    const [outer = "", inner] = path.split(/(?<!\\)\./).map((name) => name.replaceAll("\\.", "."));
    return { kind, outer, inner };
  }),
);

/** Values for about three quarters of all fields. */
function randomFields(random: Random, nowMs: number): JsonObject {
  const found: JsonObject = {};
  for (const { kind, outer, inner } of places) {
    if (random.chance(0.25)) continue;
    const value = random.chance(0.05) ? null : valueFor(random, kind, nowMs);
    if (inner === undefined) found[outer] = value;
    else found[outer] = { ...(found[outer] as JsonObject | undefined), [inner]: value };
  }
  if (random.chance(0.6))
    found["tags"] = random.several(0, 3, () => random.pick<JsonValue>(["a", "b", "B", 5, "5", null]));
  if (random.chance(0.6))
    found["items"] = random.several(0, 3, () => ({
      ...(random.chance(0.8) ? { price: valueFor(random, "number", nowMs) } : {}),
      ...(random.chance(0.8) ? { sku: valueFor(random, "text", nowMs) } : {}),
      ...(random.chance(0.5) ? { parts: random.several(0, 2, () => random.pick<JsonValue>(["a", 5])) } : {}),
    }));
  return found;
}

const rowsOfPoints = Object.entries(openPointRows) as [OpenPoint, (typeof openPointRows)[OpenPoint]][];

/** Open points: none settled, all of them, or most. */
export function randomPoints(random: Random): OpenPoints {
  const share = random.pick([0, 0, 0.7, 0.9, 1]);
  const points: Record<OpenPoint, string | number> = { ...nothingSettled };
  for (const [name, { allowed }] of rowsOfPoints)
    if (random.chance(share)) points[name] = settledAs(random, name, allowed);
  return points as OpenPoints;
}

function settledAs(random: Random, name: OpenPoint, allowed: readonly string[]): string | number {
  if (name === "defaultLookbackDays") return random.pick<string | number>([1095, 1500, "unlimited"]);
  return allowed[random.below(allowed.length)] ?? "unknown";
}
