import { describe, expect, test } from "vitest";
import { mutate, type MutationResult } from "../../../src/testing/index.ts";
import { audienceOf, open, testOf, traitOf } from "../run.ts";

async function mutated(manifest: string, spec: string, most?: number): Promise<MutationResult> {
  const { run } = await open({ "a.yaml": manifest, "tests/one.yaml": testOf(spec) });
  return mutate(run, most);
}

const adults = audienceOf("adults", "trait('age') >= 18");

describe("a slip", () => {
  test("is noticed when a test then says something else", async () => {
    const people =
      "  people: {nine: {traits: {age: 17}}, ten: {traits: {age: 18}}}\n  expect: {audience/adults: {members: [ten], notMembers: [nine]}}\n";
    expect(await mutated(adults, people)).toEqual({
      environment: "staging",
      tried: 3,
      killed: 3,
      notTried: 0,
      survivors: [],
      alike: [],
    });
  });

  test("is a test that is missing when none does, with its place and both conditions", async () => {
    const people =
      "  people: {child: {traits: {age: 7}}, old: {traits: {age: 80}}}\n  expect: {audience/adults: {members: [old], notMembers: [child]}}\n";
    const { tried, killed, survivors } = await mutated(adults, people);
    expect([tried, killed]).toEqual([3, 0]);
    expect(survivors.map(({ before, after, source }) => [before, after, source.line])).toEqual([
      ["trait('age') >= 18", "trait('age') > 18", 9],
      ["trait('age') >= 18", "trait('age') >= 17", 9],
      ["trait('age') >= 18", "trait('age') >= 19", 9],
    ]);
  });

  test("is noticed by a test of another object that refers to it", async () => {
    const manifests = [
      traitOf("orders", "event('A').within(9 days).count()"),
      audienceOf("many", "trait('${trait.orders.key}') >= 2"),
    ].join("---\n");
    const people = `  people:
    two: {events: [{event: A, at: -3 days}, {event: A, at: -213 hours}]}
    late: {basedOn: two, events: [{event: A, at: -225 hours}]}
  expect:
    trait/orders: {late: 2}
    audience/many: {members: [two]}
`;
    const { survivors } = await mutated(manifests, people);
    expect(survivors.filter(({ address }) => address === "trait/orders")).toEqual([]);
  });

  test("is not made in what nothing is expected of", async () => {
    const manifests = [adults, audienceOf("pros", "trait('plan') = 'pro'")].join("---\n");
    const people = "  people: {ann: {traits: {plan: pro}}}\n  expect: {audience/pros: {members: [ann]}}\n";
    expect((await mutated(manifests, people)).tried).toBe(1);
  });
});

describe("a slip that no test notices", () => {
  const cheap = (query: string): Promise<MutationResult> =>
    mutated(
      audienceOf("cheap", query),
      "  people: {ann: {traits: {age: 70}}, bob: {traits: {age: 3}}}\n  expect: {audience/cheap: {members: [ann], notMembers: [bob]}}\n",
    );

  test("and that nobody can tell is listed apart, with the number of tries", async () => {
    const { tried, killed, survivors, alike } = await cheap("trait('age') > 60 AND NOT trait('age') < 10");
    const dropped = "trait('age') > 60";
    expect(alike).toContainEqual(expect.objectContaining({ after: dropped, tries: 2000 }));
    expect(survivors.map(({ after }) => after)).not.toContain(dropped);
    expect(killed + survivors.length + alike.length).toBe(tried);
  });

  test("and that somebody could tell is a test that is missing", async () => {
    const { survivors, alike } = await cheap("trait('age') > 60");
    expect([survivors.map(({ after }) => after), alike]).toEqual([
      ["trait('age') >= 60", "trait('age') > 59", "trait('age') > 61"],
      [],
    ]);
  });

  test("and that counts further than anybody who is tried is a test that is missing", async () => {
    const { alike, survivors } = await cheap("trait('age') > 60 AND NOT event('A').count() > 900000");
    expect([alike, survivors.length > 0]).toEqual([[], true]);
  });

  test("and that only a value could tell that a computed trait never has is listed apart", async () => {
    const manifests = [traitOf("orders", "event('A').count()"), audienceOf("many", "trait('${trait.orders.key}') > 2")];
    const people = "  people: {ann: {traits: {orders: 5}}}\n  expect: {audience/many: {members: [ann]}}\n";
    const half = manifests.join("---\n").replace("> 2", ">= 2.5");
    expect((await mutated(half, people)).alike).toMatchObject([{ after: "trait('orders') > 2.5" }]);
  });

  test("and that nobody can tell because of a call that nobody knows says so", async () => {
    const { alike } = await cheap("trait('age') > 60 OR foo('b') = 1");
    const slip = alike.find(({ after }) => after === "foo('b') = 2");
    expect(slip).toMatchObject({ tries: 0, never: "nobody knows what foo(…) does" });
  });

  test("is looked for with what the tests settle", async () => {
    const manifest = audienceOf("named", "trait('plan') > 'a'");
    const spec = (settings: string): string =>
      `${settings}  people: {ann: {traits: {plan: b}}}\n  expect: {audience/named: {members: [ann]}}\n`;
    const { survivors } = await mutated(manifest, spec("  settings: {orderOfTexts: code-units}\n"));
    expect(survivors.map(({ after }) => after)).toEqual(["trait('plan') >= 'a'"]);
  });
});

test("more slips than are to be tried are counted", async () => {
  const people = "  people: {ann: {traits: {age: 18}}}\n  expect: {audience/adults: {members: [ann]}}\n";
  expect(await mutated(adults, people, 2)).toMatchObject({ tried: 2, notTried: 1 });
});
