import { describe, expect, test } from "vitest";
import type { CheckOutcome, ObjectCoverage, TestResult } from "../../src/testing/test-result.ts";
import { renderCodeFrame } from "../../src/diagnostics/code-frame.ts";
import { runTests, statusesOf } from "../../src/testing/run-tests.ts";
import { audienceOf, open, run, testOf, traitOf } from "./run.ts";

function onlyCheck({ tests }: TestResult): CheckOutcome {
  const [check, ...others] = tests.flatMap(({ checks }) => checks);
  if (!check || others.length > 0) throw new Error("not one check");
  return check;
}

const expecting = (people: string, expect: string): string => testOf(`  people: ${people}\n  expect:\n    ${expect}\n`);

describe("a check that does not hold", () => {
  const manifests = audienceOf("pros", "trait('plan') = 'pro' AND (trait('a').exists() OR trait('b').exists())");
  const files = {
    "a.yaml": manifests,
    "tests/one.yaml": expecting("{ann: {traits: {plan: pro}}}", "audience/pros: {members: [ann]}"),
  };

  test("has its place in the test file and that of the query", async () => {
    const { source, definition } = onlyCheck(await run(files));
    expect([source.file, source.line, source.column]).toEqual(["tests/one.yaml", 8, 31]);
    expect([definition.file, definition.line]).toEqual(["a.yaml", 8]);
  });

  test("has its query as a tree, each condition with its place in the manifest", async () => {
    const opened = await open(files);
    const { explanation } = onlyCheck(runTests(opened.run));
    const { condition } = explanation ?? {};
    expect(condition?.truth).toBe(false);
    const parts = condition?.parts ?? [];
    expect(parts.map(({ text, truth }) => [text, truth])).toEqual([
      ["trait('plan') = 'pro'", true],
      ["trait('a').exists() OR trait('b').exists()", false],
    ]);
    const [, second] = parts.at(1)?.parts ?? [];
    const source = opened.sources.get("a.yaml");
    if (!second || !source) throw new Error("no place");
    expect(renderCodeFrame(source, second.source, { context: 0 })).toBe(
      [
        "> 9 |       trait('plan') = 'pro' AND (trait('a').exists() OR trait('b').exists())",
        `    |       ${" ".repeat(50)}${"^".repeat(19)}`,
      ].join("\n"),
    );
  });

  test("has the places behind what was filled in", async () => {
    const query = "trait('plan') = '${var.braze}' AND trait('${audience.other.key}') = 'true' AND trait('c').exists()";
    const opened = await open({
      ...files,
      "a.yaml": `${audienceOf("pros", query)}---\n${audienceOf("other", "trait('x').exists()")}`,
    });
    const { explanation } = onlyCheck(runTests(opened.run));
    const source = opened.sources.get("a.yaml");
    const texts = (explanation?.condition?.parts ?? []).map(({ source: { line, column, endColumn } }) =>
      source?.line(line)?.slice(column - 1, endColumn - 1),
    );
    expect(texts).toEqual([
      "trait('plan') = '${var.braze}'",
      "trait('${audience.other.key}') = 'true'",
      "trait('c').exists()",
    ]);
  });

  test("tells what the objects say that its query refers to", async () => {
    const both = audienceOf("both", "trait('${audience.pros.key}') = 'true'");
    const { explanation } = onlyCheck(
      await run({
        "a.yaml": `${manifests}---\n${both}`,
        "tests/one.yaml": expecting("{ann: {}}", "audience/both: {members: [ann]}"),
      }),
    );
    expect(explanation?.references.map(({ address, got }) => [address, got])).toEqual([
      ["audience/pros", { type: "member", member: false }],
    ]);
    expect(explanation?.references[0]?.explanation.condition?.because).toContain("trait('plan')");
  });

  test("explains each object once, though several ways lead to it", async () => {
    const { explanation } = onlyCheck(
      await run({
        "a.yaml": [
          manifests,
          audienceOf("left", "trait('pros') = 'true'"),
          audienceOf("right", "trait('pros') = 'true'"),
          audienceOf("top", "trait('left') = 'true' OR trait('right') = 'true'"),
        ].join("---\n"),
        "tests/one.yaml": expecting("{ann: {}}", "audience/top: {members: [ann]}"),
      }),
    );
    const below = explanation?.references.map(({ address, explanation }) => [
      address,
      explanation.references.map((each) => each.address),
    ]);
    expect(below).toEqual([
      ["audience/left", ["audience/pros"]],
      ["audience/right", []],
    ]);
  });

  test("tells when a batch was computed that its query saw", async () => {
    const { explanation } = onlyCheck(
      await run({
        "a.yaml": `${audienceOf("buyers", "event('A').within(1 day).count() >= 1")}---\n${audienceOf("both", "trait('buyers') = 'true'")}`,
        "tests/one.yaml": testOf(
          "  settings: {batchAge: 12 hours}\n  people: {ann: {events: [{event: A, at: -2 hours}]}}\n  expect: {audience/both: {members: [ann]}}\n",
        ),
      }),
    );
    expect(explanation?.references.map(({ at, got }) => [at, got])).toEqual([
      ["2026-03-01T00:00:00.000Z", { type: "member", member: false }],
    ]);
  });

  test("tells the events that were looked at, those that count first", async () => {
    const events = "[{event: A, at: -40 days}, {event: A, at: -3 days}]";
    const { explanation } = onlyCheck(
      await run({
        "a.yaml": traitOf("orders", "event('A').within(30 days).count()"),
        "tests/one.yaml": expecting(`{ann: {events: ${events}}}`, "trait/orders: {ann: 2}"),
      }),
    );
    expect(explanation?.streams?.map(({ name, items }) => [name, items.map(({ at, counts }) => [at, counts])])).toEqual(
      [
        [
          "A",
          [
            ["2026-02-26T12:00:00.000Z", true],
            ["2026-01-20T12:00:00.000Z", false],
          ],
        ],
      ],
    );
  });

  test("shows a few of many events, and says how many more there are", async () => {
    const events = "[{event: A, at: -40 days, times: 50, every: 1 minute}]";
    const { explanation } = onlyCheck(
      await run({
        "a.yaml": traitOf("orders", "event('A').within(90 days).count()"),
        "tests/one.yaml": expecting(`{ann: {events: ${events}}}`, "trait/orders: {ann: 2}"),
      }),
    );
    expect(explanation?.streams?.map(({ items, more }) => [items.length, more])).toEqual([[20, 30]]);
  });

  test("names the users of an account as the test does", async () => {
    const { explanation } = onlyCheck(
      await run({
        "a.yaml": audienceOf("big", "ALL trait('plan') = 'pro'", { type: "ACCOUNTS" }),
        "tests/one.yaml": testOf(
          "  people: {ann: {traits: {plan: pro}}, bob: {}}\n  accounts: {acme: {users: [ann, bob]}}\n  expect: {audience/big: {members: [acme]}}\n",
        ),
      }),
    );
    expect(explanation?.condition?.parts.map(({ of, truth }) => [of, truth])).toEqual([
      ["ann", true],
      ["bob", false],
    ]);
  });

  test("says who cannot be a member at all", async () => {
    const { explanation } = onlyCheck(
      await run({ ...files, "tests/one.yaml": expecting("{ann: {ids: {}}}", "audience/pros: {members: [ann]}") }),
    );
    expect(explanation?.because).toBe(
      "ann has none of the external ids that count: user_id, email, android.idfa or ios.idfa",
    );
  });

  test("that is open tells what the setting decides, and what it can be", async () => {
    const { settings, reasons } = onlyCheck(
      await run({
        "a.yaml": audienceOf("nobody", "trait('plan').none_of('a', 'b')"),
        "tests/one.yaml": expecting("{ann: {}}", "audience/nobody: {members: [ann]}"),
      }),
    );
    expect(settings).toEqual([
      { name: "noneOfAbsent", about: "whether `none_of` holds for a value that is absent", allowed: ["true", "false"] },
    ]);
    expect(reasons).toEqual([]);
  });
});

describe("a result", () => {
  const files = {
    "a.yaml": audienceOf("pros", "trait('plan') = 'pro'"),
    "tests/one.yaml": `${expecting("{ann: {traits: {plan: pro}}, bob: {}}", "audience/pros: {members: [ann, bob]}")}---\n${testOf("  people: {cid: {}}\n  expect: {audience/pros: {notMembers: [cid]}}\n", "two")}`,
  };

  test("is plain JSON", async () => {
    const result = await run(files);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test("counts the checks, and tells the status of each test", async () => {
    const { summary, tests } = await run(files);
    expect(summary).toEqual({ tests: 2, passed: 2, failed: 1, unknown: 0 });
    expect(tests.map(({ name, status, now }) => [name, status, now])).toEqual([
      ["one", "failed", "2026-03-01T12:00:00.000Z"],
      ["two", "passed", "2026-03-01T12:00:00.000Z"],
    ]);
  });

  test("explains nothing of what passed", async () => {
    const { tests } = await run(files);
    expect(tests.flatMap(({ checks }) => checks.map(({ explanation }) => explanation !== undefined))).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("explains some hundreds of failures, and no more", async () => {
    const names = Array.from({ length: 510 }, (_, index) => `p${index}`);
    const people = `{${names.map((name) => `${name}: {}`).join(", ")}}`;
    const { tests, summary } = await run({
      ...files,
      "tests/one.yaml": expecting(people, `audience/pros: {members: [${names.join(", ")}]}`),
    });
    expect(summary.failed).toBe(510);
    const explained = tests.flatMap(({ checks }) => checks.filter(({ explanation }) => explanation));
    expect(explained).toHaveLength(500);
  });

  test("is the same for the same input", async () => {
    const opened = await open(files);
    expect(runTests(opened.run)).toEqual(runTests(opened.run));
  });

  test("has the statuses that those get who ask for nothing else", async () => {
    const opened = await open(files);
    const result = runTests(opened.run);
    const statuses = opened.run.tests.map((test) => statusesOf(test, opened.run.definitions));
    expect(statuses).toEqual(result.tests.map(({ checks }) => checks.map(({ status }) => status)));
  });
});

describe("coverage", () => {
  async function coverageOf(query: string, people: string, expect: string): Promise<ObjectCoverage> {
    const { coverage } = await run({
      "a.yaml": audienceOf("x", query),
      "tests/one.yaml": expecting(people, `audience/x: ${expect}`),
    });
    const [only, ...others] = coverage;
    if (!only || others.length > 0) throw new Error("not one object");
    return only;
  }
  const seen = ({ conditions }: ObjectCoverage): [string, number, number, number][] =>
    conditions.map(({ text, seen }) => [text, seen.true, seen.false, seen.unknown]);

  test("counts how often each condition was true and false, though it decided nothing", async () => {
    const found = await coverageOf(
      "trait('a').exists() AND NOT trait('b').exists()",
      "{ann: {traits: {a: 1}}, bob: {}}",
      "{members: [ann], notMembers: [bob]}",
    );
    expect(seen(found)).toEqual([
      ["trait('a').exists()", 1, 1, 0],
      ["trait('b').exists()", 0, 2, 0],
    ]);
    expect(found.complete).toBe(false);
  });

  test("is complete when everything was seen both ways", async () => {
    const found = await coverageOf(
      "trait('a').exists()",
      "{ann: {traits: {a: 1}}, bob: {}}",
      "{members: [ann], notMembers: [bob]}",
    );
    expect(found).toMatchObject({ complete: true, seen: { with: 1, without: 1, unknown: 0 } });
  });

  test("is not complete without a member", async () => {
    const found = await coverageOf(
      "trait('a').exists() OR trait('a').absent()",
      "{ann: {traits: {a: 1}}, bob: {}}",
      "{members: [ann, bob]}",
    );
    expect(found).toMatchObject({ complete: false, seen: { with: 2, without: 0 } });
  });

  test("counts the conditions of events", async () => {
    const events = "[{event: A, at: -1 day, properties: {n: 1}}, {event: A, at: -1 day}]";
    const found = await coverageOf(
      "event('A').within(9 days).where(property('n').exists()).count() >= 1",
      `{ann: {events: ${events}}, bob: {}}`,
      "{members: [ann], notMembers: [bob]}",
    );
    expect(found.conditions.map(({ text, ofItems, seen }) => [text, ofItems, seen.true, seen.false])).toEqual([
      ["event('A').within(9 days).where(property('n').exists()).count() >= 1", false, 1, 1],
      ["property('n').exists()", true, 1, 1],
    ]);
    expect(found.complete).toBe(true);
  });

  test("counts what is open as neither", async () => {
    const found = await coverageOf("trait('plan').none_of('a', 'b')", "{ann: {}}", "{members: [ann]}");
    expect(seen(found)).toEqual([["trait('plan').none_of('a', 'b')", 0, 0, 1]]);
    expect(found.seen).toEqual({ with: 0, without: 0, unknown: 1 });
  });

  test("leaves out people of whom nothing is expected", async () => {
    const found = await coverageOf("trait('a').exists()", "{ann: {}, bob: {traits: {a: 1}}}", "{notMembers: [ann]}");
    expect(seen(found)).toEqual([["trait('a').exists()", 0, 1, 0]]);
  });

  test("has the place of each condition", async () => {
    const { conditions } = await coverageOf(
      "trait('a').exists() OR trait('b').exists()",
      "{ann: {}}",
      "{notMembers: [ann]}",
    );
    expect(conditions.map(({ source }) => [source.file, source.line, source.column, source.endColumn])).toEqual([
      ["a.yaml", 9, 7, 26],
      ["a.yaml", 9, 30, 49],
    ]);
  });

  test("is of objects of which something is expected, and of no others", async () => {
    const { coverage } = await run({
      "a.yaml": `${audienceOf("x", "trait('a').exists()")}---\n${audienceOf("y", "trait('a').exists()")}---\n${traitOf("z", "event('A').within(1 day).count()")}`,
      "tests/one.yaml": expecting("{ann: {}}", "{trait/z: {ann: 0}, audience/y: {notMembers: [ann]}}"),
    });
    expect(coverage.map(({ address, seen }) => [address, seen.with, seen.without])).toEqual([
      ["trait/z", 1, 0],
      ["audience/y", 0, 1],
    ]);
  });
});

describe("events that are not there yet", () => {
  const manifests = `${audienceOf("buyers", "event('A').count() >= 1")}---\n${traitOf("spent", "event('A').sum(property('n'))")}`;
  const because = async (people: string, expect: string): Promise<string | undefined> => {
    const opened = await open({
      "a.yaml": manifests,
      "tests/one.yaml": expecting(people, `audience/buyers: ${expect}`),
    });
    return onlyCheck(runTests(opened.run)).explanation?.condition?.because;
  };

  test("are told in the explanation", async () => {
    expect(await because("{ann: {events: [{event: A, at: +1 day}]}}", "{members: [ann]}")).toBe(
      "there is no 'A'; count() is 0, not >= 1; 1 'A' happens and is received after now (2026-03-01T12:00:00.000Z), so it does not count",
    );
  });

  test("are told with their number, and apart when they were only received later", async () => {
    const events =
      "{event: A, at: +1 day, times: 2, every: 1 day}, {event: A, at: -1 day, receivedAt: +1 day}, {event: B, at: +1 day}";
    expect(await because(`{ann: {events: [${events}]}}`, "{members: [ann]}")).toMatch(
      /; 2 'A' happen and are received after now \(.*\), so they do not count; 1 'A' is received only after now \(.*\), so it does not count$/,
    );
  });

  test.each([
    ["in", "1 of 1 'A' counts; count() is 1"],
    ["out", "0 of 1 'A' counts (it lies after now); count() is 0, not >= 1"],
  ])("are the setting's alone when they were received by then, and it is %s", async (futureEvents, expected) => {
    const opened = await open({
      "a.yaml": manifests,
      "tests/one.yaml": testOf(
        `  settings: {futureEvents: ${futureEvents}}\n  people: {ann: {events: [{event: A, at: +1 day, receivedAt: -1 day}]}}\n  expect: {audience/buyers: {${futureEvents === "in" ? "notMembers" : "members"}: [ann]}}\n`,
      ),
    });
    expect(onlyCheck(runTests(opened.run)).explanation?.condition?.because).toBe(expected);
  });

  test("are no matter of the setting when they were not received by then", async () => {
    const opened = await open({
      "a.yaml": manifests,
      "tests/one.yaml": testOf(
        "  settings: {futureEvents: in}\n  people: {ann: {events: [{event: A, at: +1 day}]}}\n  expect: {audience/buyers: {members: [ann]}}\n",
      ),
    });
    expect(onlyCheck(runTests(opened.run)).explanation?.condition?.because).toContain(
      "happens and is received after now",
    );
  });

  test("go by the instant of the expectation", async () => {
    const people = "{ann: {events: [{event: A, at: +1 day}]}}";
    expect(await because(people, "{at: -1 day, members: [ann]}")).toContain("after now (2026-02-28T12:00:00.000Z)");
    expect(await because(people, "{at: +2 days, notMembers: [ann]}")).toBe("1 of 1 'A' counts; count() is 1");
  });

  test("are among what a value was made of", async () => {
    const files = {
      "a.yaml": manifests,
      "tests/one.yaml": expecting(
        "{ann: {events: [{event: A, at: +1 day, properties: {n: 3}}]}}",
        "trait/spent: {ann: 3}",
      ),
    };
    const { explanation } = onlyCheck(runTests((await open(files)).run));
    expect(explanation?.streams?.[0]?.items).toEqual([
      {
        at: "2026-03-02T12:00:00.000Z",
        counts: false,
        why: "it happens and is received after now (2026-03-01T12:00:00.000Z)",
      },
    ]);
  });
});
