import { firstOf } from "./alphabet.ts";
import { isList, leavesOf } from "./texts.ts";
import { momentOf } from "./time.ts";
import { numberInText, oddNumbers, toText, type Maybe, type Present } from "./value.ts";
import type { World } from "./world.ts";

/** Distinct values. Nothing says which values count as one that are written otherwise. */
export function distinct(seen: readonly Present[], world: World): Present[] {
  const exact = [...new Map(seen.map((value) => [JSON.stringify(value), value])).values()];
  const kinds = [...new Set(exact.map(kindOf))];
  if (kinds.length === exact.length || !world.choose("one value in two spellings", [true, false])) return exact;
  // Which of the spellings it has then, nobody says either.
  return kinds.flatMap((kind) => {
    const [first, ...others] = exact.filter((value) => kindOf(value) === kind);
    if (first === undefined) return [];
    return [others.length === 0 ? first : world.choose(`spelling of ${kind}`, [first, ...others])];
  });
}

/** What values have in common that may be one: a number, an instant, the letters of a text, what is in a list. */
function kindOf(value: Present): string {
  if (isList(value))
    return `list ${leavesOf(value)
      .map((leaf) => String(leaf).toUpperCase())
      .toSorted()
      .join()}`;
  const number = typeof value === "number" ? value : (numberInText(value) ?? oddNumbers(value)[0]);
  if (number !== undefined) return `number ${number}`;
  const moment = momentOf(toText(value));
  return moment ? `moment ${moment.ms}` : toText(value).toUpperCase();
}

/** Section 4, `mode`: the most frequent text that was seen often enough; of equals the first by alphabet. */
export function mostFrequent(seen: readonly Present[], least: number, world: World): Maybe {
  const texts = seen.map(toText);
  const timesOf = (text: string): number => texts.filter((other) => other === text).length;
  const most = Math.max(...texts.map(timesOf));
  const winners = [...new Set(texts)].filter((text) => timesOf(text) === most && most >= least);
  return firstOf(winners, world);
}
