import type { JsonValue } from "../../values/json.ts";
import { readPlaceholder } from "../placeholders.ts";

/** How ids of these sorts look, by the samples of the vendor (API.md 1.8). Others are plain. */
const prefixes: Readonly<Record<string, string>> = {
  aud: "aud_",
  space: "spa_",
  user: "usr_",
  filter: "flt_",
  trait: "ctr_",
};

/** A text that a placeholder could have stood for, always the same one. A text that is none stays as it is. */
export function makeUp(text: string): string {
  const placeholder = readPlaceholder(text);
  if (placeholder === undefined) return text;
  const { sort, amount, turn } = placeholder;
  if (sort === "text") return textOfLength(amount, turn);
  if (sort === "query") return `event('Replayed ${amount}').count() >= 1`;
  if (sort === "filterquery") return `event = "Replayed ${amount}"`;
  if (sort === "timezone") return "UTC";
  if (sort === "key" || sort === "slug" || sort === "name") return `replayed_${sort}_${amount}`;
  return `${prefixes[sort] ?? `${sort}_`}replayed${amount}`;
}

/** Of hidden numbers and switches, any one will do. */
const fillers: Readonly<Record<string, JsonValue>> = { "<number>": 1, "<boolean>": true };

/** A recorded value without placeholders. @param fill What a text becomes. Default: what is made up for it. */
export function fillValue(value: JsonValue, fill: (text: string) => string = makeUp): JsonValue {
  if (typeof value === "string") return Object.hasOwn(fillers, value) ? (fillers[value] ?? null) : fill(value);
  if (Array.isArray(value)) return value.map((item) => fillValue(item, fill));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [fill(name), fillValue(part, fill)]));
}

/** The letters from here on are words of their own, so that one is enough for a text of one letter. */
const FIRST_LETTER = 0x4e_00;
const LETTERS = 20_000;

function textOfLength(length: number, turn: number): string {
  const word = `Replayed ${turn}`;
  const short = String.fromCodePoint(FIRST_LETTER + (turn % LETTERS));
  return (word.length <= length ? word : short).padEnd(length, "x");
}
