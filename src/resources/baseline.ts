import { stringify } from "safe-stable-stringify";
import type { JsonObject, JsonValue } from "../values/json.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import type { FieldRule } from "./field-rule.ts";
import type { ResourceKind } from "./kind.ts";
import { shortHash } from "../values/short-hash.ts";

/** Characters of the hash of one field. */
const DIGITS = 3;
/** Stands for a field that was not declared. */
const UNDECLARED = ".";

/**
 * What was last applied, field by field: for each row of the kind's table three characters of a hash of the declared
 * value, or a dot where none was declared. All values that mean the same have one hash.
 */
export function baselineOf(kind: ResourceKind, spec: JsonObject): string {
  return kind.fields.map((rule) => hashField(rule, getAt(spec, rule.pointer), spec) ?? UNDECLARED).join("");
}

/**
 * The hash of a field's value; `undefined` for no value, and for what is done along with a write and is no state.
 *
 * @param spec The whole object that has it.
 */
export function hashField(
  { comparison }: FieldRule,
  value: JsonValue | undefined,
  spec: JsonObject,
): string | undefined {
  if (value === undefined || comparison.accompanies) return undefined;
  return shortHash(stringify(comparison.normalise(value, spec)) ?? "", DIGITS);
}

/**
 * The hashes in a baseline, by field. Empty when it does not fit the kind's table: a field that nothing is known of is
 * never called edited.
 */
export function readBaseline(kind: ResourceKind, baseline: string): ReadonlyMap<Pointer, string> {
  const hashes = new Map<Pointer, string>();
  let at = 0;
  for (const { pointer } of kind.fields) {
    if (baseline.charAt(at) === UNDECLARED) at += 1;
    else {
      hashes.set(pointer, baseline.slice(at, at + DIGITS));
      at += DIGITS;
    }
  }
  return at === baseline.length ? hashes : new Map();
}
