import { traitReferences } from "../queries/inference.ts";
import type { StoredComputation } from "../state/audiences.ts";

/**
 * The keys along a cycle that a query would close, from its own key back to it, or `undefined`. Audiences and
 * computed traits refer to each other as `trait('<key>')` (API.md 2.10).
 *
 * @param computations Those of the space, where `candidate` stands for the one of the same id.
 */
export function findCycle(
  candidate: StoredComputation,
  computations: readonly StoredComputation[],
): string[] | undefined {
  const ownReferences = referencesOf(candidate);
  if (ownReferences.length === 0) return undefined;
  const byKey = new Map(computations.map((computation) => [computation.key, computation]));
  byKey.set(candidate.key, candidate);
  // Depth first from the candidate; each key found remembers the key whose query named it.
  const namedBy = new Map(ownReferences.map((key) => [key, candidate.key]));
  const pending = [...ownReferences];
  for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
    if (key === candidate.key) return wayTo(key, namedBy);
    const named = byKey.get(key);
    for (const next of named === undefined ? [] : referencesOf(named)) {
      if (namedBy.has(next)) continue;
      namedBy.set(next, key);
      pending.push(next);
    }
  }
  return undefined;
}

/** Those whose queries refer to one, of the kind that is looked through. */
export function findDependants<Dependant extends StoredComputation>(
  named: StoredComputation,
  among: readonly Dependant[],
): Dependant[] {
  return among.filter((other) => other.id !== named.id && referencesOf(other).includes(named.key));
}

// What is stored is never changed in place, so what a query refers to needs to be found only once.
const known = new WeakMap<StoredComputation, readonly string[]>();

function referencesOf(computation: StoredComputation): readonly string[] {
  const references = known.get(computation) ?? traitReferences(computation.query);
  known.set(computation, references);
  return references;
}

function wayTo(key: string, namedBy: ReadonlyMap<string, string>): string[] {
  const way = [key];
  for (let at = namedBy.get(key); at !== undefined && at !== key; at = namedBy.get(at)) way.unshift(at);
  return [key, ...way];
}
