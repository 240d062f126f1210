import { either, inTurn, remembered, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";
import { reductions } from "./phrases.ts";
import { propertyReader } from "./read-properties.ts";
import { reducedReader, reducedUsersReader } from "./read-reductions.ts";
import { streamReader, windowsReader } from "./read-streams.ts";
import { traitReader } from "./read-traits.ts";

/** One value: of the profile, of the event or row around, of many events or rows, or as it stands there. */
export function nounReader(grammar: Grammar, around: Around): Reader {
  return remembered(grammar.memory, `noun ${around.join(" ")}`, () => makeReader(grammar, around));
}

function makeReader(grammar: Grammar, around: Around): Reader {
  const { word, value } = grammar.values;
  return either(
    traitReader(grammar),
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
    reducedUsersReader(grammar, around, "the most frequent ", "mode"),
    ...reductions.map(([words, reducer]) =>
      reducedReader(grammar, around, `${words} `, (of, seen) => `${reducer}(${seen === "" ? of : `${of}, ${seen}`})`),
    ),
  );
}
