import { either, inTurn, remembered, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";
import { reductions } from "./phrases.ts";
import { propertyReader } from "./read-properties.ts";
import { reducedReader } from "./read-reductions.ts";
import { streamReader, windowsReader } from "./read-streams.ts";

/** One value: of the profile, of the event or row around, of many events or rows, or as it stands there. */
export function nounReader(grammar: Grammar, around: Around): Reader {
  return remembered(grammar.memory, `noun ${around.join(" ")}`, () => makeReader(grammar, around));
}

function makeReader(grammar: Grammar, around: Around): Reader {
  const { word, name, ownName, value } = grammar.values;
  const trait = (words: string, key: Reader): Reader => inTurn([word(words), key], ([, of = ""]) => `trait(${of})`);
  return either(
    trait("trait ", name),
    trait("computed trait ", ownName("trait")),
    trait("membership of audience ", ownName("audience")),
    propertyReader(grammar, around),
    inTurn([value], ([literal = ""]) => `literal(${literal})`),
    inTurn(
      [word("the number of times they did "), streamReader(grammar, around, "event"), windowsReader(grammar, around)],
      ([, stream = "", when = ""]) => `${stream}${when}.count()`,
    ),
    inTurn(
      [word("the number of related "), streamReader(grammar, around, "row")],
      ([, stream = ""]) => `${stream}.count()`,
    ),
    reducedReader(grammar, around, "the number of different values of ", (of) => `unique(${of}).count()`),
    ...reductions.map(([words, reducer]) =>
      reducedReader(grammar, around, `${words} `, (of, seen) => `${reducer}(${seen === "" ? of : `${of}, ${seen}`})`),
    ),
  );
}
