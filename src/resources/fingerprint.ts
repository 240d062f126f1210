import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import type { ResourceKind } from "./kind.ts";
import { getAt } from "../values/pointer.ts";
import type { JsonObject } from "../values/json.ts";

/** Raised whenever the same declaration starts to give another hash, for example when queries are spelt differently. */
const FORMAT = "1";
const HASH_DIGITS = 7;

/**
 * A short hash of the declared fields, each in the one spelling that all equal values share: what a marker remembers of
 * the last apply. Its first character is the version of the format.
 */
export function fingerprint(kind: ResourceKind, spec: JsonObject): string {
  const fields = kind.fields.flatMap(({ pointer, comparison }) => {
    const value = getAt(spec, pointer);
    return value === undefined ? [] : [[pointer, comparison.normalise(value)]];
  });
  const text = stringify(Object.fromEntries(fields)) ?? "";
  return FORMAT + createHash("sha256").update(text).digest("hex").slice(0, HASH_DIGITS);
}

/** Whether a remembered hash was made by the format of this version, so that it can be compared at all. */
export function isComparable(remembered: string): boolean {
  return remembered.startsWith(FORMAT);
}
