import type { QueryFinding, Span } from "../finding.ts";
import { ABSENT, type Exclusion } from "./exclusion-rule.ts";
import { exclusionOf } from "./exclusion.ts";
import { oppositeOf, type Literal } from "./literal.ts";
import { jointOf } from "./joint.ts";

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
export const tellContradiction: Tell = (search, literal, other, exclusion) => {
  const isDenied = jointOf(literal.joint, other.joint)?.negated === true;
  if (isDenied) tell(search, literal, other, sayThatOneHolds, { code: "lint-contradiction", exclusion, isDenied });
  else tell(search, literal, other, sayThatTheyExclude, { code: "lint-contradiction", exclusion, isDenied });
};

/** Tells that of a condition and another one that is enough, one always holds. */
export const tellAlways: Tell = (search, literal, other, exclusion) => {
  const isDenied = jointOf(literal.joint, other.joint)?.negated === true;
  if (isDenied) tell(search, literal, other, sayThatTheyExclude, { code: "lint-always-true", exclusion, isDenied });
  else tell(search, literal, other, sayThatOneHolds, { code: "lint-always-true", exclusion, isDenied });
};

interface Told {
  code: "lint-contradiction" | "lint-always-true";
  exclusion: Exclusion;
  /** Whether a `NOT` stands before the `AND` or `OR` of both: then they are quoted without it, as they stand. */
  isDenied: boolean;
}

/** What is said of two conditions as the text has them, and how they should be joined instead. */
type Sentence = (literal: string, other: string, exclusion: Exclusion) => { message: string; join: "AND" | "OR" };

const sayThatTheyExclude: Sentence = (literal, other, { because, unless }) => ({
  message: `${literal} is never true together with ${other}${doubt(unless)}: ${because}`,
  join: "OR",
});

const sayThatOneHolds: Sentence = (literal, other, { unless }) => ({
  message: `Where ${other} is false, ${literal} is true, so one of them always holds${doubt(unless)}`,
  join: "AND",
});

function tell(
  { findings, text }: Search,
  literal: Literal,
  other: Literal,
  say: Sentence,
  { code, exclusion, isDenied }: Told,
): void {
  const { message, join } = say(quote(literal, isDenied, text), quote(other, isDenied, text), exclusion);
  const so = code === "lint-contradiction" ? "never" : "always";
  findings.push({
    code,
    severity: "warning",
    message: isDenied ? `${message}; NOT makes that ${so} true` : message,
    hint: hintFor(literal, other, exclusion, join),
    other: spanOf(other),
    ...spanOf(literal),
  });
}

function hintFor(literal: Literal, other: Literal, { unless = "" }: Exclusion, join: "AND" | "OR"): string {
  // A condition and its opposite are a fault in either.
  if (!areOpposites(literal, other)) return `take one of them out, or join them with ${join}`;
  if (!unless.startsWith(ABSENT)) return "take one of them out";
  return "together they only ask whether there is a value: write that with exists(), or take one of them out";
}

function areOpposites(a: Literal, b: Literal): boolean {
  return exclusionOf(a, b) !== undefined && exclusionOf(oppositeOf(a), oppositeOf(b)) !== undefined;
}

function doubt(unless: string | undefined): string {
  return unless === undefined ? "" : `, unless ${unless}`;
}

function spanOf({ start, end }: Literal): Span {
  return { start, end };
}

/** A condition as it is written, on one line, with the `NOT` that applies to it within the `AND` or `OR` of both. */
function quote({ start, end, negated }: Literal, isDenied: boolean, text: string): string {
  const written = `${negated !== isDenied ? "NOT " : ""}${text.slice(start, end).replaceAll(/\s+/g, " ")}`;
  return written.length > MOST_QUOTED ? `${written.slice(0, MOST_QUOTED)}…` : written;
}
