import type { Subject } from "../../evaluator/index.ts";
import type { QueryNode } from "../../query/index.ts";
import type { Atom } from "../atoms.ts";
import type { Outcome } from "../outcome.ts";
import type { Mutant } from "../mutate/make-mutants.ts";
import type { Filter } from "./filters-in.ts";

/**
 * On which side of a definition somebody is. Of a computed trait, `in` is somebody whose value hangs on an event or a row that
 * passes, and `out` somebody whose value hangs on one that does not.
 */
export type Side = "in" | "out";

/** A condition on which alone the side of somebody hangs, and the answer that it gives of them. */
export interface Decisive {
  atom: Atom;
  side: Side;
  answer: boolean;
}

/** An invented person or account of a test. */
export interface SoughtSubject {
  subject: Subject;
  /** What the definition says of them; it is known. */
  outcome: Outcome;
  /** What they show. Empty: nothing hangs on one condition alone. */
  decisive: Decisive[];
  /** The filters without which the outcome would be another one, because of what they leave out. */
  leftOut: Filter[];
  /** The slips in the query that would change the outcome, as far as nobody before shows that. */
  slips: Mutant[];
  /** Conditions that they are there for, because nobody else has this answer. */
  seen: { node: QueryNode; answer: boolean }[];
}

/** What nobody was found for. A search, and no proof that there is nobody. */
export interface Missing {
  /** Anybody on a side; whose side hangs on one condition, or on one filter; or of whom a condition has an answer. */
  what: { side: Side } | { decisive: Atom; on: Side } | { filter: Filter } | { answering: Atom; answer: boolean };
  /** How many people were tried. 0: nobody, because the tries for the definition were used up. */
  tries: number;
  /** Why nobody can be found, and nobody was looked for; see `whyNever`. */
  never?: string;
}

/** The people for one definition. */
export interface Sought {
  people: SoughtSubject[];
  missing: Missing[];
  /** Settings that leave it open where nobody was found. */
  open: ReadonlySet<string>;
}

/** Whether somebody is a member, or has a value; `undefined` when nobody knows. */
export function sideOf(outcome: Outcome): Side | undefined {
  if (outcome.gives === "members") {
    const { truth } = outcome.verdict;
    return truth === "unknown" ? undefined : truth ? "in" : "out";
  }
  return outcome.value.type === "uncertain" ? undefined : outcome.value.type === "known" ? "in" : "out";
}
