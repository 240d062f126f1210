import type { QueryFinding, Span } from "../finding.ts";
import type { Exclusion } from "./exclusion-rule.ts";
import type { Literal } from "./literal.ts";

/** So much of a condition is quoted, in UTF-16 units. */
const MOST_QUOTED = 80;

/** A search through one query, which adds to it. */
export interface Search {
  text: string;
  findings: QueryFinding[];
  /** Conditions that were told already, each once. */
  told: Set<Literal>;
}

/** Adds a finding about a condition to what was found. */
export type Tell = (search: Search, literal: Literal, other: Literal, exclusion: Exclusion) => void;

/** Tells that a condition and another one that has to hold exclude each other. */
export const tellExclusion: Tell = ({ findings, text }, literal, other, { because, unless }) => {
  const doubt = unless === undefined ? "" : `, unless ${unless}`;
  findings.push({
    code: "lint-contradiction",
    severity: "warning",
    message: `${quote(literal, text)} is never true together with ${quote(other, text)}${doubt}: ${because}`,
    hint: "take one of them out, or join them with OR",
    other: spanOf(other),
    ...spanOf(literal),
  });
};

/** Tells that of a condition and another one that is enough, one always holds. */
export const tellAlways: Tell = ({ findings, text }, literal, other, { unless }) => {
  const doubt = unless === undefined ? "" : `, unless ${unless}`;
  findings.push({
    code: "lint-always-true",
    severity: "warning",
    message: `Where ${quote(other, text)} is false, ${quote(literal, text)} is true${doubt}, so one of them always holds`,
    hint: "take both out, or join them with AND",
    other: spanOf(other),
    ...spanOf(literal),
  });
};

function spanOf({ start, end }: Literal): Span {
  return { start, end };
}

/** A condition as it is written, on one line, with the `NOT` that applies to it. */
function quote({ start, end, negated }: Literal, text: string): string {
  const written = `${negated ? "NOT " : ""}${text.slice(start, end).replaceAll(/\s+/g, " ")}`;
  return written.length > MOST_QUOTED ? `${written.slice(0, MOST_QUOTED)}…` : written;
}
