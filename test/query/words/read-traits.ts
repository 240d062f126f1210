import { either, inTurn, type Reader } from "./combine.ts";
import { openReader } from "./read-properties.ts";
import type { Grammar } from "./grammar.ts";

/** A trait by its key, or by the name of the audience or computed trait that it belongs to. */
export function traitReader(grammar: Grammar): Reader {
  const { word, name, ownName } = grammar.values;
  const trait = (words: string, key: Reader): Reader =>
    inTurn([word(words), key, openReader(grammar)], ([, of = ""]) => `trait(${of})`);
  return either(
    trait("trait ", name),
    trait("computed trait ", ownName("trait")),
    trait("membership of audience ", ownName("audience")),
  );
}
