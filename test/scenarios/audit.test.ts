import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Audit } from "../../src/hygiene/audit.ts";
import { auditRuleNames } from "../../src/hygiene/audit.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import type { SimulatedSpace, SimulatorState, StoredAudience } from "../../src/simulator/state.ts";
import { compareText } from "../../src/values/compare-text.ts";
import { runWords } from "../support/command-line.ts";
import type { CommandResult } from "../support/command.ts";
import { temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, type TestSpace } from "../support/space.ts";

const TIME_SCALE = 6000;

/** The large seed with what somebody does to it. Nothing in it is locked or being computed. */
function seeded(change: (space: SimulatedSpace) => void = () => {}): SimulatorState {
  const state = largeSpace(1, Date.now());
  const [space] = state.spaces;
  if (space) change(space);
  return state;
}

interface Audited extends CommandResult {
  audit: Audit;
  space: TestSpace;
  folder: string;
}

async function audit(
  state: SimulatorState,
  words: readonly string[] = [],
  { limits, lint, settings = {} }: { limits?: object; lint?: object; settings?: Partial<SimulatorSettings> } = {},
): Promise<Audited> {
  const space = await startSpace({ state, timeScale: TIME_SCALE, settings: { rateLimits: false, ...settings } });
  const folder = temporaryFolder();
  writeProject(folder, [], { space: "spa_large", ...(limits && { limits }), ...(lint && { lint }) } as Parameters<
    typeof writeProject
  >[2]);
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const all = ["audit", "--format", "json", "--time-scale", String(TIME_SCALE), ...words];
  const result = await runWords(all, { cwd: folder, env });
  const isJson = result.stdout.startsWith("{");
  return { ...result, audit: (isJson ? JSON.parse(result.stdout) : {}) as Audit, space, folder };
}

function edit(space: SimulatedSpace, key: string, change: Partial<StoredAudience>): void {
  space.audiences = space.audiences.map((each) => (each.key === key ? { ...each, ...change } : each));
}

function rowsOf({ rows }: Audit): Set<string> {
  return new Set(rows.map(({ rule, subject }) => `${rule} ${subject?.name ?? "the space"}`));
}

/** Audiences of people that are connected, enabled and named by nobody, for one fault each. */
function victims({ audiences, connections = [], traits = [] }: SimulatedSpace): StoredAudience[] {
  const queries = [...audiences, ...traits].map(({ query }) => query).join("\n");
  const connected = new Set(connections.map(({ audienceId }) => audienceId));
  return audiences.filter(
    ({ id, key, audienceType, enabled }) =>
      audienceType === "USERS" && enabled && connected.has(id) && !queries.includes(`'${key}'`),
  );
}

function byName(a: { name: string }, b: { name: string }): number {
  return compareText(a.name, b.name);
}

/** Room for ten more audiences; linked ones do not count. */
function almostFull({ spaces: [space] }: SimulatorState): { audiences: number } {
  return { audiences: (space?.audiences.filter(({ audienceType }) => audienceType !== "LINKED").length ?? 0) + 10 };
}

/** No audience of the simulator is empty by chance: its size is made up from this query. */
const nobody = "event('Nobody 109649').count() >= 1";
const longAgo = new Date(Date.now() - 45 * 86_400_000).toISOString();

/** A fault, who has it, and how it is planted. */
const faults: [string, (space: SimulatedSpace, victim: StoredAudience) => void][] = [
  [
    "unused",
    (space, { id }) => {
      space.connections = (space.connections ?? []).filter(({ audienceId }) => audienceId !== id);
      space.activations = (space.activations ?? []).filter(({ audienceId }) => audienceId !== id);
    },
  ],
  ["no-members", (space, { key }) => edit(space, key, { query: nobody })],
  [
    "destinations-off",
    (space, { id }) => {
      const [pattern] = space.destinations ?? [];
      const off = { ...pattern, id: "64a1f0c2e8b5d90012aa0099", name: "Retired", enabled: false };
      space.destinations = [...(space.destinations ?? []), off as NonNullable<typeof pattern>];
      space.connections = (space.connections ?? []).map((each) =>
        each.audienceId === id ? { ...each, destinationId: off.id } : each,
      );
    },
  ],
  [
    "disabled",
    (space, { key }) =>
      edit(space, key, { enabled: false, disabledSince: longAgo, updatedAt: longAgo, createdAt: longAgo }),
  ],
  ["failing", (space, { key }) => edit(space, key, { failure: "Failed" })],
  ["dead-key", (space, { key }) => edit(space, key, { query: "trait('former_audience_2') = 'true'" })],
];

describe("an audit of the large seed", () => {
  test("finds every fault that is planted, by its name, and nothing else that was not there before", async () => {
    const before = rowsOf((await audit(seeded())).audit);
    const planted: string[] = [];
    const state = seeded((space) => {
      const names = victims(space);
      for (const [at, [rule, plant]] of faults.entries()) {
        const victim = names[at];
        if (!victim) throw new Error("the seed has too few audiences for a fault each");
        plant(space, victim);
        planted.push(`${rule} ${victim.name}`);
      }
    });
    const { audit: after, exitCode } = await audit(state, [], { limits: almostFull(state) });
    expect([...rowsOf(after)].filter((row) => !before.has(row)).toSorted()).toEqual(
      [...planted, "near-quota the space"].toSorted(),
    );
    expect(exitCode).toBe(0);
  });

  test("says of every row what was read and when, and has a row of every kind once all faults are in it", async () => {
    const state = seeded((space) => {
      const names = victims(space);
      for (const [at, [, plant]] of faults.entries()) if (names[at]) plant(space, names[at]);
    });
    const agreed = { namePatterns: ["Nothing is called so"] };
    const { audit: made } = await audit(state, [], { limits: almostFull(state), lint: agreed });
    expect(new Set(made.rows.map(({ rule }) => rule))).toEqual(new Set(auditRuleNames));
    expect(made.rows.filter(({ evidence, readAt }) => evidence === "" || Number.isNaN(Date.parse(readAt)))).toEqual([]);
  });

  test("takes the lists and one request for each audience", async () => {
    const { space } = await audit(seeded());
    const rest = space.requests.filter((line) => !line.includes("/destination-connections → "));
    expect(space.requests.length - rest.length).toBe(400);
    expect(rest.length).toBeLessThan(12);
  });

  test("sends nothing for rules that are not asked for", async () => {
    const { space } = await audit(seeded(), ["--only", "no-members", "--only", "failing"]);
    expect(space.requests.filter((line) => /destination|\/traits/.test(line))).toEqual([]);
  });

  test("looks at the objects that are named, and holds them against all of the space", async () => {
    const { audit: made, space } = await audit(seeded(), ["*_linked_*", "--only", "unused"]);
    expect(made.rows.every(({ subject }) => subject?.name.includes("linked"))).toBe(true);
    const asked = space.requests.filter((line) => line.includes("/destination-connections")).length;
    expect(asked).toBe(made.looked["audience"]);
  });
});

describe("an audit that cannot read everything", () => {
  test("says so, concludes nothing, and ends with 5", async () => {
    const { audit: made, exitCode } = await audit(seeded(), [], { settings: { destinationsReadable: 403 } });
    expect(exitCode).toBe(5);
    expect(made.gaps.filter(({ refused }) => refused).map(({ rule }) => rule)).toContain("destinations-off");
    expect(made.rows.filter(({ rule }) => rule === "destinations-off")).toEqual([]);
  });

  test("asks once for connections that the token may not read", async () => {
    const state = seeded();
    const space = await startSpace({ state, timeScale: TIME_SCALE });
    space.refuse("/destination-connections", 403);
    const folder = temporaryFolder();
    writeProject(folder, [], { space: "spa_large" });
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const { exitCode, stdout } = await runWords(["audit", "--only", "unused", "--time-scale", "6000"], {
      cwd: folder,
      env,
    });
    expect([exitCode, space.requests.filter((line) => line.includes("/destination-connections"))]).toEqual([5, []]);
    expect(stdout).toContain("  ? the connections of 400 audiences: listDestinationsFromAudience failed (HTTP 403)");
  });
});

test("An audience that is gone meanwhile takes nothing from what is said of the others", async () => {
  const state = seeded();
  const space = await startSpace({ state, timeScale: TIME_SCALE, settings: { rateLimits: false } });
  // The order in which computed traits and audiences are looked at is that of their names.
  const [first] = state.spaces[0]?.audiences.map(({ id, name }) => ({ id, name })).toSorted(byName) ?? [];
  space.refuse(`/audiences/${first?.id}/destination-connections`, 404);
  const folder = temporaryFolder();
  writeProject(folder, [], { space: "spa_large" });
  const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
  const { exitCode, stdout } = await runWords(["audit", "--only", "unused", "--time-scale", "6000"], {
    cwd: folder,
    env,
  });
  expect([exitCode, space.requests.filter((line) => line.includes("/destination-connections")).length]).toEqual([
    5, 399,
  ]);
  expect(stdout).toContain("  ? the connections of 1 audience: listDestinationsFromAudience failed (HTTP 404)");
});

describe("the report of an audit", () => {
  const only = ["--only", "schedules-coincide", "--only", "no-destination"];

  test("exits with 2 for findings where that is asked for", async () => {
    expect((await audit(seeded(), [...only, "--detailed-exitcode"])).exitCode).toBe(2);
  });

  test("is text, Markdown and CSV as well", async () => {
    const files = ["--out", "markdown=audit.md", "--out", "csv=audit.csv", "--out", "text=audit.txt"];
    const { folder, audit: made } = await audit(seeded(), [...only, ...files]);
    const read = (name: string): string => readFileSync(path.join(folder, name), "utf8");
    expect(read("audit.csv").split("\n")).toHaveLength(1 + made.rows.length + made.gaps.length + 1);
    expect(read("audit.md")).toContain("### Sent nowhere, and only named by others (21)");
    expect(read("audit.txt")).toContain("Linked audiences that start together and have to wait for each other (1)");
  });

  test("suggests what is near to a word that nothing has", async () => {
    const { exitCode, stderr } = await audit(seeded(), ["mugs_users_999999"]);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining("nothing in the space has the address, key, id or name"),
    ]);
  });
});

describe("an audit that takes its time", () => {
  test("says before it asks where audiences are sent how many requests that is, and how long they take", async () => {
    const state = seeded();
    const { stderr } = await audit(state, ["--only", "no-destination"]);
    const audiences = state.spaces[0]?.audiences.length ?? 0;
    expect(stderr).toMatch(new RegExp(`^Reading where ${audiences} audiences are sent: ${audiences} requests, \\S`));
  });

  test("says nothing of it where nothing has to be asked", async () => {
    expect((await audit(seeded(), ["--only", "no-members"])).stderr).toBe("");
  });
});

test("an audit as CSV has findings alone, and says on stderr what is not known", async () => {
  const { stdout, stderr } = await audit(seeded(), ["--format", "csv", "--only", "destinations-off"], {
    settings: { destinationsReadable: 403 },
  });
  expect(stdout).not.toContain("not known");
  expect(stderr).toMatch(/Warning: not known: /);
});

test("an audit of a project that has agreed on no names looks for none, and says so to whoever asks", async () => {
  expect((await audit(seeded())).audit.rules.map(({ name }) => name)).not.toContain("off-pattern");
  const { audit: asked, exitCode } = await audit(seeded(), ["--only", "off-pattern"]);
  expect(asked.gaps).toMatchObject([
    { what: "what audiences are to be called: spec.lint.namePatterns of the project file does not say" },
  ]);
  expect(exitCode).toBe(0);
});
