import { parseQuery, printQuery, queryReferences, sameQuery, type QueryNode } from "../query/index.ts";
import type { Address } from "./resource.ts";
import { asWritten, escapeTemplate, resolveTemplate, writeReference } from "../values/template.ts";

/** The resource that manifests call by a key, if any. */
export type AddressOfKey = (key: string) => Address | undefined;

/** Keys that mean the same inside a text of the query language as they are. */
const plainKey = /^[\w.-]+$/;

/**
 * A live query as a manifest writes it: in canonical form with one condition a line, with `${audience.NAME.key}` for
 * the keys that manifests have names for. A query that is not understood stays as it is, letter by letter.
 */
export function writeQuery(text: string, addressOfKey: AddressOfKey = () => undefined): string {
  const tree = readCleanly(text);
  if (!tree) return escapeTemplate(text);
  const keys = new Map<Address, string>();
  const pieces: string[] = [];
  let at = 0;
  for (const { name, start, end } of queryReferences(tree).traits) {
    const address = plainKey.test(name) ? addressOfKey(name) : undefined;
    if (address === undefined) continue;
    keys.set(address, name);
    pieces.push(escapeTemplate(text.slice(at, start)), `'${writeReference(address)}'`);
    at = end;
  }
  pieces.push(escapeTemplate(text.slice(at)));
  // The references are put in before printing, because their length decides where lines are broken.
  const linked = readCleanly(pieces.join(""));
  const printed = linked ? printQuery(linked, "multiline") : undefined;
  return printed !== undefined &&
    sameQuery(resolveTemplate(asWritten(printed), (address) => keys.get(address)).value, text)
    ? printed
    : escapeTemplate(text);
}

function readCleanly(text: string): QueryNode | undefined {
  const { tree, findings } = parseQuery(text);
  return findings.some(({ severity }) => severity === "error") ? undefined : tree;
}
