import { count, joinWords } from "../values/words.ts";

/** Invented people whom a changed query moves, as far as their words go. */
export interface WitnessWords {
  tries: number;
  enters?: { words: string };
  leaves?: { words: string };
  notSought?: string;
  /** What nobody who was tried has more of, though the queries ask for it. */
  limits?: string[];
  /** Why nobody can be found in a direction. */
  never?: { enters?: string; leaves?: string };
}

/** Whom a changed query moves: a term and what there is to say, without marks. The same in every format. */
export function witnessTexts(witness: WitnessWords | undefined): [term: "enters" | "leaves" | "moves", text: string][] {
  if (!witness) return [];
  const { tries, notSought, limits = [], never = {} } = witness;
  if (notSought !== undefined) return [["moves", `nobody was looked for: ${notSought}`]];
  if (never.enters !== undefined && never.enters === never.leaves)
    return [["moves", `nobody can be found: ${never.enters}`]];
  const beyond = limits.length > 0 ? `; nobody with more than ${joinWords(limits)} was tried` : "";
  const none = `none found in ${count(tries)} tries (a search, not a proof${beyond})`;
  return (["enters", "leaves"] as const).map((direction) => {
    const why = never[direction];
    return [direction, witness[direction]?.words ?? (why === undefined ? none : `nobody can be found: ${why}`)];
  });
}
