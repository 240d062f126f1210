import { escapeControls } from "../../values/printable.ts";
import { joinWords } from "../../values/words.ts";
import type { Style } from "../style.ts";
import { witnessTexts, type WitnessWords } from "../witness-texts.ts";

/** A query held against another one. */
export type QueryComparison = {
  /** The other query, canonical, on one line. */
  query: string;
} & (
  | { same: true }
  // Whether they certainly mean the same. When in doubt they differ.
  | {
      same: false;
      /** The keys with which they certainly mean the same. */
      sameIfKeys: readonly AssumedKey[];
    }
  | ({
      same: false;
      /** What the queries give. */
      gives: "members" | "values";
      /** The keys with which both are read. Left out: none is assumed. */
      ifKeys?: readonly AssumedKey[];
    } & WitnessWords)
);

/** A reference with the key that it would have to come to. */
export interface AssumedKey {
  address: string;
  key: string;
}

/** What `explain query --against` has found out, for people. Empty when nothing can be said. */
export function renderComparisonText(comparison: QueryComparison | undefined, style: Style): string {
  if (!comparison) return "";
  const said = saidOf(comparison);
  const lines = [comparison.query, ...said].map((line) => `  ${escapeControls(line)}\n`);
  return `\n${style.bold("Against")}\n${lines.join("")}`;
}

function saidOf(comparison: QueryComparison): string[] {
  if (comparison.same) return ["They mean the same."];
  if ("sameIfKeys" in comparison) {
    return [`They mean the same if ${keysText(comparison.sameIfKeys)}.`];
  }
  const { ifKeys } = comparison;
  const verdict = witnessesFound(comparison) ? "do not mean the same" : "are not known to mean the same";
  return [
    ifKeys ? `If ${keysText(ifKeys)}, they ${verdict}.` : `They ${verdict}.`,
    ...witnessTexts(comparison, comparison.gives).map(([term, text]) => `${term}: ${text}`),
  ];
}

function keysText(keys: readonly AssumedKey[]): string {
  return joinWords(
    keys.map(({ address, key }) => `${key} is the key of ${address}`),
    "and",
  );
}

function witnessesFound({ enters, leaves, differs }: WitnessWords): boolean {
  return (enters ?? leaves ?? differs) !== undefined;
}
