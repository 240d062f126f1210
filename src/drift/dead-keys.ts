import { kindOf } from "../resources/kinds.ts";
import { unknownKinds } from "../resources/reading.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { DriftInput } from "./drift-input.ts";

/**
 * An object's query names a key that nothing has, and another object, the `heir`, was given another key than its display
 * name lets expect, as happens while or after somebody else has that key.
 */
export interface DeadKey {
  type: "dead-key";
  key: string;
  heir: { name: string; key: string };
}

/**
 * Finds queries that name a key which nothing has any more. A name that no object has may just as well be a trait that
 * events set, so it takes an object that should have the key by its display name and was given another. Of kinds with keys
 * that could not be read nothing is known, and then nothing is told.
 */
export function deadKeyFinder({ reading, desired }: DriftInput): (object: LiveResource) => DeadKey[] {
  if (unknownKinds(reading, desired).some(({ kind }) => kindOf(kind).keyMeans)) return () => [];
  const taken = new Set(reading.live.map(({ key }) => key));
  const heirs = new Map<string, DeadKey["heir"]>();
  for (const { kind, name, key } of reading.live) {
    const expected = kindOf(kind).predictKey(name);
    if (key !== undefined && expected !== "" && key.startsWith(`${expected}_`)) heirs.set(expected, { name, key });
  }
  return ({ kind, spec }) =>
    kindOf(kind)
      .keysUsed(spec)
      .flatMap((key) => {
        const heir = taken.has(key) ? undefined : heirs.get(key);
        return heir ? [{ type: "dead-key", key, heir }] : [];
      });
}
