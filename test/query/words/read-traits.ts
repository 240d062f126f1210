import { either, inTurn, type Reader } from "./combine.ts";
import type { Grammar } from "./grammar.ts";

/** A trait by its key, or by the name of the audience or computed trait that it belongs to. */
export function traitReader({ values: { word, name, ownName } }: Grammar): Reader {
  const trait = (words: string, key: Reader): Reader => inTurn([word(words), key], ([, of = ""]) => `trait(${of})`);
  return either(
    trait("trait ", name),
    trait("computed trait ", ownName("trait")),
    trait("membership of audience ", ownName("audience")),
  );
}
