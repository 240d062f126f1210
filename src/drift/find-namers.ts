import { nameUser } from "../plan/order/key-users.ts";
import { expectedKey } from "../plan/keys/declared-elsewhere.ts";
import { unknownKeyFinder } from "../plan/keys/unknown-keys.ts";
import { wholeOf } from "../plan/select/select-addresses.ts";
import { compareText } from "../values/compare-text.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import type { DriftInput } from "./drift-input.ts";

/** Who names the key of an object that is not there. */
export interface KeyNamers {
  key: string;
  /** Objects of this project: by a reference in the manifest, or by the key in the query that is live. */
  own: Address[];
  /** Live objects that this project does not own, in words. */
  others: string[];
}

/** Finds who names the key that a declared object would have, which nothing in the space has. */
export function namersFinder(
  input: Pick<DriftInput, "owner" | "desired" | "reading" | "elsewhere">,
): (missing: Address) => KeyNamers | undefined {
  const { owner, desired, reading, elsewhere } = input;
  const unknownKeysOf = unknownKeyFinder(reading, desired, [], elsewhere);
  const declared = new Map(desired.map((each) => [each.address, each]));
  const naming = reading.live
    .filter(({ kind }) => kindOf(kind).keyMeans)
    .flatMap((live) =>
      unknownKeysOf(live).flatMap(({ evidence }) =>
        evidence?.type === "missing" ? [{ of: evidence.address, by: nameUser(live, owner) }] : [],
      ),
    );
  return (missing) => {
    const object = declared.get(missing);
    const byKey = naming.filter(({ of }) => of === missing).map(({ by }) => by);
    const byReference = desired
      .filter(({ references }) => references.some(({ address }) => address === missing))
      .map(({ address }) => wholeOf(address));
    const own = [...new Set([...byReference, ...byKey.filter((by) => declared.has(by))])].toSorted(compareText);
    const others = byKey.filter((by) => !declared.has(by));
    return object && own.length + others.length > 0 ? { key: expectedKey(object), own, others } : undefined;
  };
}
