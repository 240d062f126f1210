import { placeText } from "../../diagnostics/diagnostic.ts";
import type { Manifest, PlacedName } from "../manifest.ts";
import { type CrossRule } from "./cross-rule.ts";

type Named = Manifest & { displayName: PlacedName };

/**
 * Audiences and computed traits share their names: Segment makes the key from the display name by snake-casing; the
 * exact rule and what happens when two collide are not documented (API.md 2.4). So equal names are an error,
 * and names that probably collide a warning. Filters have no keys, but an equal name would hide one behind the other.
 */
export const uniqueDisplayNames: CrossRule = ({ manifests }) => {
  const byKey = new Map<string, Named[]>();
  return manifests.filter(isNamed).flatMap((manifest) => {
    const { displayName, address, kind } = manifest;
    const key = kind.predictKey(displayName.name);
    // Names without a Latin letter, and those of kinds without keys, fold to nothing; only equal ones collide for certain.
    const slot = `${kind.namespace ?? kind.kind} ${key === "" ? displayName.name : key}`;
    const others = byKey.get(slot) ?? [];
    others.push(manifest);
    byKey.set(slot, others);
    // Two manifests of one address are told as such; their names are one mistake, not two.
    const rivals = others.filter((other) => other.address !== address);
    const same = rivals.find((other) => other.displayName.name === displayName.name);
    const source = displayName.source;
    if (same) {
      const message = `the display name ${JSON.stringify(displayName.name)} is taken by ${same.address}`;
      const hint = `it stands at ${placeText(same.displayName.source)}; choose another name for one of them`;
      return { code: "manifest-duplicate-name", severity: "error", message, hint, address, source };
    }
    const [similar] = rivals;
    if (!similar) return [];
    const names = `${JSON.stringify(displayName.name)} and ${JSON.stringify(similar.displayName.name)}`;
    const message = `the display names ${names} probably lead to one key, ${key}`;
    const hint = `the other one is at ${placeText(similar.displayName.source)}; let the names differ in letters or digits`;
    return { code: "manifest-similar-name", severity: "warning", message, hint, address, source };
  });
};

function isNamed(manifest: Manifest): manifest is Named {
  return manifest.active && manifest.displayName !== undefined;
}
