import { either, inTurn, repeated, type Reader } from "./combine.ts";
import { fillPhrase, phraseReader, type Around, type Grammar } from "./grammar.ts";
import { windows } from "./phrases.ts";

const joined = (parts: readonly string[]): string => parts.join("");

/** Events or rows by their name, with the conditions in parentheses behind it. */
export function streamReader(grammar: Grammar, around: Around, type: "event" | "row"): Reader {
  const { word, name, texts } = grammar.values;
  const inside = grammar.condition(grammar, [...around, type]);
  const where = inTurn([word(" (where "), inside, word(")")], ([, condition = ""]) => `.where(${condition})`);
  const without = either(
    ...[" (leaving out source ", " (leaving out sources "].map((words) =>
      inTurn([word(words), texts, word(")")], ([, ids = ""]) => `.sources({exclude: ${ids}})`),
    ),
  );
  const head = type === "event" ? "event" : "entity";
  return inTurn(
    [name, repeated(type === "event" ? either(where, without) : where)],
    ([of = "", filters = ""]) => `${head}(${of})${filters}`,
  );
}

/** When something was done, as often as it is said. */
export function windowsReader(grammar: Grammar, around: Around): Reader {
  const rows = windows.filter(([words]) => !words.includes("around it") || around.at(-1) === "event");
  const { word, duration } = grammar.values;
  return repeated(
    either(
      ...rows.map((row) =>
        inTurn([word(" "), phraseReader(row, { duration }, grammar)], (parts) => fillPhrase(row, "", joined(parts))),
      ),
    ),
  );
}
