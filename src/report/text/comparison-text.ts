import { escapeControls } from "../../values/printable.ts";
import type { Style } from "../style.ts";
import { witnessTexts, type WitnessWords } from "../witness-texts.ts";

/** A query held against another one. */
export type QueryComparison =
  | { query: string; same: true }
  | ({
      /** The other query, canonical, on one line. */
      query: string;
      /** Whether they certainly mean the same. When in doubt they differ. */
      same: false;
      /** What the queries give. */
      gives: "members" | "values";
    } & WitnessWords);

/** What `explain query --against` has found out, for people. Empty when nothing can be said. */
export function renderComparisonText(comparison: QueryComparison | undefined, style: Style): string {
  if (!comparison) return "";
  const said = comparison.same
    ? ["They mean the same."]
    : [
        witnessesFound(comparison) ? "They do not mean the same." : "They are not known to mean the same.",
        ...witnessTexts(comparison, comparison.gives).map(([term, text]) => `${term}: ${text}`),
      ];
  const lines = [comparison.query, ...said].map((line) => `  ${escapeControls(line)}\n`);
  return `\n${style.bold("Against")}\n${lines.join("")}`;
}

function witnessesFound({ enters, leaves, differs }: WitnessWords): boolean {
  return (enters ?? leaves ?? differs) !== undefined;
}
