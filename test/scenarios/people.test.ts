import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { seedUsers } from "../../src/simulator/seeds/users.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { runWords } from "../support/command-line.ts";
import { audience, destination, destinations, filter, trait } from "../support/project.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";
import { minuteText } from "../../src/values/minute-text.ts";

/** A project of two audiences, one of which somebody deletes in the app. In real time, so that both clocks agree. */
async function deleteOne(settings: Partial<SimulatorSettings> = {}): Promise<WatchedSpace> {
  const watched = await watchSpace([audience("a"), audience("b")], { settings, timeScale: 1 });
  await watched.space.byHand.remove("A");
  watched.space.requests.length = 0;
  return watched;
}

function asked({ space }: WatchedSpace, path: string): number {
  return space.requests.filter((line) => line.startsWith(`GET ${path} `)).length;
}

/** Moves the deletion in the audit trail, and all before it, so many hours back. */
function hoursAgo({ space }: WatchedSpace, hours: number): void {
  const stored = space.stored();
  const back = (time: string): string => new Date(Date.parse(time) - hours * 3_600_000).toISOString();
  stored.auditEvents = (stored.auditEvents ?? []).map((event) => ({ ...event, timestamp: back(event.timestamp) }));
}

async function because(watched: WatchedSpace): Promise<string | undefined> {
  return (await watched.drift()).found.missing[0]?.because;
}

describe("what is said of an audience that somebody deleted", () => {
  test("is who did it and when", async () => {
    const watched = await deleteOne();
    hoursAgo(watched, 3.2);
    expect((await watched.read()).stdout).toMatch(
      /audience\/a is missing .*\n +probably deleted by Ada Meyer at \S+ \S+ UTC: an audience of its name was deleted then, and the audit trail does not say whether it was this one\n/,
    );
  });

  test("is who did it for a machine, by id and by name", async () => {
    const watched = await deleteOne();
    const { found } = await watched.drift();
    expect(found.missing[0]?.auditTrail).toMatchObject({
      type: "deleted",
      by: seedUsers[0]?.id,
      byName: "Ada Meyer",
      onlySpace: true,
    });
  });

  test("is that the trail does not name the space where the token sees several", async () => {
    const watched = await deleteOne();
    watched.space.simulator.state.spaces.push({
      id: "spa_2",
      slug: "two",
      name: "Two",
      audiences: [],
      deletedKeys: [],
    });
    expect(await because(watched)).toContain("does not say whether it was this one, nor in which space");
  });

  test.each([401, 403, 404] as const)(
    "is that nobody knows who, where the trail answers with %i",
    async (auditAccess) => {
      const watched = await deleteOne({ auditAccess });
      const { found, exitCode } = await watched.drift();
      expect(found.missing[0]?.because).toContain(
        `possible reasons: it was never applied, it was deleted by hand, its marker was removed from its description, or another project took it over; not known who: listAuditEvents failed (HTTP ${auditAccess})`,
      );
      expect(exitCode).toBe(2);
    },
  );

  test("is that nothing shows that it ever was there, once its deletion is older than the trail reaches", async () => {
    const watched = await deleteOne();
    hoursAgo(watched, 91 * 24);
    await watched.space.byHand.edit("B", { enabled: false });
    await watched.space.byHand.edit("B", { enabled: true });
    expect((await watched.read()).stdout).toContain("1 declared object is not in the space, and nothing shows that");
  });

  test("is how far back the trail was read, where it goes on after ten thousand events", async () => {
    const watched = await deleteOne();
    hoursAgo(watched, 24);
    const stored = watched.space.stored();
    const now = new Date().toISOString();
    const [pattern] = stored.auditEvents ?? [];
    if (!pattern) throw new Error("nothing is in the trail");
    const others = Array.from({ length: 10_001 }, (_, at) => ({
      ...pattern,
      id: `e${at}`,
      timestamp: now,
      resourceName: "X",
    }));
    stored.auditEvents = [...(stored.auditEvents ?? []), ...others];
    expect(await because(watched)).toContain(`the audit trail has no deletion of its name since ${minuteText(now)}`);
    expect(asked(watched, "/audit-events")).toBe(10);
  });

  test("is asked for once, and not again for what the last run has told", async () => {
    const watched = await deleteOne();
    await watched.drift({ sinceDigest: "drift.json" });
    watched.space.requests.length = 0;
    const { exitCode } = await watched.drift({ sinceDigest: "drift.json" });
    expect([exitCode, asked(watched, "/audit-events"), asked(watched, "/users")]).toEqual([0, 0, 0]);
  });

  test("is no deletion where something of the name was made after it", async () => {
    const watched = await deleteOne();
    const made = { name: "A", audienceType: "USERS", definition: { query: "event('X').count() >= 1" } };
    await watched.space.byHand.create(made);
    const stored = watched.space.stored();
    stored.audiences = stored.audiences.filter(({ name }) => name !== "A");
    expect(await because(watched)).toContain("the audit trail has no deletion of its name");
  });

  test("is the holder of its name, without a look at the trail, where there is one", async () => {
    const watched = await deleteOne();
    const made = { name: "A", audienceType: "USERS", definition: { query: "event('X').count() >= 1" } };
    await watched.space.byHand.create(made);
    expect(await because(watched)).toContain("has its name");
    expect(asked(watched, "/audit-events")).toBe(0);
  });

  test("is the same for computed traits and filters", async () => {
    const watched = await watchSpace([trait("t"), filter("f"), audience("a")], { timeScale: 1 });
    const { traits = [], filters = [] } = watched.space.stored();
    await watched.space.byHand.send("DELETE", `/spaces/spa_simulated/computed-traits/${traits[0]?.id}`);
    await watched.space.byHand.send("DELETE", `/filters/${filters[0]?.id}`);
    const { found } = await watched.drift();
    expect(found.missing.map((each) => [each.address, each.because.includes("deleted by Ada Meyer at")])).toEqual([
      ["filter/f", true],
      ["trait/t", true],
    ]);
  });
});

describe("the audit trail", () => {
  test("is not read while nothing is missing", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.edit("A", { enabled: false });
    await watched.drift();
    expect(asked(watched, "/audit-events")).toBe(0);
  });

  test.each([false, true])("says nothing of parts, whether it records them (%s) or not", async (auditParts) => {
    const sent = { destinations: [destination(destinations.mailroom)] };
    const watched = await watchSpace([audience("a", sent)], { settings: { auditParts } });
    const { connections = [], audiences } = watched.space.stored();
    const path = `/spaces/spa_simulated/audiences/${audiences[0]?.id}/destination-connections/${connections[0]?.id}`;
    await watched.space.byHand.send("DELETE", path);
    const { found } = await watched.drift();
    expect([found.missing, found.differing.map(({ difference }) => difference)]).toEqual([[], ["missing"]]);
    expect(asked(watched, "/audit-events")).toBe(0);
  });
});

describe("a plan that undoes an edit by hand", () => {
  async function plan(...words: string[]): Promise<{ stdout: string; requests: string[]; saved: string }> {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.space.byHand.edit("A", { enabled: false });
    watched.space.requests.length = 0;
    const { folder, space } = watched;
    const env = { PUBLIC_API_URL: space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" };
    const all = ["plan", "--save", "plan.json", "--time-scale", "600", ...words];
    const { stdout } = await runWords(all, { cwd: folder, env });
    return { stdout, requests: space.requests, saved: readFileSync(path.join(folder, "plan.json"), "utf8") };
  }

  test.each(["text", "json", "markdown", "html", "github"])("names the editor as %s", async (format) => {
    const { stdout, requests, saved } = await plan("--format", format);
    expect(stdout).toContain("Ada Meyer");
    expect(stdout + saved).not.toContain("@example.com");
    expect(requests.filter((line) => line.startsWith("GET /users "))).toHaveLength(1);
  });
});

describe("the names of people", () => {
  test("are asked for in one request, whatever there is to name", async () => {
    const watched = await deleteOne();
    await watched.space.byHand.edit("B", { enabled: false });
    await watched.space.byHand.create({
      name: "C",
      audienceType: "USERS",
      definition: { query: "event('C').count() >= 1" },
    });
    watched.space.requests.length = 0;
    await watched.drift();
    expect(asked(watched, "/users")).toBe(1);
  });

  test("are not asked for where there is nobody to name", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.drift();
    expect(asked(watched, "/users")).toBe(0);
  });

  test("are left out, with one line that says so, where the token may not read them", async () => {
    const watched = await deleteOne({ usersAccess: 403 });
    await watched.space.byHand.edit("B", { enabled: false });
    const { stdout, stderr, exitCode } = await watched.read();
    expect(exitCode).toBe(2);
    expect(stderr.split("\n").filter((line) => line.includes("ids"))).toEqual([
      "People are shown by their ids: listUsers failed (HTTP 403): The token may not read users.",
    ]);
    expect(stdout).toContain(`audience/b was edited in the space by somebody with the id ${seedUsers[0]?.id} at`);
    expect(stdout).toContain(`deleted by ${seedUsers[0]?.id} at`);
  });

  test("are an id for whoever has left, and for whoever is called by an address", async () => {
    const watched = await deleteOne();
    const stored = watched.space.stored();
    stored.users = (stored.users ?? []).map((user) => ({ ...user, name: user.email }));
    expect(await because(watched)).toContain(`deleted by ${seedUsers[0]?.id} at`);
    stored.users = [];
    expect(await because(watched)).toContain(`deleted by ${seedUsers[0]?.id} (perhaps an API token) at`);
  });

  test("are what the trail calls an API token, and nobody's name, where it has no address", async () => {
    const watched = await deleteOne();
    const stored = watched.space.stored();
    stored.auditEvents = (stored.auditEvents ?? []).map((event) => ({ ...event, actor: "Token 1" }));
    expect(await because(watched)).toContain("deleted by Token 1 (perhaps an API token) at");
  });

  test.each([
    ["is not in the list of users", [], "not in the workspace's list of users (perhaps API tokens)"],
    [
      "has no name in it",
      seedUsers.map((user) => ({ ...user, name: user.email })),
      "without a name in the workspace's list of users",
    ],
  ])("are left out, with one line that says so, for whoever %s", async (_, users, why) => {
    const watched = await deleteOne();
    await watched.space.byHand.edit("B", { enabled: false });
    watched.space.stored().users = users;
    const { stderr } = await watched.read();
    const lines = stderr.split("\n").filter((line) => line.startsWith("Shown by id"));
    expect(lines).toEqual([`Shown by id, as ${why}: ${seedUsers[0]?.id}`]);
  });

  test.each(["text", "json", "markdown", "html", "sarif", "junit", "github"])(
    "are in a report as %s, and no address is",
    async (format) => {
      const watched = await deleteOne();
      await watched.space.byHand.edit("B", { enabled: false });
      const { stdout } = await watched.read({ format });
      expect(stdout).toContain("Ada Meyer");
      expect(stdout).not.toContain("@example.com");
    },
  );
});
