import { firstOf } from "./alphabet.ts";
import { isList } from "./texts.ts";
import { toText, type Maybe, type Present } from "./value.ts";
import type { World } from "./world.ts";

/** Distinct values. Nothing says whether a text and a value that is spelt like it are one. */
export function distinct(seen: readonly Present[], world: World): Present[] {
  const exact = [...new Map(seen.map((value) => [JSON.stringify(value), value])).values()];
  const texts = [...new Set(exact.map(toText))];
  if (texts.length === exact.length || !world.choose("one value in two types", [true, false])) return exact;
  // Which of the two types it has then, nobody says either.
  return texts.map((text) => {
    const [first, ...others] = exact.filter((value) => toText(value) === text);
    return first === undefined || others.length === 0
      ? (first ?? text)
      : world.choose(`type of ${text}`, [first, ...others]);
  });
}

/** Section 4, `mode`: the most frequent text that was seen often enough; of equals the first by alphabet. */
export function mostFrequent(seen: readonly Present[], least: number, asList: boolean, world: World): Maybe {
  const texts = seen.map(toText);
  const timesOf = (text: string): number => texts.filter((other) => other === text).length;
  const most = Math.max(...texts.map(timesOf));
  const winners = [...new Set(texts)].filter((text) => timesOf(text) === most && most >= least);
  const valueOf = (text: string): Present | undefined => seen.find((candidate) => toText(candidate) === text);
  // Nothing says in which order lists are.
  const [first, ...others] = asList && winners.some((text) => isList(valueOf(text) ?? "")) ? winners : [];
  const winner =
    first === undefined ? firstOf(winners, world) : world.choose(`mode ${winners.join()}`, [first, ...others]);
  const value = winner === undefined ? undefined : valueOf(winner);
  return asList && Array.isArray(value) ? value : winner;
}
