import type { DefinitionType, QueryNode } from "../../query/index.ts";
import { evaluateCondition } from "../evaluate.ts";
import type { Circumstances, Effort } from "../environment.ts";
import { nothingSettled, type OpenPoints } from "../open-points.ts";
import { nobody, type Subject } from "../person.ts";
import type { Search } from "./choose-values.ts";
import { isPossible, possibleValues, type ComputedTraits } from "./computed-traits.ts";
import { distanceTo } from "./distance.ts";
import { editSubject, type Goal } from "./edit-subject.ts";
import { seededRandom } from "./random.ts";
import { shrinkSubject, sizeOf } from "./shrink-subject.ts";
import { gatherVocabulary, type Vocabulary } from "./vocabulary.ts";

/** What somebody is searched for. */
export interface SubjectQuestion {
  /** What the search walks towards: queries, each with the answer that is wanted. At least one. */
  readonly goals: readonly Goal[];
  readonly type: DefinitionType;
  /** The instant of the computation, in milliseconds since 1970. */
  readonly nowMs: number;
  /** How many people are tried. Default: 1,000. */
  readonly tries?: number;
  /**
   * What somebody has to be who has reached the goals; what is looked at for that is taken off the effort. Default: all answers are
   * known to be those that are wanted.
   */
  readonly holds?: (subject: Subject, effort: Effort) => boolean;
  /** So many events and rows are looked at, at most. Default: enough for the tries of ordinary queries. */
  readonly items?: number;
  /** Where every walk starts. Default: nobody in particular. */
  readonly start?: Subject;
  /** Default: nothing is settled. */
  readonly openPoints?: OpenPoints;
  /** What people are made of. Default: the words of the goals. */
  readonly vocabulary?: Vocabulary;
  /** What Segment computes: nobody is found who has another value of it than it can give. Default: nothing is known. */
  readonly computed?: ComputedTraits;
  /** Is given everybody who is tried. Default: nobody is told. */
  readonly onTried?: (subject: Subject) => void;
  /** The conditions that all goals have, printed; see `editSubject`. Default: none. */
  readonly shared?: ReadonlySet<string>;
}

/** How a search ended. */
export interface SubjectFound {
  /** A small one: the one with the fewest parts of those who were found, none of which could be left out. Left out: nobody was, which proves nothing. */
  readonly found?: Subject;
  /** How many people were tried: fewer than was asked for where each of them took long. */
  readonly tried: number;
  /** How many events and rows were looked at. */
  readonly looked: number;
}

/** How many people are tried, when nothing else is said. */
export const usualTries = 1000;
/** So many steps from the start before a fresh start, at least. */
const fewestSteps = 16;
/** So many steps for each condition of a query: where all of many conditions have to hold, each takes a step of its own. */
const stepsOfCondition = 2;
/**
 * So many events and rows are looked at for each of the usual tries, on average. Ordinary queries take half of it at most; a funnel in a
 * funnel in a funnel takes a thousand times as much, and is tried on fewer people.
 */
export const itemsOfTry = 150;
/** So many events and rows are looked at to make those who were found smaller. */
export const itemsOfShrinking = 2_000_000;
/** After a find, so many more are tried for a smaller one. */
const triesForSmaller = 40;

/** Nobody in particular, or an account of whom nothing is known. */
export function emptySubject(type: DefinitionType): Subject {
  return type === "ACCOUNTS"
    ? { type: "account", account: { traits: {}, users: [], entities: {} } }
    : { type: "person", person: nobody };
}

/** What a search for somebody goes by: chance that is the same every time. */
export function startSearch(question: SubjectQuestion): Search {
  const { goals, type, nowMs, openPoints = nothingSettled } = question;
  const trees = goals.map(({ tree }) => tree);
  const { computed, vocabulary = gatherVocabulary(trees, nowMs) } = question;
  return {
    vocabulary: computed ? { ...vocabulary, values: possibleValues(vocabulary.values, computed) } : vocabulary,
    circumstances: { nowMs, type, openPoints },
    random: seededRandom(1),
    split: new Map(),
  };
}

/**
 * Walks by chance towards somebody. It ends after a number of tries, or when they have looked at a number of events and rows
 * together. Neither is a time, so it ends the same every time.
 */
export function searchSubject(question: SubjectQuestion): SubjectFound {
  const { goals, type, tries = usualTries, start = emptySubject(type), shared = new Set<string>() } = question;
  const known = startSearch(question);
  const { random, vocabulary } = known;
  const items = Math.min(itemsOfTry * Math.max(tries, usualTries), question.items ?? Number.POSITIVE_INFINITY);
  const effort: Effort = { items };
  const shrinking: Effort = { items: itemsOfShrinking };
  const circumstances = { ...known.circumstances, effort };
  const timesMs = vocabulary.agesMs.toSorted((a, b) => a - b).map((ageMs) => question.nowMs - ageMs);
  const { computed = new Map(), holds = holdsAll(goals, known.circumstances) } = question;
  const isWanted = (subject: Subject, spent: Effort): boolean => isPossible(subject, computed) && holds(subject, spent);
  const keeps = (subject: Subject): boolean => isWanted(subject, shrinking);
  const distance = (subject: Subject): readonly number[] =>
    goals.map(({ tree, wanted }) => distanceTo(tree, wanted, subject, circumstances));
  const stepsOfWalk = Math.max(fewestSteps, ...goals.map(({ tree }) => stepsOfCondition * countConditions(tree)));
  let best: Subject | undefined;
  let current = start;
  let far = distance(start);
  let last = tries;
  let tried = 0;
  for (let step = 1; tried < last && effort.items >= 0; step += 1) {
    tried += 1;
    question.onTried?.(current);
    if (far.every((each) => each === 0) && isWanted(current, effort)) {
      const found = shrinkSubject(current, keeps, timesMs);
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
  const looked = items - effort.items + itemsOfShrinking - shrinking.items;
  return { ...(best && { found: best }), tried, looked };
}

/** How many conditions a query joins; those in a chain are part of it. */
function countConditions(tree: QueryNode): number {
  if ("operands" in tree) return tree.operands.reduce((sum, operand) => sum + countConditions(operand), 0);
  return "operand" in tree ? countConditions(tree.operand) : 1;
}

function holdsAll(goals: readonly Goal[], circumstances: Circumstances): (subject: Subject, effort: Effort) => boolean {
  return (subject, effort) =>
    goals.every(({ tree, wanted }) => evaluateCondition(tree, subject, { ...circumstances, effort }).truth === wanted);
}

function total(distances: readonly number[]): number {
  return distances.reduce((sum, each) => sum + each, 0);
}
