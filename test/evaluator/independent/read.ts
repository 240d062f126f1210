import { UncertainTrait, type TraitValues } from "../../../src/evaluator/person.ts";
import type { CallNode, LiteralNode } from "../../../src/query/index.ts";
import type { JsonValue } from "../../../src/values/json.ts";
import { lookUp, splitPath, type ListReading } from "./path.ts";
import { numberOf, type Item, type Scope } from "./scope.ts";
import { nameOf } from "./streams.ts";
import { anything, one, type Value } from "./value.ts";
import type { World } from "./world.ts";

/** What `trait`, `property`, `context` or `literal` gives (section 2). */
export function readValue(call: CallNode, scope: Scope): Value {
  const [path] = call.args;
  // Section 1 has two backslashes before a literal dot.
  if (call.name !== "literal" && path?.type === "literal" && /(?:^|[^\\])(?:\\\\)*\\\./.test(path.text))
    return anything;
  switch (call.name) {
    case "trait":
      return readTrait(nameOf(call), scope);
    case "property":
      return readProperty(nameOf(call), scope.around.at(call.prefix ? -2 : -1), scope);
    case "context":
      return readContext(nameOf(call), scope);
    case "literal": {
      const [value] = call.args;
      return value?.type === "literal" ? readLiteral(value, scope) : anything;
    }
    default:
      return anything;
  }
}

/**
 * A literal by its kind; a bare timestamp is its text, and so is bare `true` (API.md 4.6). What bare `TRUE` is, nobody says, nor
 * what bare `true` is beside columns.
 */
export function readLiteral({ kind, value, text }: LiteralNode, { around }: Scope): Value {
  if (kind === "null" || (kind === "boolean" && !["true", "false"].includes(text))) return anything;
  if (kind === "boolean" && around.some(({ type }) => type === "row")) return anything;
  return one(kind === "number" ? Number(value) : value);
}

function readTrait(path: string, scope: Scope): Value {
  const { world, linked } = scope;
  const [key = "", ...rest] = splitPath(path);
  const traits = traitsIn(scope);
  if (!traits || (linked && rest.length > 0)) return anything;
  const [first, ...others] = scope.traitsOf ?? [];
  // Of no users, one has no trait.
  const asked = scope.traitsOf && !first ? {} : traits;
  const owner = first ? world.choose(`whose ${key} at ${scope.trail}`, [first, ...others]).traits : asked;
  const held = Object.hasOwn(owner, key) ? owner[key] : undefined;
  const value = held instanceof UncertainTrait ? chooseTrait(held, `trait ${key} of ${numberOf(owner)}`, world) : held;
  // Section 1, trait path: lists of objects may be flattened to text.
  return lookUp(
    value,
    rest,
    false,
    listsOf(world, () => world.settle("arraysInTraits") === "nested"),
  );
}

function chooseTrait({ candidates }: UncertainTrait, place: string, world: World): JsonValue | undefined {
  const [first, ...others] = candidates;
  return world.choose(place, [first, ...others]);
}

/**
 * Whose traits are read: in a computed trait of an account those of the account, or of the user who did the event that is looked at.
 * `undefined`: there is none.
 */
function traitsIn({ computes, account, around, traits, world }: Scope): TraitValues | undefined {
  if (!computes || !account || world.settle("traitOwner") === "account") return traits;
  const item = around.at(-1);
  return account.users.find(({ events }) => item?.type === "event" && events.includes(item.event))?.traits;
}

function readProperty(path: string, item: Item | undefined, { linked, world }: Scope): Value {
  const parts = splitPath(path);
  if (!item || (linked && parts.length > 1)) return anything;
  const properties = item.type === "event" ? item.event.properties : item.row.properties;
  return lookUp(properties, parts, item.type === "row", listsOf(world));
}

function readContext(path: string, { around, world }: Scope): Value {
  const item = around.at(-1);
  const parts = splitPath(path);
  if (item?.type !== "event" || parts[0] === "traits") return anything;
  if (path === "timestamp")
    return world.settle("contextTimestamp") === "event"
      ? one(new Date(item.event.timestampMs).toISOString())
      : one(undefined);
  return lookUp(item.event.context, parts, false, listsOf(world));
}

/** Lists of objects are looked into, unless a trait may hold them as text. */
function listsOf(world: World, opens = (): boolean => true): ListReading {
  return { opens, countsEmpty: () => world.choose("an empty list in a list", [false, true]) };
}
