import { printQuery, type DefinitionType, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import type { OpenPoints } from "../open-points.ts";
import type { Subject } from "../person.ts";
import type { ComputedTraits } from "./computed-traits.ts";
import type { Goal } from "./edit-subject.ts";
import { limitsOf } from "./limits.ts";
import { searchAssuming, type AssumedWitness } from "./search-assuming.ts";
import { searchSubject, usualTries, type SubjectFound } from "./search-subject.ts";
import { whyNever } from "./why-never.ts";

/** What a search for witnesses is about. */
export interface WitnessQuestion {
  readonly before: QueryNode;
  readonly after: QueryNode;
  readonly type: DefinitionType;
  /** The instant of the computation, in milliseconds since 1970. */
  readonly nowMs: number;
  /** How many people are tried for each direction. Default: 1,000. */
  readonly tries?: number;
  /** Default: nothing is settled. */
  readonly openPoints?: OpenPoints;
  /** What Segment computes: nobody is found who has another value of it than it can give. Default: nothing is known. */
  readonly computed?: ComputedTraits;
}

/** Whom a change of a query moves. What is missing was not found, which proves nothing. */
export interface Witnesses {
  /** Out before and in after. */
  readonly enters?: Subject;
  /** In before and out after. */
  readonly leaves?: Subject;
  /** How many people were tried for each direction without a find, at least; otherwise how many are tried at most. */
  readonly tries: number;
  /** Where somebody was not found: what the queries count to and nobody who was tried reaches; see `limitsOf`. */
  readonly limits?: readonly string[];
  /** Why nobody can be found in a direction, and nobody was looked for. */
  readonly never?: { readonly enters?: string; readonly leaves?: string };
  /** Where nobody was found without it: who is found when something is settled that Segment leaves open. */
  readonly assuming?: { readonly enters?: AssumedWitness; readonly leaves?: AssumedWitness };
}

/**
 * Small invented people of whom one query certainly holds and the other certainly does not, whatever open points
 * are settled to. A search and no proof. It ends after counted work and not after a time, and its chance is the same every time:
 * the same queries give the same people on every machine.
 */
export function findWitnesses(question: WitnessQuestion): Witnesses {
  const { before, after, tries = usualTries } = question;
  const [noEnters, noLeaves] = [false, true].map((was) => whyNever(before, was) ?? whyNever(after, !was));
  const enters = noEnters === undefined ? search(false, question, tries) : undefined;
  const leaves = noLeaves === undefined ? search(true, question, tries) : undefined;
  const assume = (searched: SubjectFound | undefined, was: boolean): AssumedWitness | undefined =>
    searched && !searched.found ? searchAssuming(goalsOf(was, question), question) : undefined;
  const assumed = { enters: assume(enters, false), leaves: assume(leaves, true) };
  const searched = [enters, leaves].filter((direction) => direction !== undefined);
  const without = searched.filter(({ found }) => !found).map(({ tried }) => tried);
  const limits = without.length === 0 ? [] : limitsOf([before, after]);
  const isNever = noEnters !== undefined || noLeaves !== undefined;
  return {
    ...(enters?.found && { enters: enters.found }),
    ...(leaves?.found && { leaves: leaves.found }),
    tries: searched.length === 0 ? 0 : Math.min(tries, ...without),
    ...(limits.length > 0 && { limits }),
    ...((assumed.enters ?? assumed.leaves) && {
      assuming: {
        ...(assumed.enters && { enters: assumed.enters }),
        ...(assumed.leaves && { leaves: assumed.leaves }),
      },
    }),
    ...(isNever && {
      never: {
        ...(noEnters !== undefined && { enters: noEnters }),
        ...(noLeaves !== undefined && { leaves: noLeaves }),
      },
    }),
  };
}

/**
 * Anybody whom two queries treat differently; see `findWitnesses`. It ends with the first one, made smaller by taking parts away.
 * `never`: why there is nobody, so that nobody was looked for.
 */
export function searchDifference(question: WitnessQuestion): SubjectFound & { readonly never?: string } {
  const { before, after, tries = usualTries } = question;
  const [noEnters, noLeaves] = [false, true].map((was) => whyNever(before, was) ?? whyNever(after, !was));
  if (noEnters !== undefined && noLeaves !== undefined) return { tried: 0, looked: 0, never: noEnters };
  const enters = search(false, question, tries);
  if (enters.found) return enters;
  const leaves = search(true, question, tries);
  return { ...leaves, tried: enters.tried + leaves.tried, looked: enters.looked + leaves.looked };
}

/** @param was Whether the query holds before. */
function search(was: boolean, question: WitnessQuestion, tries: number): SubjectFound {
  const { type, nowMs, openPoints, computed } = question;
  const goals = goalsOf(was, question);
  return searchSubject({
    goals,
    type,
    nowMs,
    tries,
    shared: sharedConditions(...goals),
    ...(openPoints && { openPoints }),
    ...(computed && { computed }),
  });
}

function goalsOf(was: boolean, { before, after }: WitnessQuestion): [Goal, Goal] {
  return [
    { tree: before, wanted: was },
    { tree: after, wanted: !was },
  ];
}

/** The conditions that stand in both queries, printed. */
function sharedConditions(a: Goal, b: Goal): ReadonlySet<string> {
  const [inA, inB] = [a, b].map(({ tree }) => {
    const printed = new Set<string>();
    walkQuery(tree, { node: (node, around) => void (around.length === 0 && printed.add(printQuery(node, "line"))) });
    return printed;
  });
  return new Set([...(inA ?? [])].filter((each) => inB?.has(each)));
}
