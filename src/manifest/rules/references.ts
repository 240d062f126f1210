import { suggest } from "../../values/suggest.ts";
import { joinWords } from "../../values/words.ts";
import type { Manifest } from "../manifest.ts";
import type { CrossRule } from "./cross-rule.ts";

/**
 * A reference names a manifest of the same environment. While some document cannot be read, its name may be the one
 * that is meant, so nothing is said.
 */
export const knownReferences: CrossRule = ({ manifests, complete }) => {
  if (!complete) return [];
  const all = new Map(manifests.map((manifest) => [manifest.address, manifest]));
  const active = new Set(manifests.filter((manifest) => manifest.active).map(({ address }) => address));
  return manifests.flatMap((manifest) =>
    manifest.references
      .filter((reference) => !(manifest.active ? active : all).has(reference.address))
      .map((reference) => {
        const elsewhere = all.get(reference.address);
        const message = elsewhere
          ? `${reference.address} does not belong to this environment`
          : `no manifest declares ${reference.address}`;
        const hint = elsewhere ? limitHint(elsewhere) : nearHint(reference.address, [...all.keys()]);
        const { address } = manifest;
        return {
          code: "manifest-unknown-reference",
          severity: "error",
          message,
          hint,
          address,
          source: reference.source,
        };
      }),
  );
};

function limitHint({ address, environments = [] }: Manifest): string {
  const names = joinWords(
    environments.map(({ name }) => name),
    "and",
  );
  return `${address} is limited to ${names} by metadata.environments; limit this manifest too`;
}

function nearHint(address: string, declared: readonly string[]): string {
  const prefix = address.slice(0, address.indexOf("/") + 1);
  const names = declared.filter((other) => other.startsWith(prefix)).map((other) => other.slice(prefix.length));
  const near = suggest(address.slice(prefix.length), names);
  if (near !== undefined) return `did you mean ${prefix}${near}?`;
  return "declare it in a manifest, or write the key of a live object as plain text";
}
