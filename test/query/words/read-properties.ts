import { either, inTurn, type Reader } from "./combine.ts";
import type { Around, Grammar } from "./grammar.ts";

/** A property or a field of the context of the event or row that the words stand in, or of the one around that. */
export function propertyReader({ values: { word, name } }: Grammar, around: Around): Reader {
  const inner = around.at(-1);
  const outer = around.at(-2);
  const property = inTurn([word("property "), name], ([, of = ""]) => of);
  return either(
    ...(inner === undefined ? [] : [inTurn([property], ([of = ""]) => `property(${of})`)]),
    ...(outer === undefined
      ? []
      : [inTurn([property, word(` of the ${outer} around it`)], ([of = ""]) => `property(parent: ${of})`)]),
    ...(inner === "event" ? [inTurn([word("context "), name], ([, of = ""]) => `context(${of})`)] : []),
  );
}
