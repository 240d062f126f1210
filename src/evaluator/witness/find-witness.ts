import { printQuery, type DefinitionType, type QueryNode } from "../../query/index.ts";
import { walkQuery } from "../../query/walk.ts";
import { evaluateCondition } from "../evaluate.ts";
import type { Circumstances } from "../environment.ts";
import { nothingSettled } from "../open-points.ts";
import type { Subject } from "../person.ts";
import type { Search } from "./choose-values.ts";
import { distanceTo } from "./distance.ts";
import { editSubject, nobody, type Goal } from "./edit-subject.ts";
import { seededRandom } from "./random.ts";
import { shrinkSubject, sizeOf } from "./shrink-subject.ts";
import { gatherVocabulary } from "./vocabulary.ts";

/** What a search for witnesses is about. */
export interface WitnessQuestion {
  readonly before: QueryNode;
  readonly after: QueryNode;
  readonly type: DefinitionType;
  /** The instant of the computation, in milliseconds since 1970. */
  readonly nowMs: number;
  /** How many people are tried for each direction. Default: 1,000. */
  readonly tries?: number;
}

/** Whom a change of a query moves. What is missing was not found, which proves nothing. */
export interface Witnesses {
  /** Out before and in after. */
  readonly enters?: Subject;
  /** In before and out after. */
  readonly leaves?: Subject;
  /** How many people were tried for a direction without a find. */
  readonly tries: number;
}

/** How many people are tried for each direction, when nothing else is said. */
const usualTries = 1000;
/** So many steps from nobody in particular before a fresh start. */
const stepsOfWalk = 16;
/** After a find, so many more are tried for a smaller one. */
const triesForSmaller = 40;

/**
 * The smallest invented people of whom one query certainly holds and the other certainly does not, whatever open points
 * are settled to. A search and no proof. It ends after a number of tries and not after a time, and its chance is the same
 * every time: the same queries give the same people on every machine.
 */
export function findWitnesses(question: WitnessQuestion): Witnesses {
  const { before, after, tries = usualTries } = question;
  const enters = search(
    [
      { tree: before, wanted: false },
      { tree: after, wanted: true },
    ],
    question,
    tries,
  );
  const leaves = search(
    [
      { tree: before, wanted: true },
      { tree: after, wanted: false },
    ],
    question,
    tries,
  );
  return { ...(enters && { enters }), ...(leaves && { leaves }), tries };
}

function search(goals: readonly [Goal, Goal], { type, nowMs }: WitnessQuestion, tries: number): Subject | undefined {
  const circumstances: Circumstances = { nowMs, type, openPoints: nothingSettled };
  const trees = goals.map(({ tree }) => tree);
  const random = seededRandom(1);
  const known: Search = { vocabulary: gatherVocabulary(trees, nowMs), circumstances, random, split: new Map() };
  const shared = sharedConditions(...goals);
  const holds = (subject: Subject): boolean =>
    goals.every(({ tree, wanted }) => evaluateCondition(tree, subject, circumstances).truth === wanted);
  const distance = (subject: Subject): readonly number[] =>
    goals.map(({ tree, wanted }) => distanceTo(tree, wanted, subject, circumstances));
  const start: Subject =
    type === "ACCOUNTS"
      ? { type: "account", account: { traits: {}, users: [], entities: {} } }
      : { type: "person", person: nobody };
  let best: Subject | undefined;
  let current = start;
  let far = distance(start);
  let last = tries;
  for (let tried = 1, step = 1; tried <= last; tried += 1, step += 1) {
    if (far.every((each) => each === 0) && holds(current)) {
      const found = shrinkSubject(current, holds);
      if (!best || sizeOf(found) < sizeOf(best)) best = found;
      last = Math.min(last, tried + triesForSmaller);
      step = stepsOfWalk;
    }
    if (step >= stepsOfWalk) [current, far, step] = [start, distance(start), 0];
    const open = goals.filter((_, at) => (far[at] ?? 0) > 0);
    const edited = editSubject(random.pick(open.length > 0 ? open : goals), current, known, shared);
    const away = distance(edited);
    // Now and then a step back, out of a dead end.
    if (total(away) <= total(far) || random.next() < 0.15) [current, far] = [edited, away];
  }
  return best;
}

function total(distances: readonly number[]): number {
  return distances.reduce((sum, each) => sum + each, 0);
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
