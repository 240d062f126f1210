import { placeText } from "../../diagnostics/diagnostic.ts";
import type { Manifest } from "../manifest.ts";
import { type CrossRule } from "./cross-rule.ts";

/** Within an environment an address names one resource. */
export const uniqueAddresses: CrossRule = ({ manifests }) => {
  const first = new Map<string, Manifest>();
  return manifests.flatMap((manifest) => {
    const { active, address, name } = manifest;
    if (!active) return [];
    const other = first.get(address);
    if (!other) {
      first.set(address, manifest);
      return [];
    }
    const message = `${address} is declared twice`;
    const hint = `the first one is at ${placeText(other.name.source)}; give one of them another metadata.name`;
    return { code: "manifest-duplicate-address", severity: "error", message, hint, address, source: name.source };
  });
};
