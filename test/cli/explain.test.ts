import { describe, expect, test } from "vitest";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";

const explain = (...words: string[]): Promise<CommandResult> =>
  runWords(["explain", ...words], { cwd: import.meta.dirname });

describe("audiencectl explain query", () => {
  test("says what a query means, in words and as a tree, and what it uses", async () => {
    const { exitCode, stdout, stderr } = await explain(
      "query",
      "event('Order Completed').where(property('total')>100 AND (property('a')=1 OR property('b')=2)).within(30 days).count()>=3 AND NOT trait('${audience.staff.key}')='true' AND trait('plan').one_of('x','y')",
    );
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`In words
  did Order Completed (where property "total" is over 100, and (property "a" is 1, or property "b" is 2)) at least 3 times in the last 30 days, and is not in audience "staff", and trait "plan" is one of "x" or "y"

On one line
  event('Order Completed').where(property('total') > 100 AND (property('a') = 1 OR property('b') = 2)).within(30 days).count() >= 3 AND NOT trait('\${audience.staff.key}') = 'true' AND trait('plan').one_of('x', 'y')

On several lines
  event('Order Completed').where(
    property('total') > 100
    AND (
      property('a') = 1
      OR property('b') = 2
    )
  ).within(30 days).count() >= 3
  AND NOT trait('\${audience.staff.key}') = 'true'
  AND trait('plan').one_of('x', 'y')

Tree
  AND
    event('Order Completed')
      .where(…)
        AND
          property('total')
            > 100
          OR
            property('a')
              = 1
            property('b')
              = 2
      .within(30 days)
      .count()
      >= 3
    NOT
      trait('\${audience.staff.key}')
        = 'true'
    trait('plan')
      .one_of('x', 'y')

Uses
  traits      \${audience.staff.key}, plan
  events      Order Completed
  properties  total (of Order Completed), a (of Order Completed), b (of Order Completed)

Computed
  probably in batches, because it looks at events in a window of time

Historical data
  probably included, whatever the manifest says
`);
  });

  test("a query of one condition has no second form", async () => {
    const { exitCode, stdout } = await explain("query", "trait('plan')='pro'");
    expect(exitCode).toBe(0);
    expect(stdout).not.toContain("On several lines");
    expect(stdout).toContain(
      "Computed\n  probably in real time\n\nHistorical data\n  probably included only when the manifest says so\n",
    );
  });

  test("a query with faults shows them with their places, what can be said, and the query mended", async () => {
    const { exitCode, stdout, stderr } = await explain("query", "trait('a') == 1 &&\n  event('B').count()");
    expect(exitCode).toBe(1);
    expect(stdout).toContain("In words\n  trait \"a\" is 1, and meets `event('B').count()` (meaning not known)\n");
    expect(stdout).toContain("Corrected\n  trait('a') = 1\n  AND event('B').count() >= 1\n");
    expect(stderr).toContain('query:1:17: error: "&&" is not part of the query language');
    expect(stderr).toContain("query:2:3: error: This is a value");
    expect(stderr).toContain("    |   ^^^^^^^^^^^^^^^^^^\n  hint: add >= 1\n");
  });

  test("a query that is not understood has its findings and nothing else", async () => {
    const { exitCode, stdout, stderr } = await explain("query", "trait('a') = = AND (");
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/query:1:\d+: error: /);
  });

  test("warnings alone are no failure", async () => {
    const { exitCode, stderr } = await explain("query", "trait('a').gte(1)");
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/query:1:\d+: warning: /);
  });

  test("the type decides what is allowed and how it is computed", async () => {
    const query = "ANY event('A').count() >= 1";
    expect((await explain("query", query)).exitCode).toBe(1);
    const { exitCode, stdout } = await explain("query", query, "--type", "ACCOUNTS");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("probably in batches, because it is computed for accounts");
  });

  test("what hangs on a function that nobody knows is not known", async () => {
    const { exitCode, stdout } = await explain("query", "trait('seen').older_than(30 days)");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("In words\n  `trait('seen').older_than(30 days)` (meaning not known)\n");
    expect(stdout).toContain("Computed\n  not known, because nobody knows what older_than(…) does\n");
    expect(stdout).toContain("Historical data\n  not known whether");
  });

  test("of conditions that exclude each other has the warning that a manifest gets", async () => {
    const { stderr, exitCode } = await explain("query", "trait('a') = 'x' AND trait('a') = 'y'");
    expect(exitCode).toBe(0);
    expect(stderr).toContain("[lint-contradiction]");
  });

  test("--trait takes a value instead of a condition", async () => {
    const query = "event('A').sum(property('x'))";
    expect((await explain("query", query)).exitCode).toBe(1);
    expect((await explain("query", "--trait", query)).exitCode).toBe(0);
    const linked = await explain("query", "--trait", "--type", "LINKED", query);
    expect([linked.exitCode, linked.stdout]).toEqual([1, ""]);
    expect(linked.stderr).toContain("not LINKED");
  });

  test("- reads the query from standard input", async () => {
    const { exitCode, stdout } = await runWords(["explain", "query", "-"], {
      cwd: import.meta.dirname,
      input: "trait('plan')\n  = 'pro'\n",
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("On one line\n  trait('plan') = 'pro'\n");
  });

  test("--format json tells the same to a machine", async () => {
    const { stdout } = await explain("query", "event('A').within(1 day).count() >= 1", "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      query: "event('A').within(1 day).count() >= 1",
      kind: "audience",
      type: "USERS",
      meaning: {
        words: "did A at least once in the last 1 day",
        line: "event('A').within(1 day).count() >= 1",
        lines: "event('A').within(1 day).count() >= 1",
        outline: {
          text: "event('A')",
          parts: [
            { text: ".within(1 day)", parts: [] },
            { text: ".count()", parts: [] },
            { text: ">= 1", parts: [] },
          ],
        },
        references: { traits: [], events: [{ name: "A" }], entities: [], properties: [], contexts: [] },
        cadence: "BATCH",
        cadenceReason: "it looks at events in a window of time",
        cadenceSource: expect.stringContaining("time windows"),
        history: true,
      },
      diagnostics: [],
    });
  });

  test("FQL is called FQL", async () => {
    const { exitCode, stderr } = await explain("query", "type = 'track' and match(event, 'Order*')");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("[query-is-fql]");
  });

  test.each([
    [["querry", "x"], "did you mean query? topics: query"],
    [["query"], "give it in quotes, or - to read it from standard input"],
  ])("%j is an error with its remedy", async (words, remedy) => {
    const { exitCode, stdout, stderr } = await explain(...words);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(remedy);
  });

  test("a query without quotes around it is an error", async () => {
    const { exitCode, stderr } = await explain("query", "trait('a')", "=", "1");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("too many arguments");
  });

  test("nothing in a query can paint over the report", async () => {
    const { stdout, stderr } = await explain("query", "trait('a\u001b[2J') = 1");
    expect(stdout + stderr).not.toContain("\u001b");
  });
});

describe("audiencectl explain KIND", () => {
  test("prints every field with its type and what is done with it", async () => {
    const { exitCode, stdout, stderr } = await explain("schedule");
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`Schedule, declared at spec.schedules[] of Audience manifests
  when replaced: the audience is not computed at its times until the new schedule exists

strategy  "PERIODIC", "SPECIFIC_DAYS", required
  PERIODIC runs at a fixed interval, SPECIFIC_DAYS at hours of chosen days.
  compared: value by value
  changed: in place
  cleared: required

config  mapping, required
  The times of the schedule: interval for PERIODIC; days, hours and timezone for SPECIFIC_DAYS.
  compared: value by value; days and hours are sets
  changed: in place
  cleared: required
`);
  });

  test("leads on to the parts of a kind", async () => {
    const { stdout } = await explain("Audience");
    expect(stdout).toContain("\nschedules  list; see audiencectl explain schedule\n");
    expect(stdout).toContain("\ndestinations  list; see audiencectl explain destination\n");
  });

  test.each(["audience", "trait", "ComputedTrait", "filter", "SpaceFilter", "destination", "activation"])(
    "%s as JSON has a meaning and an evidence for every field",
    async (topic) => {
      const { exitCode, stdout } = await explain(topic, "--format", "json");
      expect(exitCode).toBe(0);
      const { fields } = JSON.parse(stdout) as { fields: Record<string, unknown>[] };
      expect(fields.length).toBeGreaterThan(3);
      for (const field of fields)
        expect(field).toEqual({
          field: expect.stringMatching(/./),
          type: expect.stringMatching(/./),
          meaning: expect.stringMatching(/\.$/),
          required: expect.any(Boolean),
          compared: expect.stringMatching(/./),
          changed: expect.stringMatching(/./),
          cleared: expect.stringMatching(/./),
          evidence: expect.stringMatching(/^API\.md \d/),
        });
    },
  );

  test.each([
    [["destinaton"], "did you mean destination? topics: query, "],
    [["audience", "trait('a')"], `Audience spec has no field "trait('a')"`],
    [["trait", "--trait"], "--trait goes with queries only"],
    [["query", "audience/a"], "audience/a is an address, and explain query takes the text of a query"],
    [["query", "trait('a')", "--against", "trait/b"], "definition.query in its manifest"],
  ])("%j is an error with its remedy", async (words, remedy) => {
    const { exitCode, stdout, stderr } = await explain(...words);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(remedy);
  });
});
