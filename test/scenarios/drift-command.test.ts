import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { seedUsers } from "../../src/simulator/seeds/users.ts";
import { audience, every, linked, trait } from "../support/project.ts";
import { age, fail, watchSpace, type WatchedSpace } from "../support/watched-space.ts";

const off = { enabled: false, schedules: [every("4h")] };
const vip = { name: "VIP", audienceType: "USERS", definition: { query: "event('Vip').count() >= 1" } };

describe("what drift tells", () => {
  test("is who edited an audience, when and in which fields", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.space.byHand.edit("A", { enabled: false, name: "Renamed" });
    const { exitCode, found } = await watched.drift();
    expect(exitCode).toBe(2);
    expect(found.edited).toMatchObject([
      {
        address: "audience/a",
        updatedBy: seedUsers[0]?.id,
        updatedByName: "Ada Meyer",
        updatedAt: watched.space.named("Renamed").updatedAt,
        fields: [{ field: "name" }, { field: "enabled" }],
      },
    ]);
  });

  test("is an edit beside a change of the manifest that is not applied yet, and that change is none", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.edit("A", { enabled: false });
    watched.declare([audience("a", { name: "Renamed" })]);
    const { exitCode, found } = await watched.drift({ pending: true });
    expect(exitCode).toBe(2);
    expect(found).toMatchObject({
      edited: [{ address: "audience/a", fields: [{ field: "enabled", applied: true, live: false }] }],
      pending: [{ address: "audience/a", action: "update" }],
    });
  });

  test("names an object as it is called in the space, and not by the name that an apply would give it", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.edit("A", { enabled: false });
    watched.declare([audience("a", { name: "Not yet" })]);
    const { found } = await watched.drift();
    expect(found).toMatchObject({ edited: [{ name: "A" }] });
  });

  test("is an edit of a field that the manifest has changed, too, without a word on what was applied", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.edit("A", { name: "By hand" });
    watched.declare([audience("a", { name: "By manifest" })]);
    const { exitCode, found } = await watched.drift();
    expect(exitCode).toBe(2);
    expect(found.edited[0]?.fields).toEqual([
      { field: "name", applied: null, live: "By hand", appliedIsKnown: false, declared: "By manifest" },
    ]);
  });

  test("is the next edit after one was brought back and applied", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.edit("A", { name: "Renamed" });
    watched.declare([audience("a", { name: "Renamed" })]);
    await watched.apply();
    expect((await watched.drift()).exitCode).toBe(0);
    await watched.space.byHand.edit("Renamed", { enabled: false });
    expect((await watched.drift()).exitCode).toBe(2);
  });

  test("is an audience that somebody deleted", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.space.byHand.remove("A");
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.missing]).toMatchObject([2, [{ address: "audience/a" }]]);
  });

  test("is an adopted audience that somebody deleted, as any other", async () => {
    const watched = await watchSpace([audience("b")]);
    await watched.space.byHand.create(vip);
    watched.declare([audience("vip", { name: "VIP" }, { adopt: { key: "vip" } }), audience("b")]);
    await watched.apply();
    expect((await watched.drift()).exitCode).toBe(0);
    await watched.space.byHand.remove("VIP");
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.missing]).toMatchObject([2, [{ address: "audience/vip" }]]);
  });

  test("is a schedule that Segment removed after ninety disabled days, and no trouble besides", async () => {
    const watched = await watchSpace([linked("a", off)]);
    age(watched, 120);
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.vanished, found.troubled]).toMatchObject([2, [{ address: "audience/a/schedule/1" }], []]);
  });

  test.each(["Failed", "Error"] as const)("is an audience with the status %s, as declared as it is", async (status) => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    fail(watched, "A", status);
    const { exitCode, found } = await watched.drift();
    expect(exitCode).toBe(2);
    expect(found).toMatchObject({ edited: [], troubled: [{ address: "audience/a", trouble: { status } }] });
  });

  test("is not the trouble of audiences that somebody else owns", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.create(vip);
    fail(watched, "VIP", "Failed");
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.troubled]).toEqual([0, []]);
  });

  test("says in words what is in trouble, and why", async () => {
    const watched = await watchSpace([audience("a"), trait("t")]);
    fail(watched, "A", "Failed");
    const { stdout } = await watched.read();
    expect(stdout).toContain(`
  ! audience/a cannot be computed  ("A", ${watched.space.named("A").id})
      Segment gives its status as Failed
`);
    expect(stdout).toContain("Drift: 0 edited, 0 missing, 1 in trouble; 2 as declared.");
  });
});

describe("an audience that stays disabled", () => {
  // In real time, because ninety days of a faster simulator are over before an audience is as old as that.
  const watch = (): Promise<WatchedSpace> => watchSpace([linked("a", off)], { timeScale: 1 });

  test("is told of ten days before Segment deletes its schedules", async () => {
    const watched = await watch();
    age(watched, 82.5);
    const { exitCode, found } = await watched.drift();
    expect(exitCode).toBe(2);
    expect(found.troubled).toMatchObject([
      { address: "audience/a", trouble: { type: "expiring-schedules", disabledDays: 82 } },
    ]);
  });

  test("is nothing to tell of before", async () => {
    const watched = await watch();
    age(watched, 79);
    expect((await watched.drift()).exitCode).toBe(0);
  });
});

describe("an audience that nobody owns", () => {
  const watch = async (): Promise<WatchedSpace> => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.create(vip);
    return watched;
  };

  test("is listed with who made it and when, and is no drift", async () => {
    const watched = await watch();
    const { exitCode, found } = await watched.drift();
    const { id, createdAt } = watched.space.named("VIP");
    expect(exitCode).toBe(0);
    const author = { createdBy: seedUsers[0]?.id, createdByName: "Ada Meyer" };
    expect(found.unmanaged).toEqual([{ kind: "Audience", name: "VIP", id, key: "vip", ...author, createdAt }]);
  });

  test("is drift when it is to fail", async () => {
    const watched = await watch();
    const { exitCode, stdout } = await watched.read({ unmanaged: "fail" });
    expect(exitCode).toBe(2);
    expect(stdout).toContain("Drift: 0 edited, 0 missing, 1 unmanaged; 1 as declared.");
  });

  test("is left out when it is to be ignored", async () => {
    const watched = await watch();
    const { exitCode, found } = await watched.drift({ unmanaged: "ignore" });
    expect([exitCode, found.unmanaged]).toEqual([0, []]);
  });

  test("is told as missing its marker, and not as nobody's, when a manifest declares that it adopts it", async () => {
    const watched = await watch();
    watched.declare([audience("a"), audience("vip", { name: "VIP" }, { adopt: { key: "vip" } })]);
    const { exitCode, found } = await watched.drift({ unmanaged: "fail" });
    expect(exitCode).toBe(2);
    expect(found).toMatchObject({ missing: [{ address: "audience/vip" }], unmanaged: [] });
  });

  test("is told as missing when what its manifest adopts belongs to somebody else", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    watched.declare([audience("a"), audience("b"), audience("vip", { name: "VIP" }, { adopt: { key: "b" } })]);
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.missing]).toMatchObject([2, [{ address: "audience/vip" }]]);
  });
});

describe("changes of the manifests that are not applied yet", () => {
  const watch = async (): Promise<WatchedSpace> => {
    const watched = await watchSpace([audience("a")]);
    watched.declare([audience("a", { enabled: false })]);
    return watched;
  };

  test("are counted only", async () => {
    const watched = await watch();
    const { exitCode, stdout } = await watched.read();
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "Not applied yet, and not drift: 1 change in the manifests (see audiencectl plan --env test",
    );
    expect(stdout).not.toContain("~ audience/a");
  });

  test("are listed when they are asked for, and are no drift then either", async () => {
    const watched = await watch();
    const { exitCode, stdout } = await watched.read({ pending: true });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("  ~ audience/a will be updated in place: enabled\n");
    expect(stdout).not.toContain("Left out");
  });

  test("name their fields in JSON when they are asked for", async () => {
    const watched = await watch();
    const { found } = await watched.drift({ pending: true });
    expect(found.pending).toMatchObject([
      { address: "audience/a", action: "update", fields: [{ field: "enabled", declared: false, live: true }] },
    ]);
  });
});

describe("since the last run", () => {
  const since = { sinceDigest: "known.json" };

  test("only what is new is told, a further edit of the same audience among it", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.space.byHand.edit("A", { enabled: false });
    const first = await watched.drift(since);
    const second = await watched.drift(since);
    await watched.space.byHand.edit("A", { definition: { query: "event('A').count() >= 9" } });
    const third = await watched.drift(since);
    expect([first, second, third].map(({ exitCode }) => exitCode)).toEqual([2, 0, 2]);
    expect(first.found).toMatchObject({ edited: [{ address: "audience/a" }], known: [] });
    expect(second.found).toMatchObject({ edited: [], known: [{ group: "edited", subject: "audience/a" }] });
    expect(third.found).toMatchObject({ edited: [{ address: "audience/a" }], known: [] });
  });

  test("what went away and comes back is new", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    const runs: number[] = [];
    for (const enabled of [false, true, false]) {
      await watched.space.byHand.edit("A", { enabled });
      runs.push((await watched.drift(since)).exitCode);
    }
    expect(runs).toEqual([2, 0, 2]);
  });

  test("how many known findings were left out is said", async () => {
    const watched = await watchSpace([audience("a"), audience("b")]);
    await watched.space.byHand.edit("A", { enabled: false });
    await watched.read(since);
    const { stdout } = await watched.read(since);
    expect(stdout).toContain("No new drift in what is declared.");
    expect(stdout).toContain("Left out: 1 finding that the last run found, too.");
  });

  test("newcomers are told once", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.create(vip);
    const first = await watched.drift({ ...since, unmanaged: "fail" });
    const second = await watched.drift({ ...since, unmanaged: "fail" });
    expect([first.exitCode, second.exitCode]).toEqual([2, 0]);
  });

  test.each([
    ["", "it is not JSON"],
    ["{}", "it does not hold the findings of a drift"],
    ['{"formatVersion": 2}', "it was written by another version of audiencectl"],
  ])("a file with %j is refused before a request is sent", async (text, why) => {
    const watched = await watchSpace([audience("a")]);
    writeFileSync(path.join(watched.folder, "known.json"), text);
    const before = watched.space.requests.length;
    const { exitCode, stderr, stdout } = await watched.read(since);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`known.json cannot be used for --since-digest: ${why}`);
    expect(watched.space.requests).toHaveLength(before);
  });

  test("the file of another environment is refused and kept", async () => {
    const watched = await watchSpace([audience("a")]);
    const file = path.join(watched.folder, "known.json");
    await watched.read(since);
    const other = readFileSync(file, "utf8").replace('"environment": "test"', '"environment": "staging"');
    writeFileSync(file, other);
    const { exitCode, stderr } = await watched.read(since);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("it is about the environment staging, and this is test");
    expect(readFileSync(file, "utf8")).toBe(other);
  });

  test("a file in a folder that is not there is refused", async () => {
    const watched = await watchSpace([audience("a")]);
    const { exitCode, stderr } = await watched.read({ sinceDigest: "none/known.json" });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("none/known.json cannot be read: none is no folder");
  });

  test.each(["/dev/full", "/dev/null", "."])("%s is refused, because what was found is written there", async (file) => {
    const watched = await watchSpace([audience("a")]);
    const { exitCode, stderr } = await watched.read({ sinceDigest: file });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(`${file} cannot be read: it is no file`);
  });
});
