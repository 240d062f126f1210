import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateCondition, nothingSettled, type Subject } from "../../../src/evaluator/index.ts";
import { describeSubject } from "../../../src/evaluator/witness/describe-subject.ts";
import { findWitnesses, type WitnessQuestion } from "../../../src/evaluator/witness/find-witness.ts";
import { smallerSubjects } from "../../../src/evaluator/witness/smaller-subjects.ts";
import { did, nowMs, person, subjectOf, treeOf } from "../people.ts";
import { runs } from "../../support/length.ts";
import { sensibleQuery } from "../sensible-queries.ts";
import { edits, type Edit } from "./edits.ts";

const directions = ["enters", "leaves"] as const;

function questionOf({ before, after, type = "USERS" }: Edit): WitnessQuestion {
  return { before: treeOf(before), after: treeOf(after), type, nowMs };
}

/** Whether somebody certainly moves in a direction. */
function moves(
  { before, after, type }: WitnessQuestion,
  direction: (typeof directions)[number],
  who: Subject,
): boolean {
  const truths = [before, after].map(
    (tree) => evaluateCondition(tree, who, { nowMs, type, openPoints: nothingSettled }).truth,
  );
  return truths[0] === (direction === "leaves") && truths[1] === (direction === "enters");
}

describe("witnesses of typical edits", () => {
  test.each(edits)("of $what are found in the directions in which there are any", (edit) => {
    const found = findWitnesses(questionOf(edit));
    const moved = directions.filter((direction) => found[direction]);
    expect(moved).toEqual(edit.moves === "both" ? [...directions] : [edit.moves]);
  });

  test.each(edits)("of $what certainly tell the two queries apart", (edit) => {
    const question = questionOf(edit);
    const found = findWitnesses(question);
    for (const direction of directions) {
      const who = found[direction];
      if (who) expect(moves(question, direction, who)).toBe(true);
    }
  });

  test.each(edits)("of $what have no part that could be left out", (edit) => {
    const question = questionOf(edit);
    const found = findWitnesses(question);
    for (const direction of directions) {
      const who = found[direction];
      const smaller = who ? smallerSubjects(who).filter((less) => moves(question, direction, less)) : [];
      expect(smaller).toEqual([]);
    }
  });
});

test("Somebody is found beyond numbers to which one can be added without a difference.", () => {
  const question = { before: treeOf("trait('y') = 1"), after: treeOf("trait('x') > 10000000000000000") };
  expect(findWitnesses({ ...question, type: "USERS", nowMs }).enters).toBeDefined();
});

test.each([
  ["event('A').count() >= 3", "event('A').within(90 days).count() >= 4", "leaves", "1 day ago"],
  ["event('A').within(7 days).count() >= 2", "event('A').within(30 days).count() >= 2", "enters", "8 days ago"],
] as const)(
  "Whoever tells %s and %s apart did all at the latest time that does so.",
  (before, after, direction, when) => {
    const found = findWitnesses({ before: treeOf(before), after: treeOf(after), type: "USERS", nowMs })[direction];
    expect(found && describeSubject(found, nowMs)).toContain(when);
  },
);

test("The same queries give the same witnesses every time.", () => {
  const all = (): unknown[] => edits.map((edit) => findWitnesses(questionOf(edit)));
  expect(all()).toEqual(all());
});

test("A search without a find says how many people it tried.", () => {
  const { before } = questionOf(edits[0] as Edit);
  expect(findWitnesses({ before, after: before, type: "USERS", nowMs, tries: 50 })).toEqual({ tries: 50 });
});

test("Where a call that nobody knows decides, nobody is tried, and in the other direction somebody may be found.", () => {
  const before = treeOf("trait('plan') = 'pro'");
  const after = treeOf("trait('plan') = 'pro' AND event('A').foo().count() >= 1");
  const found = findWitnesses({ before: treeOf("trait('plan').exists()"), after, type: "USERS", nowMs });
  expect(found.never).toEqual({ enters: "nobody knows what foo(…) does" });
  expect(found.leaves).toBeDefined();
  const none = findWitnesses({ before: after, after: treeOf("event('A').foo().count() >= 1"), type: "USERS", nowMs });
  expect(none).toMatchObject({ tries: 0, never: { leaves: "nobody knows what foo(…) does" } });
  expect(
    findWitnesses({ before, after: treeOf("trait('plan') = 'pro' OR foo('x') = 1"), type: "USERS", nowMs }),
  ).toMatchObject({
    never: { leaves: "nobody knows what foo(…) does" },
  });
});

test("Whom a random pair of queries tells apart is certain, and has no part that could be left out.", () => {
  fc.assert(
    fc.property(sensibleQuery, sensibleQuery, (before, after) => {
      const question: WitnessQuestion = {
        before: treeOf(before),
        after: treeOf(after),
        type: "USERS",
        nowMs,
        tries: 100,
      };
      const found = findWitnesses(question);
      for (const direction of directions) {
        const who = found[direction];
        if (!who) continue;
        expect(moves(question, direction, who)).toBe(true);
        expect(smallerSubjects(who).filter((less) => moves(question, direction, less))).toEqual([]);
      }
    }),
    { numRuns: runs(10) },
  );
});

test.each([
  ["event('A').count() >= 200000", "event('A').count() >= 200001", "USERS", "100,000 events of one name"],
  [
    "event('A').mode(property('b'), 200000) = 'x'",
    "event('A').mode(property('b'), 200001) = 'x'",
    "USERS",
    "100,000 events of one name",
  ],
  ["entity('o').count() >= 500", "entity('o').count() >= 501", "LINKED", "100 rows of one entity"],
  [
    "event('A').unique(property('b')).count() >= 500",
    "event('A').unique(property('b')).count() >= 501",
    "USERS",
    "100 different values of one property",
  ],
] as const)("a change from %s to %s says what nobody who was tried has more of", (before, after, type, limit) => {
  expect(findWitnesses({ before: treeOf(before), after: treeOf(after), type, nowMs, tries: 50 })).toEqual({
    tries: 50,
    limits: [limit],
  });
});

test("a change that has somebody for both ways says nothing of limits", () => {
  const found = findWitnesses({
    before: treeOf("event('A').count() >= 200000 OR trait('a') = 1"),
    after: treeOf("event('A').count() >= 200000 OR trait('a') = 2"),
    type: "USERS",
    nowMs,
  });
  expect(Object.keys(found)).toEqual(["enters", "leaves", "tries"]);
});

test("Nobody is found by digits that numbers do not keep.", () => {
  const [before, after] = ["trait('a') >= 9007199254740993", "trait('a') > 9007199254740992"].map(treeOf);
  if (!before || !after) throw new Error("no queries");
  const { leaves, enters } = findWitnesses({ before, after, type: "USERS", nowMs });
  expect([leaves, enters]).toEqual([undefined, undefined]);
});

/** A funnel of so many steps, each done so often within an hour of the one before. */
function funnel(steps: number, least: number, first: number): string {
  const step = (at: number): string => {
    const inner = at < steps ? `.where(${step(at + 1)})` : "";
    return at === 1
      ? `event('E1')${inner}.count() >= ${first}`
      : `event('E${at}')${inner}.within(parent: 1 hour).count() >= ${least}`;
  };
  return step(1);
}

/** Rows of rows of rows. */
function rowsOf(steps: number, least: number, first: number): string {
  const step = (at: number): string => {
    const inner = at < steps ? `.where(${step(at + 1)})` : "";
    return `entity('e${at}')${inner}.count() >= ${at === 1 ? first : least}`;
  };
  return step(1);
}

describe("a search in steps that stand in each other", () => {
  test.each([
    [funnel(3, 10, 10), funnel(3, 10, 11)],
    [funnel(4, 1, 1), funnel(4, 1, 2)],
    [funnel(5, 1, 1), funnel(5, 1, 2)],
    [funnel(12, 2, 2), funnel(12, 2, 3)],
    [rowsOf(7, 3, 3), rowsOf(7, 3, 4)],
  ])(
    "ends when it has looked at enough events and rows, and says how many people it tried, row %#",
    (before, after) => {
      const question = questionOf({ what: "", before, after, type: "LINKED", moves: "both" });
      const { tries, enters, leaves } = findWitnesses(question);
      expect(tries).toBeGreaterThan(0);
      expect(tries).toBeLessThan(1000);
      if (enters) expect(moves(question, "enters", enters)).toBe(true);
      if (leaves) expect(moves(question, "leaves", leaves)).toBe(true);
    },
  );

  test("finds who did the first of four steps once, where twice is asked for", () => {
    const before = funnel(4, 1, 1);
    const { leaves } = findWitnesses(questionOf({ what: "", before, after: funnel(4, 1, 2), moves: "leaves" }));
    expect(leaves && describeSubject(leaves, nowMs)).toMatch(/E1.*E2.*E3.*E4/);
  });
});

describe("an evaluation that may look at so many events", () => {
  const events = Array.from({ length: 9 }, (_, at) => ["E1", "E2", "E3"].map((name) => did(name, at * 1000))).flat();
  const ask = (query: string, effort: { items: number }): unknown =>
    evaluateCondition(treeOf(query), subjectOf(person({ events, traits: { a: 1 } })), {
      nowMs,
      type: "USERS",
      openPoints: nothingSettled,
      effort,
    }).truth;

  test("answers as ever while it may", () => {
    const effort = { items: 1000 };
    expect(ask(funnel(3, 1, 1), effort)).toBe(true);
    expect(effort.items).toBeLessThan(1000 - 9 * 9);
  });

  test("knows what is known without the rest", () => {
    expect(ask(funnel(3, 1, 1), { items: 20 })).toBe("unknown");
    expect(ask(`${funnel(3, 1, 1)} OR trait('a') = 1`, { items: 20 })).toBe(true);
    expect(ask(`${funnel(3, 1, 1)} AND trait('a') = 2`, { items: 20 })).toBe(false);
  });
});
