import type { OwnedPair } from "../plan/draft.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";
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
  /** Whether nothing tells which secret a variable that manifests name is: it is not set here, and no mask of it was read. */
  isUntold(name: string): boolean;
  /** In how many places besides those of one object a variable is named, and not known to be the secret of a mask. */
  usesBeside(address: Address, name: string, mask: string): number;
}

/** Nothing is declared. */
export const noSecretsKnown: KnownSecrets = {
  isDeclared: () => false,
  isShown: () => false,
  isOther: () => false,
  isUntold: () => false,
  usesBeside: () => 0,
};

/**
 * Learns which masks the space shows of the variables that manifests name. Where one is set here, its last characters have to be
 * those of a mask, too: an apply sends it to all who use it.
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
  const live = new Map(pairs.map((pair) => [pair.desired.address, pair.live]));
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
      return (value !== undefined && isMaskOfAnother(mask, value)) || masks.get(name)?.has(mask) === false;
    },
    isUntold: (name) => declared.has(name) && secretOf(name) === undefined && !masks.has(name),
    usesBeside: (address, name, mask) =>
      resources
        .filter((each) => each.address !== address)
        .flatMap((each) => each.secrets.map((secret) => ({ ...secret, spec: live.get(each.address)?.spec })))
        .filter((each) => each.name === name && getAt(each.spec ?? {}, each.pointer) !== mask).length,
  };
}
