import type { DefinitionType } from "../../query/index.ts";
import { evaluateCondition } from "../evaluate.ts";
import { nothingSettled, openPointRows, type OpenPoint, type OpenPoints } from "../open-points.ts";
import type { Subject } from "../person.ts";
import type { ComputedTraits } from "./computed-traits.ts";
import type { Goal } from "./edit-subject.ts";
import { itemsOfTry, searchSubject } from "./search-subject.ts";

/** Somebody who is found only when one thing is settled that Segment leaves open. */
export interface AssumedWitness {
  readonly subject: Subject;
  readonly setting: OpenPoint;
  readonly value: string;
}

/** So many people are tried to see what is open, and then for each way to settle it. */
const triesToSee = 200;
const triesOfWay = 300;
/** So many open points are tried: those that most often leave an answer open. */
const mostPoints = 3;

/**
 * Somebody who reaches the goals when a single open point is settled: the first that is found. Counted work, the same every time.
 * `undefined`: nobody was, which proves nothing.
 *
 * @param question Its open points are those that are settled anyway. Default: none.
 */
export function searchAssuming(
  goals: readonly Goal[],
  question: { type: DefinitionType; nowMs: number; openPoints?: OpenPoints; computed?: ComputedTraits },
): AssumedWitness | undefined {
  const { openPoints = nothingSettled } = question;
  const asked = { ...question, goals };
  for (const setting of openFor(goals, { ...question, openPoints }))
    for (const value of openPointRows[setting].allowed.filter((each) => each !== "number")) {
      const settled = { ...openPoints, [setting]: value };
      const { found } = searchSubject({
        ...asked,
        openPoints: settled,
        tries: triesOfWay,
        items: triesOfWay * itemsOfTry,
      });
      if (found) return { subject: found, setting, value };
    }
  return undefined;
}

/** What leaves the answers of people open who are tried, the most frequent first. */
function openFor(
  goals: readonly Goal[],
  question: { type: DefinitionType; nowMs: number; openPoints: OpenPoints; computed?: ComputedTraits },
): OpenPoint[] {
  const times = new Map<OpenPoint, number>();
  const onTried = (subject: Subject): void => {
    for (const { tree } of goals)
      for (const name of evaluateCondition(tree, subject, question).unknowns)
        if (isOpenPoint(name)) times.set(name, (times.get(name) ?? 0) + 1);
  };
  searchSubject({ ...question, goals, tries: triesToSee, items: triesToSee * itemsOfTry, onTried });
  return [...times]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, mostPoints)
    .map(([name]) => name);
}

function isOpenPoint(name: string): name is OpenPoint {
  return Object.hasOwn(openPointRows, name);
}
