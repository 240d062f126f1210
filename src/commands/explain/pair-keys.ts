import { printQuery, queryMemberships, queryReferences, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { AssumedKey } from "../../report/text/comparison-text.ts";
import { fillTexts } from "../../testing/fill-keys.ts";
import { parseLoneReference } from "../../values/template.ts";

/** A reference as a query has it, with the key that it perhaps comes to. */
export interface PairedKey extends AssumedKey {
  /** The text of the reference. */
  reference: string;
}

/**
 * The references of one query that the other perhaps names by their keys: a key that looks like the name of what is referred
 * to, or else the only one that is asked for alike, or the one at the same place where there are as many of either.
 */
export function pairKeys(first: QueryNode, second: QueryNode): PairedKey[] {
  return [...pairsOf(first, second), ...pairsOf(second, first)];
}

/** A query with the keys in the place of the references. */
export function fillKeys(tree: QueryNode, keys: readonly PairedKey[]): QueryNode {
  const known = new Map(keys.map(({ reference, key }) => [reference, key]));
  return fillTexts(tree, (text) => known.get(text) ?? text);
}

function pairsOf(referring: QueryNode, naming: QueryNode): PairedKey[] {
  const [own, others] = [namesIn(referring), namesIn(naming)];
  const references = own.filter((name) => isReference(name) && !others.includes(name));
  const keys = new Set(others.filter((name) => !isReference(name) && !own.includes(name)));
  const pairs = new Map<string, string>();
  const take = (reference: string, key: string | undefined): void => {
    if (key === undefined) return;
    pairs.set(reference, key);
    keys.delete(key);
  };
  for (const each of references)
    take(
      each,
      [...keys].find((key) => looksLike(key, each)),
    );
  const open = references.filter((each) => !pairs.has(each));
  const askedAlike = (each: string): string[] => [...keys].filter((key) => isAskedAlike(each, referring, key, naming));
  for (const each of open) {
    const alike = askedAlike(each);
    const rivals = open.filter((other) => !pairs.has(other) && askedAlike(other).includes(alike[0] ?? ""));
    if (alike.length === rivals.length) take(each, alike[0]);
  }
  return references.flatMap((reference): PairedKey[] => {
    const [address, key] = [parseLoneReference(reference), pairs.get(reference)];
    return address === undefined || key === undefined ? [] : [{ reference, address, key }];
  });
}

/** The traits that a query names, each once. */
function namesIn(tree: QueryNode): string[] {
  return [...new Set(queryReferences(tree).traits.map(({ name }) => name))];
}

function isReference(name: string): boolean {
  return parseLoneReference(name) !== undefined;
}

/** Whether a key is one that what is referred to may well have, by its name. */
function looksLike(key: string, reference: string): boolean {
  const name = parseLoneReference(reference)?.split("/")[1]?.replaceAll("-", "_") ?? "";
  return key === name || key.startsWith(`${name}_`);
}

function isAskedAlike(reference: string, referring: QueryNode, key: string, naming: QueryNode): boolean {
  if (queryMemberships(referring).includes(reference) && queryMemberships(naming).includes(key)) return true;
  return usesOf(reference, referring) === usesOf(key, naming);
}

/** What a query asks of a trait, with a blank in the place of its name. */
function usesOf(name: string, tree: QueryNode): string {
  const uses = new Set<string>();
  walkQuery(tree, {
    node: (node) => {
      if (node.type !== "chain" || !namesIn(node).includes(name)) return;
      uses.add(
        printQuery(
          fillTexts(node, (text) => (text === name ? "" : text)),
          "line",
        ),
      );
    },
  });
  return [...uses].toSorted().join("\n");
}
