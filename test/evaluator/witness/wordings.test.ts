import { describe, expect, test } from "vitest";
import type { Subject } from "../../../src/evaluator/index.ts";
import { describeSubject, toTestSpec } from "../../../src/evaluator/witness/index.ts";
import { account, day, did, hour, nowMs, person, row } from "../people.ts";

const buyer = person({
  traits: { plan: "pro", address: { city: "Rome" } },
  events: [did("Order Completed", 3 * day, { total: 120 }), did("Order Completed", 3 * day, { total: 120 })],
});

/** Somebody, in words, and as a test has it. */
const rows: [what: string, subject: Subject, words: string, spec: object][] = [
  ["nobody in particular", somebody(person()), "somebody without any trait or event", { people: { somebody: {} } }],
  [
    "a person with traits and events",
    somebody(buyer),
    'somebody with plan = "pro" and address.city = "Rome" who did Order Completed twice, 3 days ago (total 120)',
    {
      people: {
        somebody: {
          traits: buyer.traits,
          events: [
            { event: "Order Completed", at: "-3 days", times: 2, every: "0 seconds", properties: { total: 120 } },
          ],
        },
      },
    },
  ],
  [
    "an event with a source and a context",
    somebody(person({ events: [did("Page Viewed", hour, {}, { context: { page: { url: "/a" } }, source: "web" })] })),
    'somebody who did Page Viewed, 1 hour ago (context page.url "/a", from the source web)',
    {
      people: {
        somebody: {
          events: [{ event: "Page Viewed", at: "-1 hour", context: { page: { url: "/a" } }, source: "web" }],
        },
      },
    },
  ],
  [
    "a person with names that read like a sentence",
    somebody(person({ traits: { "a = 1 and b": 2 }, events: [did("a, 9 days ago", day)] })),
    'somebody with "a = 1 and b" = 2 who did "a, 9 days ago", 1 day ago',
    {
      people: {
        somebody: { traits: { "a = 1 and b": 2 }, events: [{ event: "a, 9 days ago", at: "-1 day" }] },
      },
    },
  ],
  [
    "a person with names that have a dot, and values within objects",
    somebody(person({ traits: { "a.b": 1, a: { b: 2, "c.d e": { f: 3 }, g: {} } } })),
    'somebody with "a.b" = 1, a.b = 2, a."c.d e".f = 3 and a.g = {}',
    { people: { somebody: { traits: { "a.b": 1, a: { b: 2, "c.d e": { f: 3 }, g: {} } } } } },
  ],
  [
    "a person with rows",
    somebody(person({ entities: { orders: [row({ total: 5 }, { items: [row({})] }), row({})] } })),
    "somebody with 1 row of orders (total 5, 1 row of items) and 1 row of orders",
    {
      people: { somebody: {} },
      entities: { somebody: { orders: [{ properties: { total: 5 }, entities: { items: [{}] } }, {}] } },
    },
  ],
  [
    "an account without users",
    { type: "account", account: account({ traits: { seats: 3 } }) },
    "an account with seats = 3 without users",
    { accounts: { "some-account": { traits: { seats: 3 }, users: [] } } },
  ],
  [
    "an account with users",
    { type: "account", account: account({ users: [person({ traits: { role: "admin" } }), person()] }) },
    'an account whose users are somebody with role = "admin" and somebody without any trait or event',
    {
      people: { somebody: { traits: { role: "admin" } }, "somebody-2": {} },
      accounts: { "some-account": { users: ["somebody", "somebody-2"] } },
    },
  ],
];

describe("An invented subject", () => {
  test.each(rows)("that is %s reads so in words", (_, subject, words) => {
    expect(describeSubject(subject, nowMs)).toBe(words);
  });

  test.each(rows)("that is %s is written so in a test", (_, subject, _words, spec) => {
    expect(toTestSpec(subject, nowMs)).toEqual({ now: "2026-03-01T12:30:00Z", ...spec });
  });
});

function somebody(who: ReturnType<typeof person>): Subject {
  return { type: "person", person: who };
}
