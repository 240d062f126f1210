import { isScalar, type ParsedNode } from "yaml";
import type { Address } from "../resources/resource.ts";
import type { AddressOfKey } from "../resources/write-query.ts";
import { asWritten, holdsExpression, writeReference } from "../values/template.ts";

/**
 * Which keys of a live query become references again; `undefined` where its manifest holds other interpolations, which are a
 * person's choice. Only what the query names already is named again, so that no references go in a circle.
 *
 * @param references What the query of the manifest refers to, with the keys that are known.
 */
export function referencesAlone(
  node: ParsedNode | null,
  references: ReadonlyMap<Address, string | undefined>,
): AddressOfKey | undefined {
  if (!isScalar(node) || typeof node.value !== "string" || references.size === 0) return undefined;
  let rest = node.value;
  for (const address of references.keys()) rest = rest.replaceAll(writeReference(address), "");
  const keys = [...references.values()];
  // A key that is not known, or that two of them have, says nothing.
  if (holdsExpression(asWritten(rest)) || keys.includes(undefined) || new Set(keys).size < keys.length)
    return undefined;
  const addresses = new Map([...references].map(([address, key]) => [key, address]));
  return (key) => addresses.get(key);
}
