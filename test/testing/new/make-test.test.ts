import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { mutate } from "../../../src/testing/index.ts";
import { audienceOf, lines, open, run, traitOf } from "../run.ts";
import { makeNew } from "./make.ts";

const staff = audienceOf("staff", "trait('email').ends_with('@shop.example')");
const ltv = traitOf("lifetime-value", "event('Order Completed').sum(property('total'))");
const reachable = audienceOf(
  "reachable",
  "trait('email').exists() AND NOT trait('${audience.staff.key}') = 'true' AND trait('${trait.lifetime-value.key}') >= 100",
);
const project = [staff, ltv, reachable].join("---\n");

interface Made {
  metadata: { name: string; environments?: string[] };
  spec: {
    settings?: object;
    people?: Record<string, { traits?: object; ids?: object }>;
    expect: Record<string, object>;
  };
}

const madeOf = async (manifests: string, address: string): Promise<Made> =>
  parse((await makeNew(manifests, address)).text) as Made;

describe("A new test", () => {
  test.each([
    ["an audience that refers to others", project, "audience/reachable"],
    ["alternatives", audienceOf("x", "trait('vip') = 'true' OR event('Order Completed').count() >= 3"), "audience/x"],
    [
      "accounts",
      audienceOf("x", "ANY trait('role') = 'Admin' AND trait('industry') = 'Software'", { type: "ACCOUNTS" }),
      "audience/x",
    ],
    [
      "a computed trait",
      traitOf("x", "event('Order Completed').where(property('paid') = 'true').sum(property('total'))"),
      "trait/x",
    ],
    [
      "what Segment leaves open",
      audienceOf("x", "entity('bills').where(property('due') < 2025-01-31).count() >= 1", { type: "LINKED" }),
      "audience/x",
    ],
    [
      "what does not matter",
      audienceOf("x", "trait('a') = 'x' AND (trait('a') = 'x' OR trait('b') = 'y')"),
      "audience/x",
    ],
  ])("of %s reads as it did", async (what, manifests, address) => {
    const { text, remarks } = await makeNew(manifests, address);
    const golden = `golden/${what.replaceAll(" ", "-")}.yaml`;
    await expect(`${text}${remarks.map((each) => `# told: ${each}\n`).join("")}`).toMatchFileSnapshot(golden);
  });

  const each = (count: number, text: (number: number) => string, joint: string): string =>
    Array.from({ length: count }, (_, number) => text(number)).join(joint);

  test.each([
    ["forty conditions that all have to hold", "USERS", each(40, (n) => `trait('t${n}') = 'v${n}'`, " AND ")],
    ["forty alternatives", "USERS", each(40, (n) => `trait('t${n}') = 'v${n}'`, " OR ")],
    [
      "eight pairs of alternatives",
      "USERS",
      each(8, (n) => `(trait('t${n}') = 'v' OR event('E${n}').within(7 days).count() >= 2)`, " AND "),
    ],
    ["ten conditions of all users", "ACCOUNTS", `ALL (${each(10, (n) => `trait('t${n}') = 'v${n}'`, " AND ")})`],
    ["ten conditions of any user", "ACCOUNTS", `ANY (${each(10, (n) => `event('E${n}').count() >= 1`, " AND ")})`],
    ["a range between two whole numbers", "USERS", "trait('age') > 5 AND trait('age') < 6"],
    ["many thousands of events", "USERS", "event('Order').count() >= 25000 AND trait('plan') = 'pro'"],
    ["thousands of events", "USERS", "event('Order').count() >= 5000 AND trait('plan') = 'pro'"],
    [
      "the begin, the end and the inside of one text",
      "USERS",
      "trait('m').starts_with('ab') AND trait('m').ends_with('yz') AND trait('m').contains('mm')",
    ],
    [
      "a most frequent value and others beside it",
      "USERS",
      "event('Order').mode(property('sku'), 3) = 'a' AND event('Order').unique(property('sku')).count() >= 3",
    ],
    [
      "a day between two windows",
      "USERS",
      "event('Order').within(7 days).count() >= 1 AND NOT event('Order').within(6 days).count() >= 1",
    ],
    [
      "a trait of the account whose users did something",
      "ACCOUNTS",
      "event('A').where(trait('role') = 'admin').count() >= 1",
    ],
    [
      "an average and the least value beside it",
      "USERS",
      "event('A').avg(property('x')) >= 2.5 AND NOT event('A').min(property('x')) < 1",
    ],
  ])("of %s misses nobody", async (_, type, query) => {
    const { remarks } = await makeNew(audienceOf("x", query, { type }), "audience/x", { environments: ["staging"] });
    expect(remarks).toEqual([]);
  });

  test("of a funnel of five steps, two of each, finds somebody for all that its steps ask for", async () => {
    const step = (number: number): string =>
      number > 5
        ? ""
        : ` AND event('E${number}').where(property('p') = 'v'${step(number + 1)}).within(parent: 2 days).count() >= 2`;
    const query = `event('E1').where(property('p') = 'v'${step(2)}).count() >= 2`;
    const { remarks } = await makeNew(audienceOf("x", query), "audience/x", { environments: ["staging"] });
    expect(remarks.filter((each) => /nobody was found|used up/.test(each))).toEqual([]);
  });

  test("says of a count that nobody reaches up to which one people were tried", async () => {
    const query = "event('Order').count() >= 200000 AND trait('plan') = 'pro'";
    const { text, remarks } = await makeNew(audienceOf("x", query), "audience/x", { environments: ["staging"] });
    const limit = "; nobody with more than 100,000 events of one name was tried";
    expect(remarks.length).toBeGreaterThan(0);
    expect(remarks.filter((each) => !each.includes(limit))).toEqual([]);
    expect(text).toContain(limit);
  });

  test.each([
    ["a window", "event('Order').within(7 days).count() >= 2"],
    ["a window from and to", "event('Order').between(7 days, 30 days).count() >= 2"],
    ["a window after another event", "event('A').where(event('B').within(parent: 2 days).count() >= 1).count() >= 1"],
    ["a session", "event('Order').expires_after(1 day).count() >= 2"],
    ["excluded sources", "event('Order').sources({exclude: 'abc'}).count() >= 1"],
    ["a window of those who are kept out", "trait('plan') = 'pro' AND NOT event('Order').within(7 days).count() >= 1"],
  ])("notices that %s is left out of the query", async (_, query) => {
    const manifest = audienceOf("x", query);
    const { text } = await makeNew(manifest, "audience/x", { environments: ["staging"] });
    const { survivors } = mutate((await open({ "audiences/x.yaml": manifest, "tests/x.yaml": text }, "staging")).run);
    expect(survivors.filter(({ slip }) => slip === "filter")).toEqual([]);
  });

  test.each([
    [
      "either of two texts that are counted exactly",
      "context('page.url').contains('x') OR property('p').starts_with('/a')",
      "= 2",
    ],
    ["either of two values that are counted to less", "property('a') = 'x' OR property('b') = 'y'", "< 2"],
  ])("notices that %s is left out of the query", async (_, condition, compared) => {
    const manifest = audienceOf("x", `event('A').where(${condition}).count() ${compared}`);
    const { text } = await makeNew(manifest, "audience/x", { environments: ["staging"] });
    const { survivors } = mutate((await open({ "audiences/x.yaml": manifest, "tests/x.yaml": text }, "staging")).run);
    expect(survivors.filter(({ slip }) => slip === "operand")).toEqual([]);
  });

  test("of a computed trait has somebody whose value hangs on its session", async () => {
    const { text } = await makeNew(traitOf("x", "event('Order').expires_after(1 day).count()"), "trait/x");
    expect(text).toContain("only because this leaves something out: expires_after(1 day) in event('Order')");
  });

  test("is the same every time", async () => {
    expect(await makeNew(project, "audience/reachable")).toEqual(await makeNew(project, "audience/reachable"));
  });

  test("states the traits of other objects, and passes with their queries beside it", async () => {
    const { text } = await makeNew(project, "audience/reachable");
    const result = await run({ "audiences/x.yaml": project, "tests/x.yaml": text });
    expect(lines(result).filter((line) => !line.endsWith("passed"))).toEqual([]);
    expect(text).toContain("The trait staff is that of audience/staff.");
    expect(text).toContain("staff: true");
  });

  test("gives everybody an id of the type that the audience asks for", async () => {
    const mail = audienceOf("x", "trait('plan') = 'pro'", { spec: "  options: {filterByExternalIds: [email]}\n" });
    const { spec } = await madeOf(mail, "audience/x");
    expect(spec.people?.["insider"]?.ids).toEqual({ email: "insider@example.com" });
  });

  test("settles nothing where people are found without", async () => {
    const { spec } = await madeOf(audienceOf("x", "trait('age') >= 18"), "audience/x");
    expect(spec.settings).toBeUndefined();
  });

  test("has a name that no other test has", async () => {
    const { text } = await makeNew(staff, "audience/staff", { taken: ["staff", "staff-2"] });
    expect((parse(text) as Made).metadata.name).toBe("staff-3");
  });

  test("is for all environments where they ask the same, and else names those that it is for", async () => {
    expect((await madeOf(staff, "audience/staff")).metadata.environments).toBeUndefined();
    const { text } = await makeNew(staff, "audience/staff", { environments: ["staging"] });
    expect((parse(text) as Made).metadata.environments).toEqual(["staging"]);
  });

  test.each([
    ["a window of accounts", traitOf("x", "event('E').within(3 days).count()").replace("USERS", "ACCOUNTS"), "trait/x"],
    ["the fewest of mode", traitOf("x", "event('E').mode(property('p'), 2)"), "trait/x"],
    ["ANY", audienceOf("x", "ANY trait('role') = 'Admin'", { type: "ACCOUNTS" }), "audience/x"],
    ["ALL", audienceOf("x", "ALL trait('role') = 'Admin'", { type: "ACCOUNTS" }), "audience/x"],
  ])("notices every slip in %s", async (_what, manifests, address) => {
    const { text } = await makeNew(manifests, address);
    const { run } = await open({ "a.yaml": manifests, "tests/one.yaml": text });
    expect(mutate(run).survivors).toEqual([]);
  });

  test("says once why nobody can be found where no event is known to count", async () => {
    const unknown = audienceOf("x", "event('A').where(context('traits.email') = 'x').count() > 0");
    const { text } = await makeNew(unknown, "audience/x");
    expect(text.match(/# Missing: .*/g)).toEqual([
      "# Missing: traits in the context of an event cannot be looked at, so nobody can be found who is certainly a member.",
    ]);
  });

  test("says why nobody can be found where a call that nobody knows decides", async () => {
    const { text, remarks } = await makeNew(audienceOf("x", "trait('a') = 'x' AND foo('b') = 1"), "audience/x");
    const why = "nobody knows what foo(…) does, so nobody can be found who is certainly a member";
    expect(remarks).toContain(why);
    expect(text).toContain(`# Missing: ${why}.\n`);
    expect(text).not.toContain("tries");
  });

  test("is none where nobody knows what the whole query does, and that is said", async () => {
    await expect(makeNew(audienceOf("x", "foo('b') = 1"), "audience/x")).rejects.toThrow(
      "nobody knows what foo(…) does, so nobody can be found of whom it is known what the query says",
    );
  });

  test("names a condition for which nobody was found, and says that a search is no proof", async () => {
    const { text, remarks } = await makeNew(
      audienceOf("x", "trait('a') = 'x' AND (trait('a') = 'x' OR trait('b') = 'y')"),
      "audience/x",
    );
    const told = /in [\d,]+ tries nobody was found whom this alone (lets in|keeps out): trait\('b'\) = 'y'/;
    expect(remarks.filter((each) => told.test(each))).toHaveLength(2);
    expect(text).toMatch(new RegExp(`# Missing: ${told.source}. A search is no proof.`));
  });
});
