import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../../values/json.ts";
import type { FormerTraits } from "../state/people.ts";

/** Traits and what they were before; of a person or an account. */
interface WithTraits {
  since?: string;
  traits: JsonObject;
  formerTraits?: readonly FormerTraits[];
}

/** The traits at an instant, in milliseconds since 1970; a copy. */
export function traitsAt({ traits, formerTraits = [] }: WithTraits, atMs: number): JsonObject {
  const at = new Map(Object.entries(traits));
  for (const { until, traits: former } of formerTraits.toReversed()) {
    if (Date.parse(until) <= atMs) break;
    for (const [key, value] of Object.entries(former))
      if (value === null) at.delete(key);
      else at.set(key, value);
  }
  return Object.fromEntries(at);
}

/**
 * The same with some traits set, and with a note of what they were before that.
 *
 * @param now ISO 8601 in UTC.
 */
export function setTraits<Had extends WithTraits>(before: Had, set: JsonObject, now: string): Had {
  const changed = Object.entries(set).filter(([key, value]) => !isDeepStrictEqual(ownTrait(before, key), value));
  if (changed.length === 0) return before;
  const traits = { ...before.traits, ...set };
  // Whoever has only now come has no earlier traits.
  if (before.since === now) return { ...before, traits };
  const former = Object.fromEntries(changed.map(([key]) => [key, ownTrait(before, key) ?? null]));
  const formerTraits = [...(before.formerTraits ?? []), { until: now, traits: former }];
  return { ...before, traits, formerTraits };
}

function ownTrait({ traits }: WithTraits, key: string): JsonObject[string] | undefined {
  return Object.hasOwn(traits, key) ? traits[key] : undefined;
}
