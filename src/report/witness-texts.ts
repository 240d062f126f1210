import { count, joinWords } from "../values/words.ts";

/** Invented people whom a changed query moves, as far as their words go. */
export interface WitnessWords {
  tries: number;
  enters?: { words: string };
  leaves?: { words: string };
  notSought?: string;
  /** What nobody who was tried has more of, though the queries ask for it. */
  limits?: string[];
}

/** Whom a changed query moves: a term and what there is to say, without marks. The same in every format. */
export function witnessTexts(witness: WitnessWords | undefined): [term: "enters" | "leaves" | "moves", text: string][] {
  if (!witness) return [];
  const { tries, notSought, limits = [] } = witness;
  if (notSought !== undefined) return [["moves", `nobody was looked for: ${notSought}`]];
  const beyond = limits.length > 0 ? `; nobody with more than ${joinWords(limits)} was tried` : "";
  const none = `none found in ${count(tries)} tries (a search, not a proof${beyond})`;
  return [
    ["enters", witness.enters?.words ?? none],
    ["leaves", witness.leaves?.words ?? none],
  ];
}
