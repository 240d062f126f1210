import { writeFileSync } from "node:fs";
import path from "node:path";
import { profileOf } from "../support/profile.ts";
import { temporaryFolder } from "../support/project.ts";
import { describe, expect, test } from "vitest";
import { topicWords } from "../../src/commands/explain/topics.ts";
import * as module from "../../src/commands/explain.ts";
import { exitCodes } from "../../src/commands/exit-codes.ts";
import { ruleCodes } from "../../src/diagnostics/codes.ts";
import { resourceKinds } from "../../src/resources/kinds.ts";
import { settingRows } from "../../src/simulator/settings.ts";
import { runWords } from "../support/command-line.ts";
import { runInProcess, type CommandResult } from "../support/command.ts";

const cwd = import.meta.dirname;
const explain = (...words: string[]): Promise<CommandResult> => runWords(["explain", ...words], { cwd });

/** Without a process of its own, for tables. */
function read(positional: string[], options: object = {}): Promise<CommandResult> {
  return runInProcess(module, { cwd, positional, options: { type: "USERS", ...options } });
}

async function readJson(positional: string[], options: object = {}): Promise<Record<string, unknown>> {
  const { exitCode, stdout, stderr } = await read(positional, { ...options, format: "json" });
  expect([exitCode, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as Record<string, unknown>;
}

describe("audiencectl explain", () => {
  test("without a topic lists the topics", async () => {
    const { exitCode, stdout, stderr } = await explain();
    expect([exitCode, stderr]).toEqual([0, ""]);
    for (const topic of ["query TEXT", "audience", "KIND.FIELD", "project", "codes", "exit-code N", "simulator"])
      expect(stdout).toMatch(new RegExp(`^  ${topic} {2,}\\S`, "m"));
  });

  test("without a topic lists the same topics for machines", async () => {
    const { topics } = (await readJson([])) as { topics: { topic: string; explains: string }[] };
    expect(topics.map(({ topic }) => topic)).toEqual(expect.arrayContaining(["project", "codes", "CODE"]));
    for (const { explains } of topics) expect(explains).not.toBe("");
  });

  test.each(topicWords.filter((word) => word !== "query"))("%s explains itself in text and as JSON", async (word) => {
    const { exitCode, stdout, stderr } = await read([word]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^\S[\s\S]+[^\n]\n$/);
    expect(Object.keys(await readJson([word])).length).toBeGreaterThan(0);
  });
});

describe("audiencectl explain KIND.FIELD", () => {
  test("prints everything that is known of a field", async () => {
    const { exitCode, stdout, stderr } = await explain("audience.spec.options.filterByExternalIds");
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`Audience spec.options.filterByExternalIds  list of string
  Members need one of these identifiers. The order has no meaning. Adding anonymous_id means recreating the audience.
  default: ["user_id","email","android.idfa","ios.idfa"]
  limits: at least one entry; no entry twice; each entry not empty
  example: ["user_id","email"]
  compared: as a set
  changed: in place; some changes by a replacement
  cleared: list the default four
`);
  });

  test("prints the fields of a mapping", async () => {
    const { stdout } = await explain("project.spec.guards");
    expect(stdout).toBe(`Project spec.guards  mapping
  How much one plan may destroy or change before it is refused. The same for every environment; each plan is measured by itself.

maxDeletePercent  number
  Share of the owned objects, those that the plan adopts among them, that one plan may delete or replace, in percent. Parts of audiences, such as connections, are not counted.

maxChangePercent  number
  Share of the owned objects, those that the plan adopts among them, that one plan may change, in percent. Parts of audiences are not counted.

maxDeletes  integer
  How many objects one plan may delete or replace, and parts of audiences that stay.

maxMembersResent  integer
  How many members of whole audiences one plan may send: to new destinations of audiences with historical data, by performResync, by a replacement, or by what is switched on. Who may be sent counts, too. Who enters an audience later, such as by a wider query, does not count, because nobody knows how many they are. Left out: any number.
`);
  });

  test("prints the same for machines", async () => {
    expect(await readJson(["project.spec.guards.maxDeletes"])).toEqual({
      kind: "Project",
      field: "spec.guards.maxDeletes",
      type: "integer",
      required: false,
      meaning: "How many objects one plan may delete or replace, and parts of audiences that stay.",
      default: 10,
      allowed: [],
      limits: ["at least 0"],
      examples: [3],
      fields: [],
    });
  });

  test("says of a part of a field with what it is compared", async () => {
    expect(await readJson(["schedule.config.interval"])).toMatchObject({
      field: "spec.schedules[].config.interval",
      allowed: expect.arrayContaining(["15m", "1d"]),
      treatment: { field: "spec.schedules[].config", changed: "in place" },
    });
  });

  test("leads from a list of parts to their kind", async () => {
    expect((await explain("audience.spec.destinations")).stdout).toContain(
      "  entries: see audiencectl explain destination\n",
    );
  });

  test("prints examples of several lines as a manifest holds them", async () => {
    const { stdout } = await explain("audience.spec.definition.query");
    expect(stdout).toContain(
      "  example: |\n    trait('${trait.lifetime-value.key}') > ${var.amount}\n    AND NOT trait(",
    );
  });

  test.each([
    [["audience", "spec.options.filterByExternalIds"], "spec.options.filterByExternalIds"],
    [["audience.options.filterByExternalIds"], "spec.options.filterByExternalIds"],
    [["audience.spec", "options.filterByExternalIds"], "spec.options.filterByExternalIds"],
    [["Audience.metadata.adopt.key"], "metadata.adopt.key"],
    [["audience.spec.destinations[0].activations[].enabled"], "spec.destinations[].activations[].enabled"],
    [["audience.spec.destinations.activations.enabled"], "spec.destinations[].activations[].enabled"],
    [["activation.enabled"], "spec.destinations[].activations[].enabled"],
    [["ComputedTrait", ".definition.type"], "spec.definition.type"],
    [["project.spec.environments.production.region"], "spec.environments.NAME.region"],
    [["destination.connectionSettings.apiKey"], "spec.destinations[].connectionSettings.NAME"],
    [["destination.connectionSettings.apiKey.anything"], "spec.destinations[].connectionSettings.NAME.NAME"],
  ])("%j is the field %s", async (words, field) => {
    expect((await readJson(words))["field"]).toBe(field);
  });

  test.each([
    ["audience.spec.name", true],
    ["audience.spec.definition.query", true],
    ["audience.spec.description", false],
    ["project.spec.environments.prod.space", true],
  ])("%s is required: %s", async (topic, required) => {
    expect((await readJson([topic]))["required"]).toBe(required);
  });

  test.each(
    resourceKinds.flatMap(({ prefix, fields }) =>
      fields.map(({ pointer, comparison }): [string, string] => [
        `${prefix}.${pointer.slice(1).replaceAll("/", ".")}`,
        comparison.words,
      ]),
    ),
  )("%s is compared as its row in the table of fields says", async (topic, words) => {
    const { treatment } = (await readJson([topic])) as { treatment: { compared: string; evidence: string } };
    // What counts where an answer leaves the field out is said behind that.
    expect(treatment.compared.split("; absent is ")[0]).toBe(words);
    expect(treatment.evidence).toMatch(/^API\.md \d/);
  });

  test("--recursive prints an outline of everything below", async () => {
    const { exitCode, stdout } = await explain("schedule", "--recursive");
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`Audience spec.schedules
  strategy  "PERIODIC", "SPECIFIC_DAYS", required
  config  mapping, required
    interval  "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d"
    days  list of integer
    hours  list of integer
    timezone  string
`);
  });

  test("--recursive prints a whole document from its top", async () => {
    const { stdout } = await explain("project", "-r");
    expect(stdout).toMatch(/^Project\n {2}apiVersion {2}"audiencectl\/v1", required\n/);
    expect(stdout).toMatch(
      /\n {4}environments {2}mapping, required\n {6}NAME {2}mapping\n {8}space {2}string, required\n/,
    );
  });

  test.each([
    [["audience.spec.optons"], 'Audience spec has no field "optons"', "did you mean options? allowed fields: name, "],
    [["audience.spec.query"], 'Audience spec has no field "query"', "did you mean audience.spec.definition.query?"],
    [["audience.spec.options.x"], 'Audience spec.options has no field "x"', "allowed fields: includeHistoricalData, "],
    [["audience.spec.name.first"], 'Audience spec.name has no field "first"', "it has no fields"],
    [["audience", "spec..name"], 'Audience spec has no field ""', "allowed fields: name, "],
    [["audiense.spec.options"], "nothing to explain", "did you mean audience.spec.options?"],
  ])("%j is an error that says %s", async (words, message, hint) => {
    const { exitCode, stdout, stderr } = await read(words);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
  });
});

describe("audiencectl explain CODE", () => {
  test("prints what a finding is about", async () => {
    const { exitCode, stdout, stderr } = await explain("plan-too-many-deletes");
    const { title, explanation } = ruleCodes["plan-too-many-deletes"];
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toBe(`plan-too-many-deletes\n  ${title}.\n  ${explanation}\n`);
  });

  test.each(["[query-never-true]", "QUERY-NEVER-TRUE"])("%s, as it may be copied, is the code", async (word) => {
    expect(await readJson([word])).toEqual({ code: "query-never-true", ...ruleCodes["query-never-true"] });
  });

  test("codes lists all of them with their titles, by families", async () => {
    const { stdout } = await explain("codes");
    const rows = stdout.split("\n").map((line) => line.trim().replace(/ {2,}/, ": "));
    expect(rows).toEqual(
      expect.arrayContaining(Object.entries(ruleCodes).map(([code, { title }]) => `${code}: ${title}`)),
    );
    expect(stdout.match(/^\S+$/gm)).toEqual([
      "document-",
      "project-",
      "manifest-",
      "query-",
      "lint-",
      "catalog-",
      "plan-",
      "drift-",
      "test-",
    ]);
  });

  test("codes lists them for machines", async () => {
    const { codes } = (await readJson(["codes"])) as { codes: unknown[] };
    expect(codes).toEqual(Object.entries(ruleCodes).map(([code, rule]) => ({ code, ...rule })));
  });

  test.each([
    [["plan-to-many-deletes"], "did you mean plan-too-many-deletes?"],
    [["codes", "plan"], "write audiencectl explain codes"],
    [["query-is-fql", "x"], "write audiencectl explain query-is-fql"],
  ])("%j is an error with its remedy", async (words, hint) => {
    const { exitCode, stderr } = await read(words);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(hint)]);
  });
});

describe("audiencectl explain exit-codes", () => {
  test("prints every exit code with what to do about it", async () => {
    const { exitCodes: rows } = (await readJson(["exit-codes"])) as { exitCodes: Record<string, unknown>[] };
    expect(rows.map(({ exitCode }) => exitCode)).toEqual(Object.values(exitCodes));
    for (const { advice } of rows) expect(advice).toMatch(/^\S.{15,}\.$/);
  });

  test.each([[["3"]], [["exit-code", "3"]], [["exit-codes", "3"]], [["exit-code.3"]]])(
    "%j is one of them",
    async (words) => {
      const { stdout } = await read(words);
      expect(stdout).toMatch(/^3 {2}refused .*\n {2}\S.*\.\n$/);
    },
  );

  test.each([[["9"]], [["exit-code", "x"]]])("%j is an error that lists them", async (words) => {
    const { exitCode, stderr } = await read(words);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("exit codes: 0, 1, 2, 3, 4, 5")]);
  });
});

describe("audiencectl explain simulator", () => {
  test("has every setting", async () => {
    const { settings } = (await readJson(["simulator"])) as { settings: { setting: string }[] };
    expect(settings.map(({ setting }) => setting)).toEqual(Object.keys(settingRows));
  });

  test("prints one of them", async () => {
    expect((await explain("simulator", "lockErrorStatus")).stdout).toBe(
      `lockErrorStatus\n  ${settingRows.lockErrorStatus.about}\n  default: 409\n  allowed: 409, 422\n`,
    );
  });

  test("shows what a probe measured beside the default", async () => {
    const folder = temporaryFolder();
    const profile = profileOf(
      { nameCollision: 409 },
      { open: { locksOn: "the audience was unlocked before it could be looked at" } },
    );
    profile.settings["lockSeconds"] = { value: 38, confidence: "measured", min: 31, max: 52, n: 3, exchanges: [7] };
    writeFileSync(path.join(folder, "probe.json"), JSON.stringify(profile));
    const words = ["explain", "simulator", "--profile", "probe.json"];
    const { stdout } = await runWords(words, { cwd: folder, env: {} });
    expect(stdout).toContain("  default: suffix\n  profile: 409 (observed)\n");
    expect(stdout).toContain("  default: 5\n  profile: 38 (measured, from 31 to 52)\n");
    expect(stdout).toContain("  profile: not settled: the audience was unlocked before it could be looked at\n");
    const json = await runWords([...words, "--format", "json"], { cwd: folder, env: {} });
    expect(JSON.parse(json.stdout)).toMatchObject({
      settings: expect.arrayContaining([
        expect.objectContaining({
          setting: "nameCollision",
          default: "suffix",
          profile: profile.settings["nameCollision"],
        }),
      ]) as object,
    });
  });

  test("an unknown setting is an error with its remedy", async () => {
    const { exitCode, stderr } = await read(["simulator.lockErorStatus"]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("did you mean lockErrorStatus?")]);
  });
});

describe("flags that do not go with a topic", () => {
  test.each([
    [["codes"], { recursive: true }, "--recursive goes with kinds and fields only"],
    [["query", "trait('a') = 1"], { recursive: true }, "--recursive goes with kinds and fields only"],
    [["audience.spec.name"], { trait: true }, "--trait goes with queries only"],
    [["3"], { trait: true }, "--trait goes with queries only"],
  ])("%j with %j is an error", async (words, options, message) => {
    const { exitCode, stdout, stderr } = await read(words, options);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });

  test("a query without the word before it is told from a topic", async () => {
    const { exitCode, stderr } = await read(["trait('plan').gte(1)"]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("a query comes after the word query, in quotes")]);
  });

  test("nothing in a topic can paint over the error", async () => {
    const { stderr } = await read(["audience.spec.\u001b[2J"]);
    expect(stderr).not.toContain("\u001b");
  });
});
