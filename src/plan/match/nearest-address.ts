import type { Address } from "../../resources/resource.ts";
import { suggest } from "../../values/suggest.ts";

/** Shorter words say too little to tell what was meant by them. */
const SHORTEST_WORD = 3;

/** The address of the same kind whose name is almost the same or has a word in common, or of another kind with the same name. */
export function nearestAddress(address: Address, others: readonly Address[]): Address | undefined {
  const { prefix, name } = splitAddress(address);
  const alike = others
    .filter((other) => splitAddress(other).prefix === prefix)
    .map((other) => splitAddress(other).name);
  const near = suggest(name, alike);
  if (near !== undefined) return `${prefix}/${near}`;
  const same = others.find((other) => splitAddress(other).name === name);
  if (same !== undefined) return same;
  const related = mostInCommon(name, alike);
  return related === undefined ? undefined : `${prefix}/${related}`;
}

/** The name with the most words in common, or else one that begins with this one or that this one begins with. */
function mostInCommon(name: string, others: readonly string[]): string | undefined {
  const words = wordsOf(name);
  const common = others.map((other) => ({
    other,
    number: [...wordsOf(other)].filter((word) => words.has(word)).length,
  }));
  const best = common.reduce((most, each) => (each.number > most.number ? each : most), { other: "", number: 0 });
  return best.number > 0 ? best.other : others.find((other) => other.startsWith(name) || name.startsWith(other));
}

function wordsOf(name: string): Set<string> {
  return new Set(name.split(/[-_/]/).filter(({ length }) => length >= SHORTEST_WORD));
}

/** The kind's prefix and the name of an address. */
export function splitAddress(address: Address): { prefix: string; name: string } {
  const at = address.indexOf("/");
  return { prefix: address.slice(0, at), name: address.slice(at + 1) };
}
