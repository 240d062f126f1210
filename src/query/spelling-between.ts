import { readTokens } from "./lexer.ts";
import { operators, supersededNames } from "./spelling.ts";
import type { Token } from "./token.ts";

const unit = /^(?:second|minute|hour|day|week|month|year)s?$/;

/** What the tokens of a text have of one sort of spelling, as one text: two texts are spelt alike in it where these are equal. */
type Sort = (tokens: readonly Token[], text: string) => readonly string[];

const words = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap(({ kind, text }) => (kind === "word" ? [text] : []));
const lower = (texts: readonly string[]): string[] => texts.map((text) => text.toLowerCase());

/** The names of comparisons and of functions that differ from text to text: `==`, `gte`, `at_least`. */
const isComparison = (text: string): boolean =>
  Object.hasOwn(operators, text) ||
  supersededNames.has(text) ||
  Object.values(operators).some(({ name }) => name === text) ||
  [...supersededNames.values()].includes(text);

/** Sorts of spelling by how plans call them, after "equal by". */
const sorts: Readonly<Record<string, Sort>> = {
  "single and double quotes": (tokens, text) =>
    tokens.flatMap(({ kind, start }) => (kind === "string" ? [text.charAt(start)] : [])),
  "values in literal() and without": (tokens) => lower(words(tokens)).filter((word) => word === "literal"),
  "names and signs of comparisons": (tokens) =>
    lower(tokens.flatMap(({ kind, text }) => (kind === "word" || kind === "operator" ? [text] : []))).filter(
      isComparison,
    ),
  "digits of a number": (tokens) => tokens.flatMap(({ kind, text }) => (kind === "number" ? [text] : [])),
  "singular and plural of units": (tokens) => lower(words(tokens)).filter((word) => unit.test(word)),
};

/**
 * How two queries of the same meaning are spelt differently where no identity makes them equal: by name. Empty where only white space differs.
 */
export function spellingsBetween(a: string, b: string): string[] {
  const [one, other] = [readTokens(a).tokens, readTokens(b).tokens];
  const found = Object.entries(sorts).flatMap(([name, sort]) =>
    sort(one, a).join(" ") === sort(other, b).join(" ") ? [] : [name],
  );
  if (found.length > 0) return found;
  const fold = (tokens: readonly Token[]): string => lower(tokens.map(({ text }) => text)).join(" ");
  if (fold(one) !== fold(other)) return ["parentheses, braces and commas"];
  return words(one).join(" ") === words(other).join(" ") ? [] : ["capital letters of words"];
}
