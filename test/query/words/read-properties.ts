import { either, inTurn, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";

/** A property or a field of the context of the event or row that the words stand in, or of the one around that. */
export function propertyReader(grammar: Grammar, around: Around): Reader {
  const { word, name } = grammar.values;
  const inner = around.at(-1);
  const outer = around.at(-2);
  const entries = openReader(grammar);
  const property = inTurn([word("property "), name], ([, of = ""]) => of);
  return either(
    ...(inner === undefined ? [] : [inTurn([property, entries], ([of = ""]) => `property(${of})`)]),
    ...(outer === undefined
      ? []
      : [inTurn([property, word(` of the ${outer} around it`), entries], ([of = ""]) => `property(parent: ${of})`)]),
    ...(inner === "event" ? [inTurn([word("context "), name, entries], ([, of = ""]) => `context(${of})`)] : []),
  );
}

const open = [
  " [one entry, or every entry]",
  " [one entry, or every entry; of a list of objects, perhaps none]",
  " [each entry, or the list as a whole]",
  " [the time of the event, or what its context has]",
];

/** What may be open of a value, which the name says as well. */
export function openReader({ values: { word } }: Grammar): Reader {
  return either(word(""), ...open.map(word));
}
