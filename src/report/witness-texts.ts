import type { Change } from "../plan/generated/plan.ts";
import type { JsonValue } from "../values/json.ts";
import { count, joinWords } from "../values/words.ts";

/** Invented people whom a changed query moves, or whose value it changes, as far as their words go. */
export interface WitnessWords {
  tries: number;
  enters?: { words: string };
  leaves?: { words: string };
  /** Of a computed trait: whose value it changes, with the values; one that is left out is absent. */
  differs?: { words: string; before?: JsonValue; after?: JsonValue };
  notSought?: string;
  /** What nobody who was tried has more of, though the queries ask for it. */
  limits?: string[];
  /** Why nobody can be found in a direction. */
  never?: { enters?: string; leaves?: string };
  /** Who is found when something is settled that Segment leaves open. */
  assuming?: { enters?: AssumedWords; leaves?: AssumedWords };
}

interface AssumedWords {
  words: string;
  setting: string;
  value: string;
  about: string;
}

/**
 * Whom a changed query moves: a term and what there is to say, without marks. The same in every format.
 *
 * @param gives What the query gives: members of an audience, or values of a computed trait.
 */
export function witnessTexts(
  witness: WitnessWords | undefined,
  gives: "members" | "values",
): [term: "enters" | "leaves" | "moves" | "differs", text: string][] {
  if (!witness) return [];
  const { tries, notSought, limits = [], never = {}, assuming = {} } = witness;
  const term = gives === "members" ? "moves" : "differs";
  if (notSought !== undefined) return [[term, `nobody was looked for: ${notSought}`]];
  if (never.enters !== undefined && never.enters === never.leaves)
    return [[term, `nobody can be found: ${never.enters}`]];
  const beyond = limits.length > 0 ? `; nobody with more than ${joinWords(limits)} was tried` : "";
  const none = `none found in ${count(tries)} tries (there may still be somebody${beyond})`;
  if (gives === "values") {
    return [["differs", witness.differs ? differsText(witness.differs) : none]];
  }
  return (["enters", "leaves"] as const).map((direction) => {
    const why = never[direction];
    const found = witness[direction]?.words;
    if (found !== undefined) return [direction, found];
    if (why !== undefined) return [direction, `nobody can be found: ${why}`];
    const assumed = assuming[direction];
    return [direction, assumed ? `${none}; ${assumedText(assumed)}` : none];
  });
}

/** Somebody who is found only with a setting, and what that decides. */
function assumedText({ words, setting, value, about }: AssumedWords): string {
  return `Segment leaves open ${about}, and with ${setting}: ${value} it is ${words}`;
}

/** Whom the changed query of an audience or a computed trait moves; see `witnessTexts`. */
export function witnessTextsOf({ kind, witness }: Pick<Change, "kind" | "witness">): ReturnType<typeof witnessTexts> {
  return witnessTexts(witness, kind === "ComputedTrait" ? "values" : "members");
}

/** Somebody with both values of a computed trait: `somebody who did A: 0 before, 1 after`. */
export function differsText({ words, before, after }: NonNullable<WitnessWords["differs"]>): string {
  return `${words}: ${showValue(before)} before, ${showValue(after)} after`;
}

function showValue(value: JsonValue | undefined): string {
  return value === undefined ? "no value" : JSON.stringify(value);
}
