import { describe, expect, test } from "vitest";
import { audience } from "../support/project.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";

/** An applied audience, and another one that no apply has made yet. In real time, so that both clocks agree. */
async function declareOneMore(settings: Parameters<typeof watchSpace>[1] = {}): Promise<WatchedSpace> {
  const watched = await watchSpace([audience("a")], { timeScale: 1, ...settings });
  watched.declare([audience("a"), audience("b")]);
  return watched;
}

describe("a declared audience of which nothing shows that it ever was in the space", () => {
  test("is pending and no drift", async () => {
    const { exitCode, found } = await (await declareOneMore()).drift();
    expect([exitCode, found.drift, found.missing]).toEqual([0, false, []]);
    expect(found.pending).toMatchObject([{ address: "audience/b", action: "create" }]);
  });

  test("is counted in one line, with what is known of it", async () => {
    expect((await (await declareOneMore()).read()).stdout).toContain(
      "1 declared object is not in the space, and nothing shows that it ever was: the audit trail has no deletion of its name.",
    );
  });

  test("is pending also where one of its name was made in some space, as in that of another environment", async () => {
    const watched = await declareOneMore();
    const { simulator } = watched.space;
    simulator.state.spaces.push({ id: "spa_2", slug: "two", name: "Two", audiences: [], deletedKeys: [] });
    const stored = watched.space.stored();
    const [made] = stored.auditEvents ?? [];
    if (!made) throw new Error("nothing is in the trail");
    stored.auditEvents = [{ ...made, id: "e1", resourceId: "aud_staging", resourceName: "B" }, made];
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.pending]).toMatchObject([0, [{ address: "audience/b" }]]);
  });

  test("leaves the verdict at what is known", async () => {
    expect((await (await declareOneMore()).read()).stdout).toContain(
      "No drift in what is declared, as far as is known.",
    );
  });

  test("does not lose its manifest to an advice", async () => {
    const { stdout, stderr } = await (await declareOneMore()).read({ pending: true });
    expect(stdout + stderr).not.toContain("remove");
  });

  test("does not keep what is deleted later from being told as new", async () => {
    const watched = await declareOneMore();
    await watched.drift({ sinceDigest: "drift.json" });
    await watched.apply();
    await watched.space.byHand.remove("B");
    const { exitCode, found } = await watched.drift({ sinceDigest: "drift.json" });
    expect([exitCode, found.missing]).toMatchObject([2, [{ address: "audience/b" }]]);
  });
});

describe("a declared audience that is not there is drift", () => {
  test("where the audit trail may not be read, and it is not known which", async () => {
    const watched = await declareOneMore({ settings: { auditAccess: 403 } });
    const { exitCode, stdout, stderr } = await watched.read();
    expect(exitCode).toBe(2);
    expect(stdout).toContain("Drift: 0 edited, 0 missing, 1 not in the space (never applied, or lost)");
    expect(stderr).toContain("If it was in the space and is gone for good: remove the manifest of audience/b");
  });

  test("where the trail is empty, so that it shows nothing", async () => {
    const watched = await declareOneMore();
    watched.space.stored().auditEvents = [];
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.missing[0]?.because]).toEqual([2, expect.stringContaining("the audit trail is empty")]);
  });

  test("where it was deleted under another name", async () => {
    const watched = await watchSpace([audience("a"), audience("b")], { timeScale: 1 });
    await watched.space.byHand.edit("B", { name: "Old" });
    await watched.space.byHand.remove("Old");
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.missing]).toMatchObject([2, [{ address: "audience/b", auditTrail: { type: "deleted" } }]]);
  });

  test("where the trail has that something of its name was made in the only space", async () => {
    const watched = await watchSpace([audience("a"), audience("b")], { timeScale: 1 });
    const stored = watched.space.stored();
    stored.audiences = stored.audiences.filter(({ name }) => name !== "B");
    const { exitCode, found } = await watched.drift();
    expect([exitCode, found.missing[0]?.because]).toEqual([2, expect.stringContaining("of its name was made at ")]);
  });

  test("where a live query names its key", async () => {
    const query = (key: string) => ({ definition: { query: `trait('${key}') = 'true'` } });
    const watched = await watchSpace([audience("a", query("b"))], { timeScale: 1 });
    watched.declare([audience("a", query("b")), audience("b")]);
    expect((await watched.drift()).found.missing).toMatchObject([{ address: "audience/b" }]);
  });
});

describe("objects of the project that no manifest declares any more", () => {
  const keepOne = async (): Promise<WatchedSpace> => {
    const watched = await watchSpace([audience("a"), audience("b"), audience("c")], { timeScale: 1 });
    watched.declare([audience("a")]);
    return watched;
  };

  test.each([{}, { pending: true }])("are counted with %o", async (options) => {
    const { exitCode, stdout } = await (await keepOne()).read(options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Not applied yet, and not drift: 2 changes in the manifests");
    expect(stdout).toContain(
      "2 objects of this project are in the space and in no manifest: an apply would delete them, unless a guard refuses that.",
    );
  });

  test("are called that in the list", async () => {
    const { stdout } = await (await keepOne()).read({ pending: true, format: "markdown" });
    expect(stdout).toContain("audience/b is in the space and in no manifest: an apply would delete it");
  });
});

describe("what is edited and pending in one audience", () => {
  test("is listed apart, field by field", async () => {
    const watched = await watchSpace([audience("a")]);
    await watched.space.byHand.edit("A", { enabled: false });
    watched.declare([audience("a", { definition: { query: "event('X').count() >= 7" } })]);
    const { found } = await watched.drift({ pending: true });
    expect(found.edited.map(({ fields }) => fields.map(({ field }) => field))).toEqual([["enabled"]]);
    expect(found.pending.map(({ fields }) => fields?.map(({ field }) => field))).toEqual([["definition.query"]]);
  });
});
