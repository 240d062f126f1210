import { placeText } from "../../diagnostics/diagnostic.ts";
import { addressOf } from "../../resources/kinds.ts";
import type { Manifest } from "../manifest.ts";
import { type CrossRule } from "./cross-rule.ts";

/** A previous name moves a live object to its new address, so nobody else may stand at the old one or claim it too. */
export const freePreviousNames: CrossRule = ({ manifests }) => {
  const active = manifests.filter((manifest) => manifest.active);
  const declared = new Map(active.map((manifest) => [manifest.address, manifest]));
  const claimed = new Map<string, Manifest>();
  return active.flatMap((manifest) =>
    manifest.previousNames.flatMap(({ name, source }) => {
      const old = addressOf(manifest.kind, name);
      const owner = declared.get(old);
      const rival = claimed.get(old);
      claimed.set(old, rival ?? manifest);
      const fault = explain(manifest, name, owner, rival);
      if (!fault) return [];
      return { code: "manifest-previous-name", severity: "error", ...fault, address: manifest.address, source };
    }),
  );
};

function explain(
  manifest: Manifest,
  name: string,
  owner: Manifest | undefined,
  rival: Manifest | undefined,
): { message: string; hint: string } | undefined {
  if (name === manifest.name.name) {
    return { message: `${name} is the manifest's own name, not a previous one`, hint: "remove it from previousNames" };
  }
  if (owner) {
    const place = `it is declared at ${placeText(owner.name.source)}`;
    // Two objects would carry one marker in between, and a run that is cut short would leave them so.
    const hint =
      owner.previousNames.length > 0
        ? `${place}, which was renamed as well: rename one manifest at a time, to a name that is free, and apply in between; a swap takes three steps, by way of a third name`
        : `${place}; remove it from previousNames, or remove that manifest`;
    return { message: `${name} is still the name of another manifest`, hint };
  }
  if (rival && rival !== manifest) {
    const hint = `the other one is at ${placeText(rival.name.source)}; only one of them can take the object over`;
    return { message: `${name} is a previous name of ${rival.address}, too`, hint };
  }
  return undefined;
}
