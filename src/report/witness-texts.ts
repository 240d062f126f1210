import { count } from "../values/words.ts";

/** Invented people whom a changed query moves, as far as their words go. */
export interface WitnessWords {
  tries: number;
  enters?: { words: string };
  leaves?: { words: string };
  notSought?: string;
}

/** Whom a changed query moves: a term and what there is to say, without marks. The same in every format. */
export function witnessTexts(witness: WitnessWords | undefined): [term: "enters" | "leaves" | "moves", text: string][] {
  if (!witness) return [];
  const { tries, notSought } = witness;
  if (notSought !== undefined) return [["moves", `nobody was looked for: ${notSought}`]];
  const none = `none found in ${count(tries)} tries (a search, not a proof)`;
  return [
    ["enters", witness.enters?.words ?? none],
    ["leaves", witness.leaves?.words ?? none],
  ];
}
