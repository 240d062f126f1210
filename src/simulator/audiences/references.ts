import { traitReferences } from "../queries/inference.ts";
import type { StoredAudience } from "../state.ts";

/**
 * The keys along a cycle that an audience's query would close, from its own key back to it, or `undefined`. Audiences
 * refer to each other as `trait('<key>')` (facts 2.8).
 *
 * @param audiences The space's audiences, where `candidate` stands for the one of the same id.
 */
export function findCycle(candidate: StoredAudience, audiences: readonly StoredAudience[]): string[] | undefined {
  const ownReferences = referencesOf(candidate);
  if (ownReferences.length === 0) return undefined;
  const byKey = new Map(audiences.map((audience) => [audience.key, audience]));
  byKey.set(candidate.key, candidate);
  // Depth first from the candidate; each key found remembers the key whose query named it.
  const namedBy = new Map(ownReferences.map((key) => [key, candidate.key]));
  const pending = [...ownReferences];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (key === candidate.key) return wayTo(key, namedBy);
    const audience = byKey.get(key);
    for (const next of audience === undefined ? [] : referencesOf(audience)) {
      if (namedBy.has(next)) continue;
      namedBy.set(next, key);
      pending.push(next);
    }
  }
  return undefined;
}

/** The audiences whose queries refer to one. */
export function findDependants(audience: StoredAudience, audiences: readonly StoredAudience[]): StoredAudience[] {
  return audiences.filter((other) => other.id !== audience.id && referencesOf(other).includes(audience.key));
}

// Stored audiences are never changed in place, so what a query refers to needs to be found only once.
const known = new WeakMap<StoredAudience, readonly string[]>();

function referencesOf(audience: StoredAudience): readonly string[] {
  const references = known.get(audience) ?? traitReferences(audience.query);
  known.set(audience, references);
  return references;
}

function wayTo(key: string, namedBy: ReadonlyMap<string, string>): string[] {
  const way = [key];
  for (let at = namedBy.get(key); at !== undefined && at !== key; at = namedBy.get(at)) way.unshift(at);
  return [key, ...way];
}
