import { expect, test } from "vitest";
import { computationOfAudience } from "../../src/simulator/people/computation.ts";
import { findEntry, type Entry } from "../../src/simulator/people/entry.ts";
import { Everybody, type Somebody } from "../../src/simulator/people/somebody.ts";
import { completeSettings } from "../../src/simulator/settings.ts";
import { defaultState, type SimulatedSpace } from "../../src/simulator/state.ts";
import { testNowMs } from "./support/api.ts";
import { person } from "./support/tracking.ts";

const dayMs = 86_400_000;

/** When somebody with so many events, one a minute, is a member first. */
function entryAmong(events: number, isMember: (then: Somebody) => boolean): Entry {
  const space = { ...(defaultState().spaces[0] as SimulatedSpace) };
  const timestamp = (index: number): string => new Date(testNowMs - (index + 1) * 60_000).toISOString();
  space.people = [
    person("ann", {
      events: Array.from({ length: events }, (_, index) => ({ event: "A", timestamp: timestamp(index) })),
    }),
  ];
  const createdAt = new Date(testNowMs - 30 * dayMs).toISOString();
  const asked = { query: "event('A').count() > 1", audienceType: "USERS", options: {}, createdAt } as const;
  return findEntry({
    who: { type: "person", id: "ann" },
    fromMs: Date.parse(createdAt),
    toMs: testNowMs,
    computation: computationOfAudience(asked, completeSettings()),
    owners: new Map(),
    everybody: new Everybody(space),
    ask: isMember,
  });
}

test("somebody is a member from the first instant on at which the query holds", () => {
  const { certainMs } = entryAmong(5, ({ subject }) => subject.type === "person" && subject.person.events.length > 1);
  expect(certainMs).toBe(testNowMs - 4 * 60_000);
});

test("of whom it never holds, it is known that they were never in", () => {
  expect(entryAmong(5, () => false)).toEqual({ certainMs: Infinity, perhapsMs: Infinity });
});

test("of whom too much happened to look at all of it, it is not known", () => {
  const { certainMs, perhapsMs } = entryAmong(1500, () => false);
  expect([certainMs, Number.isFinite(perhapsMs)]).toEqual([Infinity, true]);
});
