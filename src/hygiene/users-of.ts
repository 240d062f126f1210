import { findKeyUsers } from "../plan/order/key-users.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Reading } from "../resources/reading.ts";
import { unknownKinds } from "../resources/reading.ts";
import type { LiveResource } from "../resources/resource.ts";
import { textOf } from "../resources/wire-values.ts";
import { getAt } from "../values/pointer.ts";

/** Who names the key of an object, or why that is not known. */
export type UsersOf =
  | { type: "known"; queries: number; of: (object: LiveResource) => readonly LiveResource[] }
  | { type: "unknown"; because: string };

/**
 * Reads every query of a space once (API.md 2.10). A query that is not understood counts for every key whose text it has: rather
 * a user too many than a key that is called unused.
 */
export function findUsers(reading: Reading): UsersOf {
  const unread = unknownKinds(reading, []).find(({ kind }) => kindOf(kind).keyMeans);
  if (unread) return { type: "unknown", because: `${unread.kind} objects cannot be read: ${unread.because}` };
  const asking = reading.live.flatMap((object) => {
    const query = textOf(getAt(object.spec, "/definition/query"));
    return query === "" ? [] : [{ object, query, understood: kindOf(object.kind).keysUsed(object.spec).length > 0 }];
  });
  const users = findKeyUsers(reading.live);
  const obscure = asking.filter(({ understood }) => !understood);
  return {
    type: "known",
    queries: asking.length,
    of({ id, key }) {
      if (key === undefined) return [];
      const maybe = obscure.filter(({ object, query }) => object.id !== id && query.includes(key));
      return [...(users.get(key) ?? []), ...maybe.map(({ object }) => object)];
    },
  };
}
