import type { JsonValue } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";

/** A part of a JSON Schema, with what its references lead into. */
export interface SchemaPart {
  part: JsonValue | undefined;
  /** The whole schema. */
  root: JsonValue;
  /** References that lead here. One that comes again leads round in a circle. */
  followed: readonly string[];
  /** How many more parts of the whole schema are read: definitions that name each other lead to more than anybody has. */
  budget: { left: number };
}

/** So many parts of one schema are read: far more than an event has properties. */
const MOST_PARTS = 10_000;

/** A schema as a part of itself. */
export function wholeSchema(schema: JsonValue): SchemaPart {
  return { part: schema, root: schema, followed: [], budget: { left: MOST_PARTS } };
}

/**
 * What a `$ref` leads to within its own schema: `#/definitions/Price`.
 *
 * @returns `undefined` for one that leads to another file, to a name instead of a place, nowhere, or round in a circle.
 */
export function followRef(ref: JsonValue, { root, followed, budget }: SchemaPart): SchemaPart | undefined {
  if (typeof ref !== "string" || !/^#(\/|$)/.test(ref) || followed.includes(ref)) return undefined;
  const part = getAt(root, decode(ref.slice(1)));
  return part === undefined ? undefined : { part, root, followed: [...followed, ref], budget };
}

/** A pointer within an address has signs of addresses in it: `%20`. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
