import { openPointRows, type OpenPoint } from "../../evaluator/index.ts";
import { printQuery, type QueryNode } from "../../query/index.ts";
import { toPrintable } from "../../values/printable.ts";
import { count, joinWords } from "../../values/words.ts";
import type { Atom } from "../atoms.ts";
import type { Mutant } from "../mutate/make-mutants.ts";
import type { Outcome } from "../outcome.ts";
import type { Filter } from "./filters-in.ts";
import type { Missing, SoughtSubject } from "./sought.ts";

/** Characters of a condition that a comment shows. */
const longestCondition = 200;

/** What somebody is there for, as lines of a comment. */
export function sayShown({ outcome, decisive, leftOut, slips, seen }: SoughtSubject): string {
  const what = sayWhat(outcome);
  // A query may ask the same twice.
  const [only, ...more] = new Set([
    ...decisive.map(({ atom, answer }) => sayAnswer(atom, answer)),
    ...leftOut.map((filter) => `this leaves something out: ${sayFilter(filter)}`),
  ]);
  const others = [
    ...seen.map(({ node, answer }) => `${sayTruth(answer)}: ${sayCondition(node)}`),
    ...slips.map((slip) => saySlip(slip, outcome.gives)),
  ];
  if (only === undefined) return [`${what}.`, ...others].join("\n");
  if (more.length === 0) return [`${what} only because ${only}`, ...others].join("\n");
  return [`${what} only because of each of these:`, ...[only, ...more].map((each) => `- ${each}`), ...others].join(
    "\n",
  );
}

function sayWhat(outcome: Outcome): string {
  if (outcome.gives === "members") return outcome.verdict.truth === true ? "A member" : "No member";
  return outcome.value.type === "known" ? "Has this value" : "Has no value";
}

function saySlip({ before, after }: Mutant, gives: Outcome["gives"]): string {
  const [asIs, slip] = [before, after].map((text) => toPrintable(text, longestCondition));
  return `With ${slip} in place of ${asIs}, the ${gives === "members" ? "answer" : "value"} is another one.`;
}

function sayTruth(answer: boolean): string {
  return answer ? "Shows this being true" : "Shows this being false";
}

function sayAnswer({ node, ofItems }: Atom, answer: boolean): string {
  return `this is ${answer}${ofItems ? " of an event or a row" : ""}: ${sayCondition(node)}`;
}

/** A filter and the chain that it stands in. */
function sayFilter({ call, chain }: Filter): string {
  const without = printQuery({ ...chain, calls: [] }, "line");
  const filter = printQuery({ ...chain, calls: [call] }, "line").slice(without.length + 1);
  return `${toPrintable(filter, longestCondition)} in ${sayCondition(chain)}`;
}

function sayCondition(node: QueryNode): string {
  return toPrintable(printQuery(node, "line"), longestCondition);
}

/** What nobody who was tried has more of, though a query asks for it, as the end of a sentence; see `limitsOf`. */
export function sayLimits(limits: readonly string[]): string {
  return limits.length > 0 ? `; nobody with more than ${joinWords(limits)} was tried` : "";
}

/** Whom nobody was found for, after "in so many tries"; or why nobody can be. */
export function sayMissing(missing: Missing, gives: Outcome["gives"], limits: readonly string[]): string {
  return sayNobody(missing, gives) + (missing.never === undefined ? sayLimits(limits) : "");
}

function sayNobody({ what, tries, never }: Missing, gives: Outcome["gives"]): string {
  const searched =
    tries === 0 ? "the tries were used up for finding somebody" : `in ${count(tries)} tries nobody was found`;
  const nobody = never === undefined ? searched : `${never}, so nobody can be found`;
  if ("side" in what) return `${nobody} who is ${sayGroup(gives, what.side === "in")}`;
  if ("filter" in what) return `${nobody} for whom it decides what this leaves out: ${sayFilter(what.filter)}`;
  if ("answering" in what) return `${nobody} who shows this being ${what.answer}: ${sayCondition(what.answering.node)}`;
  const condition = sayCondition(what.decisive.node);
  const isIn = what.on === "in";
  if (gives === "values") return `${nobody} whose value depends on this being ${isIn}: ${condition}`;
  return `${nobody} whom this alone ${isIn ? "lets in" : "keeps out"}: ${condition}`;
}

function sayGroup(gives: Outcome["gives"], isIn: boolean): string {
  if (gives === "members") return isIn ? "certainly a member" : "certainly no member";
  return isIn ? "certain to have a value" : "certain to have no value";
}

/** Why a setting is there. */
export function saySetting(name: OpenPoint): string {
  return `Segment leaves open ${openPointRows[name].about}.`;
}
