import { scryptSync } from "node:crypto";
import type { JsonObject } from "../values/json.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import { compareText } from "../values/compare-text.ts";
import { shortHash } from "../values/short-hash.ts";
import { fillSecrets, type SecretSource } from "./secrets.ts";

/** Two characters for a secret: enough to notice another one but once in 3,844 times, and too few to guess it from. */
export type Fingerprint = (secret: string) => string;

const DIGITS = 2;
/** A try costs some 30 ms and 16 MiB. */
const COST = { N: 2 ** 14, r: 8, p: 1 };
const HASH_BYTES = 16;
/** By space and secret. An apply plans, plans again and remembers what it sent; no project has nearly as many secrets. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

/**
 * Fingerprints as a space remembers them. Each value is hashed once, and the salt is the space and nothing else: one secret
 * has one fingerprint wherever it is sent, so that many of them say no more than one. With a salt of its own for each place
 * they would add up, until a guess could be proven.
 */
export function openFingerprints(spaceId: string): Fingerprint {
  return (secret) => {
    const slot = JSON.stringify([spaceId, secret]);
    const print = known.get(slot) ?? shortHash(scryptSync(secret, spaceId, HASH_BYTES, COST).toString("hex"), DIGITS);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(slot, print);
    return print;
  };
}

/**
 * The fingerprint of the secrets in an object's values, made of those of the single texts. `undefined` when there are none
 * or when a value is not known here.
 *
 * @param pointers The texts that hold secrets.
 */
export function printSecrets(
  declared: JsonObject,
  pointers: readonly Pointer[],
  secretOf: SecretSource,
  fingerprint: Fingerprint,
): string | undefined {
  const { values, missing } = fillSecrets(declared, pointers, secretOf);
  if (missing.length > 0) return undefined;
  const prints = pointers.toSorted(compareText).flatMap((pointer) => {
    const text = getAt(values, pointer);
    return typeof text === "string" ? fingerprint(text) : [];
  });
  return prints.length > 1 ? shortHash(prints.join(" "), DIGITS) : prints[0];
}
