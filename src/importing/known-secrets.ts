import type { OwnedPair } from "../plan/draft.ts";
import type { DesiredResource } from "../resources/resource.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { isMasked, isMaskOfAnother } from "../values/masked-value.ts";
import { getAt } from "../values/pointer.ts";
import { writeSecret } from "../values/template.ts";

/** What manifests and space say of the environment variables that hold secrets already. */
export interface KnownSecrets {
  /** Whether a manifest names a variable. */
  isDeclared(name: string): boolean;
  /** Whether the space shows a mask in a place where a manifest names a variable. */
  isShown(name: string, mask: string): boolean;
  /** Whether a mask is known not to be that of a variable, or is none of those that the space shows of it. */
  isOther(name: string, mask: string): boolean;
}

/** Nothing is declared. */
export const noSecretsKnown: KnownSecrets = { isDeclared: () => false, isShown: () => false, isOther: () => false };

/**
 * Learns which masks the space shows of the variables that manifests name. A value that is set here says more than these: its
 * last characters decide.
 *
 * @param pairs Declared objects with their live ones.
 */
export function knownSecretsOf(
  resources: readonly DesiredResource[],
  pairs: readonly OwnedPair[],
  secretOf: SecretSource,
): KnownSecrets {
  const declared = new Set(resources.flatMap(({ secrets }) => secrets.map(({ name }) => name)));
  const masks = new Map<string, Set<string>>();
  for (const { desired, live } of pairs)
    for (const { name, pointer } of desired.secrets) {
      const mask = getAt(live.spec, pointer);
      if (typeof mask !== "string" || !isMasked(mask) || getAt(desired.spec, pointer) !== writeSecret(name)) continue;
      masks.set(name, (masks.get(name) ?? new Set()).add(mask));
    }
  return {
    isDeclared: (name) => declared.has(name),
    isShown: (name, mask) => masks.get(name)?.has(mask) === true,
    isOther: (name, mask) => {
      const value = secretOf(name);
      if (value !== undefined) return isMaskOfAnother(mask, value);
      return masks.get(name)?.has(mask) === false;
    },
  };
}
