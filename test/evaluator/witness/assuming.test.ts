import { describe, expect, test } from "vitest";
import { evaluateCondition, nothingSettled, type OpenPoints } from "../../../src/evaluator/index.ts";
import { describeSubject } from "../../../src/evaluator/witness/describe-subject.ts";
import { findWitnesses } from "../../../src/evaluator/witness/find-witness.ts";
import { nowMs, treeOf } from "../people.ts";

/** Queries that certainly tell nobody apart, and who is told apart with which setting: `setting: value, words`. */
const rows: readonly [
  before: string,
  after: string,
  type: "USERS" | "ACCOUNTS",
  enters?: string | undefined,
  leaves?: string,
][] = [
  [
    "trait('a').contains('shoes')",
    "trait('a').contains('Shoes')",
    "USERS",
    'textCase: exact, somebody with a = "Shoes"',
    'textCase: exact, somebody with a = "shoes"',
  ],
  [
    "trait('a').none_of('x')",
    "NOT trait('a').one_of('x')",
    "USERS",
    "noneOfAbsent: false, somebody without any trait or event",
  ],
  [
    "event('A').sum(property('x')) < 5",
    "NOT event('A').sum(property('x')) >= 5",
    "USERS",
    "emptySum: absent, somebody without any trait or event",
  ],
  [
    "trait('a') = 'x'",
    "ANY trait('a') = 'x'",
    "ACCOUNTS",
    'traitOwner: account, an account whose only user is somebody with a = "x"',
    'traitOwner: account, an account with a = "x" without users',
  ],
  [
    "event('A').count() = 0",
    "NOT event('A').count() >= 1",
    "ACCOUNTS",
    undefined,
    "accountEvents: any-user, an account whose users are somebody who did A, 1 day ago and somebody without any trait or event",
  ],
  [
    "trait('a').absent()",
    "NOT trait('a').exists()",
    "ACCOUNTS",
    undefined,
    'traitOwner: any-user, an account whose users are somebody without any trait or event and somebody with a = "something else"',
  ],
  [
    "event('A').count() >= 2",
    "ANY event('A').count() >= 2",
    "ACCOUNTS",
    undefined,
    "accountEvents: all-users-together, an account whose users are 2 times somebody who did A, 1 day ago",
  ],
];

describe("Where nobody is certainly told apart", () => {
  test.each(rows)("by %s and %s, somebody is with a setting", (before, after, type, enters, leaves) => {
    const { assuming = {}, ...certain } = findWitnesses({ before: treeOf(before), after: treeOf(after), type, nowMs });
    const said = [assuming.enters, assuming.leaves].map(
      (found) => found && `${found.setting}: ${found.value}, ${describeSubject(found.subject, nowMs)}`,
    );
    expect([certain.enters, certain.leaves, ...said]).toEqual([undefined, undefined, enters, leaves]);
  });

  test.each(rows)("by %s and %s, the setting settles both answers", (before, after, type) => {
    const { assuming = {} } = findWitnesses({ before: treeOf(before), after: treeOf(after), type, nowMs });
    for (const [found, isIn] of [
      [assuming.enters, false],
      [assuming.leaves, true],
    ] as const) {
      if (!found) continue;
      const openPoints = { ...nothingSettled, [found.setting]: found.value } as OpenPoints;
      const truths = [before, after].map(
        (query) => evaluateCondition(treeOf(query), found.subject, { nowMs, type, openPoints }).truth,
      );
      expect(truths).toEqual([isIn, !isIn]);
    }
  });

  test("nobody is looked for with a setting in a direction in which somebody was found", () => {
    const [before, after] = [treeOf("trait('a') = 'x'"), treeOf("trait('a') = 'x' OR trait('b').contains('y')")];
    const { enters, assuming } = findWitnesses({ before, after, type: "USERS", nowMs });
    expect([enters !== undefined, assuming?.enters]).toEqual([true, undefined]);
  });
});
