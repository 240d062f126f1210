import { describe, expect, test } from "vitest";
import type { Subject } from "../../../src/evaluator/index.ts";
import { describeSubject, nearSubjects, startSearch } from "../../../src/evaluator/witness/index.ts";
import { day, nowMs, treeOf } from "../people.ts";

const query = "trait('plan') = 'pro' AND event('Order').where(property('total') >= 100).within(30 days).count() >= 2";

function nearOf(subject: Subject, text: string, type: "USERS" | "ACCOUNTS" = "USERS"): string[] {
  const tree = treeOf(text);
  const search = startSearch({ goals: [{ tree, wanted: true }], type, nowMs });
  return nearSubjects(subject, tree, search).map((each) => describeSubject(each, nowMs));
}

describe("Who differs from somebody in one thing", () => {
  const order = { event: "Order", timestampMs: nowMs - 2 * day, properties: { total: 100 }, context: {} };
  const somebody: Subject = {
    type: "person",
    person: { traits: { plan: "pro" }, events: [order, order], entities: {} },
  };
  const near = nearOf(somebody, query);
  const begin = 'somebody with plan = "pro" who did';

  test.each([
    ["another value of a trait", 'somebody with plan = "something else" who did Order twice, 2 days ago (total 100)'],
    ["no trait", "somebody who did Order twice, 2 days ago (total 100)"],
    ["another value of one event", `${begin} Order, 2 days ago (total 99) and Order, 2 days ago (total 100)`],
    ["an event less", `${begin} Order, 2 days ago (total 100)`],
    ["an event more", `${begin} Order 3 times, 2 days ago (total 100)`],
    ["another time of one event", `${begin} Order, 31 days ago (total 100) and Order, 2 days ago (total 100)`],
  ])("has %s", (_, words) => {
    expect(near).toContain(words);
  });

  test("comes in the same order every time", () => {
    expect(nearOf(somebody, query)).toEqual(near);
  });

  test("has, of accounts, another user or one user more", () => {
    const account: Subject = { type: "account", account: { traits: {}, users: [], entities: {} } };
    expect(nearOf(account, "ANY trait('role') = 'Admin'", "ACCOUNTS")).toContain(
      'an account whose only user is somebody with role = "Admin"',
    );
  });
});
