import type { QueryNode } from "../../query/index.ts";
import { groupBy } from "../../values/group-by.ts";
import { textWaysOf, type TextRelation, type TextWish } from "./text-ways.ts";

/** More texts than this for one place only slow a search down. */
const mostTexts = 40;
const joints = [" ", "", "-", "+"];

/**
 * Texts of which several conditions of a query say what they should at once, and such of which just one of these does not; by
 * the place where they stand.
 */
export function composeTexts(tree: QueryNode): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const ways = [true, false].flatMap((wanted) => textWaysOf(tree, wanted));
  for (const way of ways)
    for (const wishes of groupBy(way, ({ place, owner }) => `${place} ${owner}`).values()) {
      const [first] = wishes;
      if (!first || wishes.length < 2) continue;
      const list = texts.get(first.place) ?? [];
      texts.set(first.place, list);
      for (const text of textsFor(wishes)) if (list.length < mostTexts && !list.includes(text)) list.push(text);
    }
  return texts;
}

function textsFor(wishes: readonly TextWish[]): string[] {
  const turned = wishes.map((wish, at) => wishes.with(at, { ...wish, wanted: !wish.wanted }));
  return [wishes, ...turned].flatMap((each) => composeText(each) ?? []);
}

/** A text that has what is wanted and lacks what is not; `undefined` when nothing simple does. */
export function composeText(wishes: readonly TextWish[]): string | undefined {
  const wanted = (relation: TextRelation): string[] =>
    wishes.filter((wish) => wish.wanted && wish.relation === relation).map(({ text }) => text);
  const [start, end] = [longest(wanted("startsWith")), longest(wanted("endsWith"))];
  const inside = [...new Set(wanted("includes"))].filter(
    (text, _, all) => ![start, end, ...all].some((other) => other !== text && other.includes(text)),
  );
  const parts = [start, ...inside.filter((text) => text !== start && text !== end), end].filter((part) => part !== "");
  if (parts.length === 0) return undefined;
  return joints
    .map((joint) => parts.join(joint))
    .flatMap((text) => [text, `more than ${text}`, `${text} and more`, `more than ${text} alone`])
    .find((text) => wishes.every((wish) => text[wish.relation](wish.text) === wish.wanted));
}

function longest(texts: readonly string[]): string {
  return texts.reduce((most, text) => (text.length > most.length ? text : most), "");
}
