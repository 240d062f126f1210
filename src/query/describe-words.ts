import type { LiteralNode } from "./syntax-tree.ts";

/**
 * Stands where words would stand if the meaning of a part were known. It is no text, so the compiler refuses to put it
 * into a sentence: whoever has words that may not be known has to say what becomes of the statement.
 */
export const notKnown = Symbol("not known");

/** The words of a part of a query, if its meaning is known. */
export type Words = string | typeof notKnown;

/** A template of words. It is not known as soon as one of its parts is not. */
export function say(texts: TemplateStringsArray, ...parts: readonly Words[]): Words {
  return sayAll(parts, (known) => texts.reduce((said, text, index) => said + (known[index - 1] ?? "") + text));
}

/** What is made of several words. It is not known as soon as one of them is not. */
export function sayAll(parts: readonly Words[], join: (known: readonly string[]) => string): Words {
  const known = parts.filter((part) => part !== notKnown);
  return known.length === parts.length ? join(known) : notKnown;
}

/**
 * Names that cannot be taken for words of a sentence: with capitals at the beginning of each word, or one word with a
 * character that plain words do not have. A dot or a hyphen at the end of a word would be one of the sentence.
 */
const bareName = /^(?:\p{Lu}[\p{L}\p{N}_.-]*(?: \p{Lu}[\p{L}\p{N}_.-]*)*|\p{Ll}+[\p{Lu}\p{N}_.-][\p{L}\p{N}_.-]*)$/u;

/** Words that put sentences together: a name that has one reads like a part of them, with capitals, too. */
const sentenceWords: ReadonlySet<string> = new Set(
  (
    "after again ago all an and any as at before between but contain contains did do does each either ends every exactly except fewer for from has " +
    "have if in is it least less more most never no none nor not of once one or other over set so something starts than that the they times to " +
    "twice under unless until was were where which who whose with within without"
  ).split(" "),
);
const openEnd = /[.-](?: |$)/;

/** A name that a query gives, as it stands in a sentence: in quotes where it reads like words of the sentence. */
export function sayName(name: Pick<LiteralNode, "value" | "text">): string {
  const isBare = bareName.test(name.value) && !openEnd.test(name.value) && !readsLikeSentence(name.value);
  return isBare ? name.value : sayText(name);
}

function readsLikeSentence(name: string): boolean {
  return name
    .toLowerCase()
    .split(" ")
    .some((word) => sentenceWords.has(word));
}

/** A name from elsewhere, as it stands in a sentence. */
export function sayOwnName(name: string): string {
  return sayName({
    value: name,
    text: name.replaceAll(/[\\']/g, String.raw`\$&`),
  });
}

/** A text in quotes. One that has quotes or backslashes itself stands as a query writes it. */
export function sayText({ value, text }: Pick<LiteralNode, "value" | "text">): string {
  return /["\\]/.test(value) ? `'${text}'` : `"${value}"`;
}
