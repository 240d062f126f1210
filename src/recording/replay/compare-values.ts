import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import { readPlaceholder } from "../placeholders.ts";
import type { Bindings } from "./bindings.ts";

/** One place where two answers differ. */
export interface ValueDifference {
  /** A JSON path: `$.data.audience.status`. */
  path: string;
  /** What stands there. `undefined` where nothing does. */
  recorded: JsonValue | undefined;
  replayed: JsonValue | undefined;
}

/** How two values are compared. */
export interface Comparison {
  bindings: Bindings;
  /** Whether the recorded value is only the beginning of one, so that what it lacks is no difference. */
  isCut: boolean;
  /** How many levels are compared. Below, only whether there is something. */
  depth: number;
}

/** Every place where two sanitised values differ, both undefined where there is none. */
export function compareValues(
  recorded: JsonValue | undefined,
  replayed: JsonValue | undefined,
  comparison: Comparison,
  path = "$",
): ValueDifference[] {
  const { bindings, isCut, depth } = comparison;
  if (recorded === undefined && (replayed === undefined || isCut)) return [];
  const differ = [{ path, recorded, replayed }];
  if (recorded === undefined || replayed === undefined) return differ;
  if (depth === 0) return [];
  const below = { ...comparison, depth: depth - 1 };
  if (Array.isArray(recorded) && Array.isArray(replayed)) {
    const length = isCut ? recorded.length : Math.max(recorded.length, replayed.length);
    return Array.from({ length }, (_, at) => compareValues(recorded[at], replayed[at], below, `${path}[${at}]`)).flat();
  }
  if (isJsonObject(recorded) && isJsonObject(replayed)) return compareMembers(recorded, replayed, below, path);
  if (typeof recorded === "string" && typeof replayed === "string")
    return bindings.bind(recorded, replayed) ? [] : differ;
  return recorded === replayed ? [] : differ;
}

/** Members with hidden names are compared in their order: it is all that is left of which is which. */
function compareMembers(
  recorded: JsonObject,
  replayed: JsonObject,
  comparison: Comparison,
  path: string,
): ValueDifference[] {
  const [left, right] = [recorded, replayed].map(plainNames) as [JsonObject, JsonObject];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((name) =>
    compareValues(ownMember(left, name), ownMember(right, name), comparison, `${path}${step(name)}`),
  );
}

function plainNames(value: JsonObject): JsonObject {
  let hidden = 0;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [readPlaceholder(name) ? `<name ${(hidden += 1)}>` : name, member]),
  );
}

function ownMember(value: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function step(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
