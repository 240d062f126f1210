import { isChange } from "../../src/plan/change/is-change.ts";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { compareText } from "../../src/values/compare-text.ts";
import path from "node:path";
import { describe, expect, test } from "vitest";
import * as applyCommand from "../../src/commands/apply.ts";
import * as fmtCommand from "../../src/commands/fmt.ts";
import * as importCommand from "../../src/commands/import.ts";
import * as planCommand from "../../src/commands/plan.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runInProcess, type CommandResult, type CommandModule } from "../support/command.ts";
import { audience, every, linked, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { summarise } from "../support/scenario.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";
import { isLong } from "../support/length.ts";

/** An empty project beside a space of its own. */
async function setUp(settings: Partial<SimulatorSettings> = {}) {
  const space = await startSpace({ settings });
  const folder = temporaryFolder();
  writeProject(folder, []);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const run = (module: CommandModule, options: object = {}): Promise<CommandResult> =>
    runInProcess(module, { cwd: folder, env, options: { timeScale: TEST_TIME_SCALE, ...options } });
  const plan = async (): Promise<{ changes: string[]; refused: string[]; warnings: string[] }> => {
    const { stdout, stderr } = await run(planCommand, { format: "json" });
    const parsed = JSON.parse(stdout) as Plan;
    if (!("changes" in parsed)) throw new Error(stderr);
    return {
      changes: parsed.changes.filter(isChange).map(summarise),
      refused: parsed.refused.map(({ code }) => code),
      warnings: parsed.changes.flatMap(({ warnings }) => warnings.map(({ code }) => code)),
    };
  };
  return { space, folder, run, plan };
}

const users = (name: string, body: Record<string, unknown> = {}): Record<string, unknown> => ({
  name,
  audienceType: "USERS",
  definition: { query: `event('Order Completed').count() >= 1` },
  ...body,
});
const asks = (query: string): Record<string, unknown> => ({ definition: { query } });

const longCondition = Array.from({ length: 40 }, (_, n) => `trait('field_${n}') = 'value number ${n}'`).join(" OR ");

/** One audience for everything that could go wrong on the way into YAML and back. */
const varied: Record<string, unknown>[] = [
  users("Plain"),
  users("Disabled", { enabled: false }),
  users("Said", { description: `He said "it's fine": 100%` }),
  users("Emoji 🎉", { description: "🎉 party: yes" }),
  users("Blanks", { description: "   three blanks first\n\n  then two\nthen none   \n\n" }),
  users("Windows", { description: "one\r\ntwo\r\n" }),
  users("Controls", { description: "bell \u0007, delete \u007f, turn \u202e, line \u2028 end" }),
  users("Tab", { description: "\ttab first\nand\ta second line" }),
  users("Hash", { description: "# no comment\n--- no document\n..." }),
  ...[
    "yes",
    "null",
    "1.0",
    "2024-01-01",
    "~",
    "0x1f",
    "<<",
    "- item",
    "key: value",
    "@at",
    "*star",
    "&amp",
    "!bang",
  ].map((text) => users(text, { description: text })),
  users("Templates ${var.x} and $${y}", { description: "costs ${price} or $${more}, $$$" }),
  users("a/b/c \\ d"),
  users("Café crème"),
  users("日本語"),
  users("Названия"),
  users("x".repeat(200)),
  users("VIP"),
  users("Vip!"),
  users("Double quotes", asks(`event("Order Completed").where(property("title") = "it's").count() >= 1`)),
  users("Quotes", asks(String.raw`trait('o\'clock') = 'it\'s'`)),
  users("Broken lines", asks("event('A').count() >= 1\n  AND\n\n event('B').count() >= 1\r\nOR trait('c') = 'd'")),
  users("Long", asks(longCondition)),
  users("Dollar", asks("trait('a') = '${b}' AND trait('$${c}') = '$'")),
  users("Window", asks("event('A').within(30 days).count() >= 3")),
  users("Hours", asks("event('A').within(36 hours).count() >= 3")),
  users("History", { options: { includeHistoricalData: true } }),
  users("Backfill", { options: { includeHistoricalData: true, backfillEventDataDays: 90 } }),
  users("Ids", { options: { filterByExternalIds: ["email", "user_id"] } }),
  users("Anonymous", { options: { filterByExternalIds: ["anonymous_id", "user_id"] } }),
  users("All four", { options: { filterByExternalIds: ["ios.idfa", "user_id", "android.idfa", "email"] } }),
  { name: "Accounts", audienceType: "ACCOUNTS", ...asks("ANY event('Login').count() >= 1") },
  { name: "Linked", audienceType: "LINKED", ...asks("entity('accounts').count() > 1") },
  {
    name: "Linked to accounts",
    audienceType: "LINKED",
    definition: { query: "entity('accounts').count() > 1", targetEntity: "accounts" },
  },
  users("Uses plain", asks("trait('plain') = 'true' AND event('plain').count() >= 1 AND trait('stranger') = 'plain'")),
  users("Uses uses plain", asks("trait('uses_plain') = 'true'")),
];

describe("importing a space and planning at once", () => {
  const settings: Partial<SimulatorSettings>[] = [
    {},
    { queryEcho: "normalised" },
    { enabledDefault: false, paginationEnds: "absent" },
    { optionsPatch: "replace", emptyDescription: "accept" },
  ];
  test.each(settings)("shows only adoptions, whatever the space holds, with %o", async (given) => {
    const { space, run, plan } = await setUp(given);
    for (const body of varied) await space.byHand.create(body);
    const imported = await run(importCommand, { all: true });
    expect(imported.exitCode, imported.stderr).toBe(0);
    const { changes, refused } = await plan();
    expect(changes.filter((change) => !/^adopt audience\/\S+$/.test(change))).toEqual([]);
    expect(changes).toHaveLength(varied.length);
    expect(refused).toEqual([]);
  });

  test("gives no warnings but a note on double quotes, which the space keeps: nothing is declared that the server decides by itself", async () => {
    const { space, run, plan } = await setUp();
    for (const body of varied) await space.byHand.create(body);
    await run(importCommand, { all: true });
    expect((await plan()).warnings).toEqual(["plan-query-spelling"]);
  });

  test.runIf(isLong)("holds for a space of 300 audiences", async () => {
    const { space, run, plan } = await setUp({ rateLimits: false });
    for (let n = 0; n < 300; n += 1)
      await space.byHand.create(users(`Audience ${n}`, n === 0 ? {} : asks(`trait('audience_${n - 1}') = 'true'`)));
    const imported = await run(importCommand, { all: true });
    expect(imported.exitCode, imported.stderr).toBe(0);
    const { changes } = await plan();
    expect(changes.filter((change) => change.startsWith("adopt") && !change.includes(":"))).toHaveLength(300);
  });

  test.runIf(isLong)(
    "reads the lists of the space once, two pages for 300 audiences, when destinations are not asked for",
    async () => {
      const { space, run } = await setUp({ rateLimits: false });
      for (let n = 0; n < 300; n += 1) await space.byHand.create(users(`Audience ${n}`));
      const before = space.requests.length;
      await run(importCommand, { all: true, destinations: false });
      const lists = ["audiences", "audiences", "computed-traits", "filters"];
      const paths = space.requests.slice(before).map((request) => /\/([a-z-]+)(?:\?| )/.exec(request.slice(4))?.[1]);
      expect(paths.toSorted((a = "", b = "") => compareText(a, b))).toEqual(lists);
    },
  );

  test("never writes to the space", async () => {
    const { space, run } = await setUp();
    await space.byHand.create(users("A"));
    const before = JSON.stringify(space.simulator.state);
    await run(importCommand, { all: true });
    expect(JSON.stringify(space.simulator.state)).toBe(before);
  });

  test("adopts on apply, and then there is nothing left to do", async () => {
    const { space, run, plan } = await setUp();
    for (const body of varied) await space.byHand.create(body);
    await run(importCommand, { all: true });
    const applied = await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    expect(applied.exitCode, applied.stderr).toBe(0);
    expect((await plan()).changes).toEqual([]);
  });

  test("leaves nothing for fmt to rewrite", async () => {
    const { space, run } = await setUp();
    for (const body of varied) await space.byHand.create(body);
    await run(importCommand, { all: true });
    const formatted = await run(fmtCommand, { check: true });
    expect(formatted.stdout).toBe("");
  });

  test("keeps keys that go round in a circle as they are", async () => {
    const { space, folder, run, plan } = await setUp();
    await space.byHand.create(users("One"));
    await space.byHand.create(users("Two", asks("trait('one') = 'true'")));
    await space.byHand.create(users("Three", asks("trait('two') = 'true'")));
    // The simulator refuses circles, as the app does; a space that has one all the same must still be importable.
    const one = space.audiences().find(({ name }) => name === "One");
    if (one) one.query = "trait('three') = 'true'";
    await run(importCommand, { all: true, file: "audiences/all.yaml", force: true });
    expect(readFileSync(path.join(folder, "audiences/all.yaml"), "utf8")).not.toContain("${");
    expect((await plan()).changes.toSorted()).toEqual([
      "adopt audience/one",
      "adopt audience/three",
      "adopt audience/two",
    ]);
  });

  test("refers to audiences that have manifests already", async () => {
    const { space, folder, run, plan } = await setUp();
    writeProject(folder, [audience("mine")]);
    await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    await space.byHand.create(users("New", asks("trait('mine') = 'true'")));
    await run(importCommand, { all: true });
    expect(readFileSync(path.join(folder, "audiences/new.yaml"), "utf8")).toContain("trait('${audience.mine.key}')");
    expect((await plan()).changes).toEqual(["adopt audience/new"]);
  });

  test("imports two audiences with one name, each of which can then be changed", async () => {
    const { folder, space, run, plan } = await setUp();
    await space.byHand.create(users("Twin"));
    await space.byHand.create(users("Twin"));
    await run(importCommand, { all: true });
    expect((await plan()).changes.toSorted()).toEqual(["adopt audience/twin", "adopt audience/twin-2"]);
    await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    const file = path.join(folder, "audiences/twin-2.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("enabled: true", "enabled: false"));
    expect((await plan()).changes).toEqual(["update audience/twin-2: enabled"]);
    await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    expect((await plan()).changes).toEqual([]);
  });

  test("leaves out a name that no manifest can hold", async () => {
    const { space, run, plan } = await setUp();
    await space.byHand.create(users(" Blank"));
    await space.byHand.create(users("Fine"));
    const { exitCode, stderr } = await run(importCommand, { all: true });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("starts or ends with a blank");
    expect((await plan()).changes).toEqual(["adopt audience/fine"]);
  });
});

describe("bringing edits made by hand back", () => {
  /** Applies manifests, lets somebody edit the space, updates, and plans. */
  async function updateAfter(
    manifests: Manifest[],
    byHand: (space: Awaited<ReturnType<typeof startSpace>>) => Promise<void>,
  ) {
    const setup = await setUp({ anonymousIdPatch: "accept", cadenceFlip: "accept", emptyDescription: "accept" });
    const { space, folder, run, plan } = setup;
    writeProject(folder, manifests);
    const applied = await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    expect(applied.exitCode, applied.stderr).toBe(0);
    await byHand(space);
    const updated = await run(importCommand, { update: true });
    return { ...setup, updated, changes: (await plan()).changes };
  }

  describe("takes parts as they are in the space, since nothing records what was applied", () => {
    const scheduled = (...intervals: string[]): Manifest => linked("a", { schedules: intervals.map(every) });
    const update = async (declared: Manifest, options: object = {}) => {
      const setup = await setUp();
      writeProject(setup.folder, [scheduled("4h")]);
      const applied = await setup.run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
      expect(applied.exitCode, applied.stderr).toBe(0);
      writeProject(setup.folder, [declared]);
      return { ...setup, updated: await setup.run(importCommand, { update: true, ...options }) };
    };

    test("so a plan after it is empty", async () => {
      const { updated, plan } = await update(scheduled("8h"));
      expect(updated.exitCode, updated.stderr).toBe(0);
      expect((await plan()).changes).toEqual([]);
    });

    test("and says that an edit of the manifest may be undone by that", async () => {
      const { updated } = await update(scheduled("8h"));
      expect(updated.stderr).toMatch(
        /audience\/a\/schedule\/1: taken as in the space\. .*may also undo an edit of the manifest/,
      );
    });

    test("and leaves them alone with --no-destinations", async () => {
      const { updated, plan } = await update(scheduled("8h"), { destinations: false });
      expect(updated, updated.stderr).toMatchObject({ exitCode: 0, stdout: "" });
      expect((await plan()).changes).toEqual(["update audience/a/schedule/1: config.interval"]);
    });

    test("and does not say of one that is declared and not there that it was removed", async () => {
      const { updated } = await update(scheduled("4h", "12h"));
      expect(updated.stderr).toContain("is not in the space: removed there, or not applied yet");
    });
  });

  const full = audience("a", {
    description: "One line.",
    options: { includeHistoricalData: true, filterByExternalIds: ["user_id", "email"], backfillEventDataDays: 30 },
  });
  const marker = (space: Awaited<ReturnType<typeof startSpace>>): string =>
    space.named("A").description.split("\n").at(-1) ?? "";

  test.each<[string, (marker: string) => Record<string, unknown>]>([
    ["a switch", () => ({ enabled: false })],
    ["a name", () => ({ name: "yes: it's # new" })],
    ["a query", () => asks("event('B').count() >= 2")],
    ["a query of several lines", () => asks("event('A').count() >= 1 AND trait('b') = 'c'")],
    ["a text of several lines", (mark) => ({ description: `one\n  two: 'x'\n\nthree\n${mark}` })],
    ["a text that is emptied", (mark) => ({ description: mark })],
    ["a text with a template in it", (mark) => ({ description: `costs \${price}\n${mark}` })],
    ["identifiers", () => ({ options: { filterByExternalIds: ["email", "anonymous_id"] } })],
    ["a backfill window", () => ({ options: { includeHistoricalData: true, backfillEventDataDays: 60 } })],
  ])("%s that was changed leaves nothing to plan", async (_title, edit) => {
    const { updated, changes } = await updateAfter([full], (space) => space.byHand.edit("A", edit(marker(space))));
    expect(updated.exitCode, updated.stderr).toBe(0);
    expect(changes).toEqual([]);
  });

  test("history that was switched off takes the backfill window with it", async () => {
    const { folder, changes } = await updateAfter([full], async (space) => {
      await space.byHand.edit("A", { enabled: true });
      const stored = space.named("A");
      stored.options = { includeHistoricalData: false, filterByExternalIds: ["user_id", "email"] };
    });
    expect(changes).toEqual([]);
    expect(readFileSync(path.join(folder, "audiences/all.yaml"), "utf8")).not.toContain("backfill");
  });

  test("only the edited file is written", async () => {
    const { folder, updated } = await updateAfter([full, audience("b")], (space) =>
      space.byHand.edit("B", { enabled: false }),
    );
    expect(updated.stdout).toBe("audiences/all.yaml: audience/b: enabled\n");
    expect(readdirSync(path.join(folder, "audiences"))).toEqual(["all.yaml"]);
  });

  test("a query that was edited by hand is written with the references that its manifest has", async () => {
    const { updated, changes } = await updateAfter(
      [audience("a"), audience("b", asks("trait('${audience.a.key}') = 'true'"))],
      (space) => space.byHand.edit("B", asks("trait('a') = 'false'")),
    );
    expect(updated.exitCode).toBe(0);
    expect(changes).toEqual([]);
  });

  test("an interpolation that already comes to the live value is no reason to stop", async () => {
    const { updated, changes } = await updateAfter(
      [audience("a"), audience("b", asks("trait('${audience.a.key}') = 'true'"))],
      (space) => space.byHand.edit("B", { enabled: false }),
    );
    expect(updated.exitCode, updated.stderr).toBe(0);
    expect(changes).toEqual([]);
  });

  test("nothing is written with --dry-run, and the diff is what would be", async () => {
    const { space, folder, run } = await setUp();
    writeProject(folder, [audience("a")]);
    await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    await space.byHand.edit("A", { enabled: false });
    const file = path.join(folder, "audiences/all.yaml");
    const before = readFileSync(file, "utf8");
    const { stdout } = await run(importCommand, { update: true, dryRun: true });
    expect(stdout).toContain("-  enabled: true\n+  enabled: false\n");
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("a byte order mark and Windows line ends stay", async () => {
    const { space, folder, run, plan } = await setUp();
    writeProject(folder, [audience("a")]);
    const file = path.join(folder, "audiences/all.yaml");
    const text = `\uFEFF${readFileSync(file, "utf8").replaceAll("\n", "\r\n")}`;
    writeFileSync(file, text);
    await run(applyCommand, { autoApprove: true, lockTimeout: 600_000 });
    await space.byHand.edit("A", { enabled: false });
    await run(importCommand, { update: true });
    expect(readFileSync(file, "utf8")).toBe(text.replace("enabled: true", "enabled: false"));
    expect((await plan()).changes).toEqual([]);
  });
});
