import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  evaluateCondition,
  evaluateValue,
  explainCondition,
  type Circumstances,
  type Person,
  type Subject,
} from "../../src/evaluator/index.ts";
import { runs } from "../support/length.ts";
import { asked } from "./arbitraries.ts";
import { circumstancesOf, day, did, subjectOf, treeOf, who } from "./people.ts";
import { sensibleQuery } from "./sensible-queries.ts";

const thousands = who(did("A", 2 * day, { total: 0.1, sku: "a" }, { times: 5000 }), did("A", day, { sku: "b" }));

/** The same person with each event as often as it happened. */
function written({ events, ...rest }: Person): Person {
  return {
    ...rest,
    events: events.flatMap(({ times = 1, ...event }) => Array.from({ length: times }, () => event)),
  };
}

/** Everybody's events once, twice and three times in turn. */
function repeated(person: Person): Person {
  return {
    ...person,
    events: person.events.map((event, at) => (at % 3 === 0 ? event : { ...event, times: (at % 3) + 1 })),
  };
}

function change(subject: Subject, edit: (person: Person) => Person): Subject {
  if (subject.type === "person") return { type: "person", person: edit(subject.person) };
  return { type: "account", account: { ...subject.account, users: subject.account.users.map(edit) } };
}

describe("An event that happened several times at once", () => {
  test.each([
    ["event('A').count()", 5001],
    ["event('A').within(36 hours).count()", 1],
    ["event('A').where(property('sku') = 'a').count()", 5000],
    ["event('A').max(property('total'))", 0.1],
    ["event('A').mode(property('sku'), 5000)", "a"],
    ["event('A').mode(property('sku'), 5001)", undefined],
    ["event('A').unique(property('sku')).count()", 2],
    ["event('A').last(property('sku'))", "b"],
  ])("gives of %s what that many events give", (query, value) => {
    const [ofOne, ofMany] = [thousands, written(thousands)].map((person) =>
      evaluateValue(treeOf(query), subjectOf(person), circumstancesOf(person)),
    );
    expect(ofOne).toEqual(value === undefined ? { type: "absent" } : { type: "known", value });
    expect(ofMany).toEqual(ofOne);
  });

  test.each(["sum", "avg"])("has the same %s to the last digit", (reducer) => {
    const tree = treeOf(`event('A').${reducer}(property('total'))`);
    const [ofOne, ofMany] = [thousands, written(thousands)].map((person) =>
      evaluateValue(tree, subjectOf(person), circumstancesOf(person)),
    );
    expect(ofOne).toEqual(ofMany);
  });

  test("is counted each time where it is explained", () => {
    const { because } = explainCondition(
      treeOf("event('A').where(property('sku') = 'b').count() >= 2"),
      subjectOf(thousands),
      circumstancesOf(thousands),
    );
    expect(because).toContain("1 of 5001 'A' count");
  });

  test("counts either each time or not at all where a setting leaves it open", () => {
    const later = who(did("A", -day, {}, { times: 5000 }));
    const value = evaluateValue(treeOf("event('A').count()"), subjectOf(later), circumstancesOf(later));
    expect(value).toEqual({ type: "uncertain", candidates: [0, 5000], unknowns: ["futureEvents"] });
  });

  test("is answered for as that many events are, whenever those are known", () => {
    const truthOf = (query: string, subject: Subject, circumstances: Circumstances): unknown =>
      evaluateCondition(treeOf(query), subject, circumstances).truth;
    fc.assert(
      fc.property(sensibleQuery, asked, (query, { subject, circumstances }) => {
        const short = change(subject, repeated);
        const truth = truthOf(query, change(short, written), circumstances);
        if (truth !== "unknown") expect(truthOf(query, short, circumstances)).toBe(truth);
      }),
      { numRuns: runs(300) },
    );
  });
});
