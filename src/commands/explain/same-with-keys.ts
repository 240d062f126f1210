import { parseQuery, queryReferences, sameQuery, type DefinitionType } from "../../query/index.ts";
import type { AssumedKey } from "../../report/text/comparison-text.ts";
import { parseLoneReference, writeReference } from "../../values/template.ts";

/**
 * The keys with which two queries certainly mean the same, where one names objects by references and the other by keys, one
 * for the other in the order in which they come; `undefined` where they are no such pair.
 */
export function sameWithKeys(a: string, b: string, type?: DefinitionType): AssumedKey[] | undefined {
  const [inA, inB] = [namesIn(a), namesIn(b)];
  const [onlyA, onlyB] = [inA.filter((name) => !inB.includes(name)), inB.filter((name) => !inA.includes(name))];
  if (onlyA.length === 0 || onlyA.length !== onlyB.length) return undefined;
  const pairs = onlyA.map((name, index): AssumedKey | undefined => {
    const other = onlyB[index] ?? "";
    const [own, others] = [parseLoneReference(name), parseLoneReference(other)];
    if (own !== undefined && others === undefined) return { address: own, key: other };
    return own === undefined && others !== undefined ? { address: others, key: name } : undefined;
  });
  const known = pairs.filter((pair) => pair !== undefined);
  if (known.length < pairs.length) return undefined;
  return sameQuery(withKeys(a, known), withKeys(b, known), type) ? known : undefined;
}

/** The traits that a query names, each once. */
function namesIn(text: string): string[] {
  const { tree } = parseQuery(text);
  return tree ? [...new Set(queryReferences(tree).traits.map(({ name }) => name))] : [];
}

function withKeys(text: string, keys: readonly AssumedKey[]): string {
  return keys.reduce((filled, { address, key }) => filled.replaceAll(writeReference(address), () => key), text);
}
