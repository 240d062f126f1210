import { expect, test } from "vitest";
import { evaluateCondition } from "../../src/evaluator/index.ts";
import { parseQuery, sameQuery } from "../../src/query/index.ts";
import { isLong, runs } from "../support/length.ts";
import { randomPoints, randomSubject } from "./random-people.ts";
import { Random } from "./random.ts";
import { likesOf, type Likes } from "./same-queries.ts";

/*
 * Queries that count as the same are never written, and plans say that their meaning is unchanged. So nobody may be in one
 * and out of the other. A hundred thousand pairs with 400 people each take `TEST_LENGTH=1000`; `SEEDS_FROM` and a smaller
 * length share them out among processes, and `PROPERTY_TALLY` tells now and then how far it is.
 */

const peoplePerPair = isLong ? 400 : 20;
const pairsPerTally = 1000;

/** Of how many people two queries say the same, the opposite, and where one of them leaves open what the other decides. */
interface Answers {
  same: number;
  opposite: number;
  open: number;
}

function ask({ queries, type, nowMs }: Likes, random: Random): Answers {
  const [a, b] = queries.map((query) => parseQuery(query).tree);
  const answers: Answers = { same: 0, opposite: 0, open: 0 };
  if (!a || !b) throw new Error(`One of these is no query: ${queries.join(" | ")}`);
  for (let person = 0; person < peoplePerPair; person += 1) {
    const subject = randomSubject(random, type, nowMs);
    const circumstances = { nowMs, type, openPoints: randomPoints(random) };
    const [one, other] = [a, b].map((tree) => evaluateCondition(tree, subject, circumstances).truth);
    if (one === other) answers.same += 1;
    else if (one === "unknown" || other === "unknown") answers.open += 1;
    else answers.opposite += 1;
  }
  return answers;
}

test("nobody is in one and out of the other of two queries that count as the same", () => {
  let [count, people, open] = [0, 0, 0];
  const lies: [string, string][] = [];
  const from = Number(process.env["SEEDS_FROM"] ?? 0);
  const pairs = runs(100);
  const tell = (upTo: number): void => {
    if (process.env["PROPERTY_TALLY"] === undefined) return;
    process.stderr.write(`${JSON.stringify({ from, upTo, same: count, people, open, lies })}\n`);
  };
  for (let seed = from; seed < from + pairs; seed += 1) {
    const likes = likesOf(seed);
    if (!sameQuery(...likes.queries, likes.type)) continue;
    const answers = ask(likes, new Random(seed));
    count += 1;
    people += peoplePerPair;
    open += answers.open;
    if (answers.opposite > 0) lies.push([...likes.queries]);
    if (seed % pairsPerTally === 0) tell(seed + 1);
  }
  tell(from + pairs);
  expect(lies).toEqual([]);
  expect(count, "most pairs count as the same").toBeGreaterThan(pairs / 2);
  expect(open / people, "one form seldom says less than the other").toBeLessThan(0.02);
});
