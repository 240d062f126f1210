import { placeText } from "../../diagnostics/diagnostic.ts";
import type { Manifest, PlacedName } from "../manifest.ts";
import { type CrossRule } from "./cross-rule.ts";

type Named = Manifest & { displayName: PlacedName };

/**
 * Audiences and computed traits share their names: Segment makes the key from the display name by snake-casing; the
 * exact rule and what happens when two collide are not documented (API.md 2.4). So equal names are an error,
 * and names that probably collide a warning. Filters have no keys, but an equal name would hide one behind the other. What
 * is live already under one name has its keys, so manifests that name their objects by id or key may share it.
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
    const [alike, different] = partition(rivals, (other) => other.displayName.name === displayName.name);
    const same = adoptsOne(manifest) ? undefined : alike.find((other) => !adoptsOne(other));
    const source = displayName.source;
    if (same) {
      const message = `the display name ${JSON.stringify(displayName.name)} is taken by ${same.address}`;
      const hint = `it is also at ${placeText(same.displayName.source)}; choose another name for one of them, or, when both are live, let each name its own with metadata.adopt.id`;
      return { code: "manifest-duplicate-name", severity: "error", message, hint, address, source };
    }
    const [similar] = different;
    if (!similar) return [];
    const names = `${JSON.stringify(displayName.name)} and ${JSON.stringify(similar.displayName.name)}`;
    const message = `the display names ${names} probably lead to one key, ${key}`;
    const hint = `the other one is at ${placeText(similar.displayName.source)}; let the names differ in letters or digits`;
    return { code: "manifest-similar-name", severity: "warning", message, hint, address, source };
  });
};

/** Whether a manifest says which live object is its own, so that the name need not. */
function adoptsOne({ resources }: Manifest): boolean {
  return resources.some(({ adopt }) => adopt?.id !== undefined || adopt?.key !== undefined);
}

function partition<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [yes: Item[], no: Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}

function isNamed(manifest: Manifest): manifest is Named {
  return manifest.active && manifest.displayName !== undefined;
}
