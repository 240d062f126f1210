import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";

/** A part of a JSON Schema, with what its references lead into. */
export interface SchemaPart {
  part: JsonValue | undefined;
  /** The whole schema. */
  root: JsonValue;
  /** References that lead here. One that comes again leads round in a circle. */
  followed: readonly string[];
}

/**
 * Follows the `$ref` of a part into its own schema: `#/definitions/Price`. What stands beside a reference goes before what it
 * leads to. One that leads to another file, nowhere, or round in a circle says nothing.
 */
export function followRefs({ part, root, followed }: SchemaPart): SchemaPart {
  const ref = member(part, "$ref");
  if (typeof ref !== "string" || !isJsonObject(part)) return { part, root, followed };
  const { $ref: _ref, ...beside } = part;
  const target = ref.startsWith("#") && !followed.includes(ref) ? getAt(root, decode(ref.slice(1))) : undefined;
  const reached = followRefs({ part: target, root, followed: [...followed, ref] });
  return { ...reached, part: isJsonObject(reached.part) ? { ...reached.part, ...beside } : beside };
}

/** A pointer within an address has signs of addresses in it: `%20`. */
function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
