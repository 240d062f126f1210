import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parseAllDocuments, stringify } from "yaml";
import * as applyCommand from "../../src/commands/apply.ts";
import * as fmtCommand from "../../src/commands/fmt.ts";
import * as planCommand from "../../src/commands/plan.ts";
import { isWritten } from "../../src/plan/change/is-change.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { runInProcess, type CommandResult, type CommandModule } from "../support/command.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { scenario, summarise } from "../support/scenario.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";
import { openWorkshop } from "../support/workshop.ts";
import { scramble } from "../support/scramble.ts";

const example = path.resolve(import.meta.dirname, "../../examples/ecommerce");

/** A copy of the example that is applied to a simulated space. */
async function applyExample(environment: string) {
  const folder = temporaryFolder();
  cpSync(example, folder, { recursive: true, filter: (name) => path.basename(name) !== ".audiencectl" });
  const run = (module: CommandModule, options: object): Promise<CommandResult> =>
    runInProcess(module, {
      cwd: folder,
      options: { simulate: true, timeScale: TEST_TIME_SCALE, env: environment, ...options },
    });
  const applied = await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
  expect(applied.exitCode, applied.stderr).toBe(0);
  const files = readdirSync(path.join(folder, "audiences")).map((name) => path.join(folder, "audiences", name));
  /** Changes the text of every manifest file. */
  const rewrite = (change: (text: string) => string): void => {
    for (const file of files) writeFileSync(file, change(readFileSync(file, "utf8")));
  };
  const plan = async (): Promise<Plan> => JSON.parse((await run(planCommand, { format: "json" })).stdout) as Plan;
  return { run, rewrite, plan };
}

/** A manifest file with all of its queries written in another way. */
function scrambleFile(text: string): string {
  return parseAllDocuments(text)
    .map((document) => {
      const query = String(document.getIn(["spec", "definition", "query"]));
      const scrambled = scramble(query);
      expect(scrambled).not.toBe(query);
      document.setIn(["spec", "definition", "query"], scrambled);
      return stringify(document.toJS());
    })
    .join("---\n");
}

describe("the queries of examples/ecommerce", () => {
  test.each(["staging", "production"])("written in any other way, they need no change in %s", async (environment) => {
    const { run, rewrite, plan } = await applyExample(environment);
    const { unchanged } = await plan();
    expect(unchanged).toBeGreaterThan(8);
    rewrite(scrambleFile);
    const scrambled = await plan();
    expect(scrambled.changes.filter(isWritten)).toEqual([]);
    expect(scrambled.unchanged).toBe(unchanged);
    const formatted = await run(fmtCommand, { format: "json" });
    expect(JSON.parse(formatted.stdout)).toMatchObject({
      queries: 13,
      rewritten: { length: 13 },
      skipped: [],
    });
    expect((await plan()).changes.filter(isWritten)).toEqual([]);
  });

  test("they are formatted", async () => {
    const { stdout, exitCode } = await runInProcess(fmtCommand, { cwd: example, options: { check: true } });
    expect([stdout, exitCode]).toEqual(["", 0]);
  });

  test.each<[title: string, before: string, after: string, address: string, diff: string[]]>([
    [
      "on one line",
      "within(90 days).count() >= 3",
      "within(90 days).count() >= 4",
      "audience/repeat-buyers",
      [
        "- event('Order Completed').within(90 days).count() >= 3",
        "+ event('Order Completed').within(90 days).count() >= 4",
      ],
    ],
    [
      "on one of several lines",
      "within(180 days)",
      "within(200 days)",
      "audience/win-back",
      [
        "  AND event('Order Completed').count() >= 1",
        "- AND event('Order Completed').within(180 days).count() = 0",
        "+ AND event('Order Completed').within(200 days).count() = 0",
      ],
    ],
  ])("one number that changes %s is one update that shows it", async (_title, before, after, address, diff) => {
    const { run, rewrite, plan } = await applyExample("production");
    rewrite((text) => text.replace(before, after));
    expect((await plan()).changes.map(summarise)).toEqual([`update ${address}: definition.query`]);
    const { stdout } = await run(planCommand, { format: "text" });
    const lines = stdout.split("\n").map((line) => line.trim());
    expect(lines.filter((line) => /^[-+] /.test(line))).toEqual(diff.filter((line) => /^[-+] /.test(line)));
    for (const line of diff) expect(lines).toContain(line.trim());
  });

  test("one number that changes in a scrambled query is still one update", async () => {
    const { rewrite, plan } = await applyExample("production");
    rewrite((text) => scrambleFile(text).replace("within(180 days)", "within(200 days)"));
    expect((await plan()).changes.filter(isWritten).map(summarise)).toEqual([
      "update audience/win-back: definition.query",
    ]);
  });
});

const many = (...names: string[]): Manifest[] => names.map((name) => audience(name));
const created = (...names: string[]): string[] => names.map((name) => `create audience/${name}`);
const using = (name: string, ...targets: string[]): Manifest =>
  audience(name, {
    definition: { query: targets.map((target) => `trait('\${audience.${target}.key}') = 'true'`).join(" AND ") },
  });

interface Respelled {
  /** The warning that the spelling before gets and the one after does not. */
  keeps?: string;
  audienceType?: "LINKED";
}

/** Walks from one spelling to another of the same meaning: nothing is written, and the plan says why. */
const respelled: [what: string, before: string, after: string, equalBy: string, more?: Respelled][] = [
  [
    "hours instead of days",
    "event('A').within(1 day).count() >= 1",
    "event('A').within(24 hours).count() > 0",
    "a day of 24 hours (within(24 hours).count() >= 1 is within(1 day).count() >= 1), whole numbers of a count (count() > 0 is count() >= 1)",
  ],
  ["NOT exists()", "trait('plan').absent()", "NOT trait('plan').exists()", "absent() and NOT exists()"],
  [
    "what the warning of a superseded name advises",
    "trait('plan').contains_one('x')",
    "trait('plan').contains('x')",
    "contains_one (trait('a').contains_one('x') is trait('a').contains('x'))",
    { keeps: "contains_one(…) was replaced by contains(…) in April 2024 (query-superseded)" },
  ],
  [
    "what the warning of a bare true advises",
    "trait('plan') = true",
    "trait('plan') = 'true'",
    "bare true and false (trait('a') = true is trait('a') = 'true')",
    {
      keeps:
        "The reference knows no bare true; membership and flags are compared to the text 'true' (query-undocumented)",
    },
  ],
  [
    "what the warning of a filtered count to 0 advises",
    "entity('orders').where(property('total') > 5).count() = 0",
    "NOT entity('orders').where(property('total') > 5).count() >= 1",
    "counts that are not reached (count() = 0 is NOT count() >= 1)",
    {
      audienceType: "LINKED",
      keeps:
        "Linked audiences do not count to exactly or at most 0 where the entities are filtered (query-not-supported)",
    },
  ],
  ["no literal()", "trait('age') = literal(5)", "trait('age') = 5", "values in literal() and without"],
  [
    "what the warning of a superseded operator advises",
    "trait('plan').eq('x')",
    "trait('plan') = 'x'",
    "names and signs of comparisons",
    { keeps: "eq(…) was replaced by equals(…) in April 2024 (query-superseded)" },
  ],
];

describe("a query that is spelled in another way", () => {
  test.each(respelled)(
    "by %s is not written, and the plan names what makes both equal",
    async (_, before, after, by, { keeps, audienceType } = {}) => {
      const declared = (query: string): Manifest[] => [
        audience("a", { definition: { query }, ...(audienceType && { audienceType }) }),
      ];
      const { apply, declare, plan } = await openWorkshop(declared(before));
      const applied = await apply();
      expect(applied.exitCode, applied.stderr).toBe(0);
      declare(declared(after));
      const planned = await plan({ detailedExitcode: true });
      const { changes } = planned.plan;
      expect(changes.map(({ action, warnings }) => ({ action, warnings }))).toMatchObject([
        {
          action: "none",
          warnings: [
            {
              code: "plan-query-spelling",
              severity: "info",
              message: `definition.query is spelled in another way in the space and means the same, so it is not written${by && `; equal by ${by}`}`,
              ...(keeps !== undefined && {
                hint: `the declared spelling is written together with the next change of the meaning; until then the space keeps one with a warning: ${keeps}`,
              }),
              source: { file: "audiences/all.yaml" },
            },
          ],
        },
      ]);
      expect(planned.exitCode).toBe(0);
    },
  );
});

describe("queries in plans", () => {
  const batch = { definition: { query: "event('A').within(7 days).count() >= 1" } };

  scenario("a query that turns from real-time to batch needs a replacement, and that needs leave", [
    { manifests: many("a", "b", "c", "d"), changes: created("a", "b", "c", "d") },
    {
      manifests: [audience("a", batch), ...many("b", "c", "d")],
      changes: ["replace audience/a: definition.query"],
      refused: ["plan-replacement-not-allowed"],
    },
    {
      manifests: [audience("a", batch, { replace: "allow" }), ...many("b", "c", "d")],
      changes: ["replace audience/a: definition.query"],
      check: (space) => expect(space.named("A").query).toBe(batch.definition.query),
    },
    { manifests: [audience("a", batch), ...many("b", "c", "d")], changes: [] },
  ]);

  test.each([
    [
      "event('A').count() >= 1",
      "event('A').within(7 days).count() >= 1",
      "probably turns a real-time audience into a batch one: it looks at events in a window of time",
    ],
    [
      "event('A').within(7 days).count() >= 1",
      "event('A').count() >= 1",
      "probably turns a batch audience into a real-time one; before, it looks at events in a window of time",
    ],
  ])("from %s to %s the plan says why", async (before, after, reason) => {
    const space = await startSpace();
    const folder = temporaryFolder();
    const run = async (module: CommandModule, query: string): Promise<CommandResult> => {
      writeProject(folder, [audience("a", { definition: { query } })]);
      const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
      const options = { timeScale: TEST_TIME_SCALE, autoApprove: true, lockTimeout: 600_000 };
      return await runInProcess(module, { cwd: folder, env, options });
    };
    await run(applyCommand, before);
    const { stdout, exitCode } = await run(planCommand, after);
    expect(exitCode).toBe(3);
    expect(stdout).toContain(`definition.query cannot be edited: the query ${reason}`);
    expect(stdout).toContain("-/+ audience/a will be replaced (deleted and recreated)");
  });

  const stranger = { definition: { query: "trait('seen').older_than(30 days)" } };

  scenario("a query with a function that nobody knows is edited in place, and the plan says that this may be refused", [
    { manifests: many("a"), changes: created("a") },
    {
      manifests: [audience("a", stranger)],
      changes: ["update audience/a: definition.query"],
      warnings: ["plan-cadence-unknown"],
    },
    { manifests: [audience("a", stranger)], changes: [] },
    { manifests: [audience("a", { ...stranger, description: "New." })], changes: ["update audience/a: description"] },
  ]);

  scenario("what the query of somebody else's audience uses is not deleted", [
    { manifests: many("a", "b", "c", "d"), changes: created("a", "b", "c", "d") },
    {
      byHand: (space) =>
        space.byHand.create({
          name: "By hand",
          audienceType: "USERS",
          definition: { query: "event('X').count() >= 1 AND NOT trait('a') = 'true'" },
        }),
      manifests: many("b", "c", "d"),
      changes: ["delete audience/a"],
      refused: ["plan-still-used"],
    },
    {
      byHand: (space) => space.byHand.edit("By hand", { definition: { query: "event('X').count() >= 1" } }),
      changes: ["delete audience/a"],
    },
  ]);

  scenario("what a function that nobody knows may use is not deleted", [
    { manifests: many("a", "b", "c", "d"), changes: created("a", "b", "c", "d") },
    {
      byHand: (space) =>
        space.byHand.create({
          name: "By hand",
          audienceType: "USERS",
          definition: { query: "member_of('a').exists()" },
        }),
      manifests: many("b", "c", "d"),
      changes: ["delete audience/a"],
      refused: ["plan-still-used"],
    },
  ]);

  scenario("a key that stands in a query as a value or an event keeps nobody alive", [
    {
      byHand: (space) =>
        space.byHand.create({
          name: "By hand",
          audienceType: "USERS",
          definition: { query: "event('a').count() >= 1 AND trait('x') = 'a'" },
        }),
      manifests: many("a", "b", "c", "d"),
      changes: created("a", "b", "c", "d"),
    },
    { manifests: many("b", "c", "d"), changes: ["delete audience/a"] },
  ]);

  const deletions = (names: readonly string[]): string[] => names.map((name) => `delete audience/${name}`);

  scenario("an audience goes together with what it uses, users first", [
    {
      manifests: [...many("a", "m"), using("z", "a", "m"), using("b", "z"), ...many("r", "s", "t")],
      changes: created("a", "m", "z", "b", "r", "s", "t"),
    },
    {
      manifests: many("r", "s", "t"),
      flags: { maxDeletePercent: 60 },
      changes: deletions(["b", "z", "a", "m"]),
      check: (space) => {
        const gone = space.requests.filter((line) => line.startsWith("DELETE")).map((line) => line.split(" ")[3]);
        // A deletion whose answer was lost is sent again; none is refused because somebody still uses the object.
        expect(gone).not.toContain("409");
        expect(gone.filter((status) => status === "200").length).toBeGreaterThanOrEqual(3);
        expect(space.audiences().map(({ name }) => name)).toEqual(["R", "S", "T"]);
      },
    },
  ]);

  scenario("what a query stops to use goes in the same run, after the query has changed", [
    { manifests: [...many("a", "r", "s", "t"), using("z", "a")], changes: created("a", "r", "s", "t", "z") },
    {
      manifests: [...many("r", "s", "t"), using("z", "r")],
      changes: ["update audience/z: definition.query", "delete audience/a"],
    },
  ]);
});
