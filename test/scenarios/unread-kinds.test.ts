import { describe, expect, test } from "vitest";
import * as importCommand from "../../src/commands/import.ts";
import { startServer, raw } from "../segment/support/server.ts";
import { runInProcess } from "../support/command.ts";
import { audience, trait, type Manifest } from "../support/project.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";

const traits = "/computed-traits";

/** An applied project whose token may not list computed traits any more. */
async function withoutTraits(manifests: Manifest[], status = 403): Promise<WatchedSpace> {
  const watched = await watchSpace(manifests);
  watched.space.refuse(traits, status);
  return watched;
}

describe("drift without the list of computed traits", () => {
  test("does not say that a declared trait is missing", async () => {
    const watched = await withoutTraits([audience("a"), trait("t")]);
    const { exitCode, found } = await watched.drift();
    expect(exitCode).toBe(1);
    expect(found).toMatchObject({ drift: null, missing: [], unread: [{ kind: "ComputedTrait" }] });
  });

  test("does not say that there is no drift, although no manifest declares a trait", async () => {
    const watched = await withoutTraits([audience("a")]);
    const { exitCode, stdout } = await watched.read();
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      "objects of the kind ComputedTrait could not be read, so whether they drifted is not known",
    );
    expect(stdout).toContain("Not known whether there is drift in what is declared. 1 object as declared.");
  });

  test("still tells what else was edited, and fails all the same", async () => {
    const watched = await withoutTraits([audience("a"), trait("t")]);
    await watched.space.byHand.edit("A", { enabled: false });
    const { exitCode, found } = await watched.drift();
    expect(exitCode).toBe(1);
    expect(found).toMatchObject({ drift: true, edited: [{ address: "audience/a" }], missing: [] });
  });

  test("tells the webhook", async () => {
    const receiver = await startServer(raw(200, "ok"));
    const watched = await withoutTraits([audience("a")]);
    await watched.read({ webhook: receiver.url });
    expect(JSON.parse(receiver.arrivals[0]?.body ?? "{}")).toMatchObject({
      summary: "Not known whether there is drift in growth/test: 0 edited, 0 missing, 1 kind not read",
      findings: [{ code: "drift-unread" }],
    });
  });

  test("leaves what earlier runs found as it is, so that the next run tells nothing twice", async () => {
    const watched = await watchSpace([audience("a"), trait("t")]);
    await watched.space.byHand.edit("A", { enabled: false });
    const known = { sinceDigest: "known.json" };
    await watched.read(known);
    watched.space.refuse(traits, 403);
    const blind = await watched.drift(known);
    expect([blind.exitCode, blind.found.edited]).toEqual([1, []]);
    watched.space.refuse(traits, undefined);
    expect((await watched.read(known)).exitCode).toBe(0);
  });

  test("is sure where the workspace lacks the feature and no manifest declares a trait", async () => {
    const watched = await withoutTraits([audience("a")], 404);
    expect((await watched.read()).exitCode).toBe(0);
  });

  test("is not sure where a manifest declares a trait and the workspace seems to lack the feature", async () => {
    const watched = await withoutTraits([audience("a"), trait("t")], 404);
    expect((await watched.read()).exitCode).toBe(1);
  });
});

describe("an import without the list of computed traits", () => {
  const vip = { name: "VIP", audienceType: "USERS", definition: { query: "event('Vip').count() >= 1" } };

  async function importing(options: object) {
    const watched = await withoutTraits([audience("a")]);
    await watched.space.byHand.create(vip);
    return await runInProcess(importCommand, {
      cwd: watched.folder,
      env: { PUBLIC_API_URL: watched.space.url, PUBLIC_API_TOKEN: "PLACEHOLDER" },
      options: { timeScale: 600, ...options },
    });
  }

  test("of everything imports the rest, names what it could not read and ends with 5", async () => {
    const { exitCode, stdout, stderr } = await importing({ all: true });
    expect(exitCode).toBe(5);
    expect(stdout).toContain("audience/vip");
    expect(stderr).toContain("objects of the kind ComputedTrait could not be read, so nothing is known of them");
  });

  test("tells machines of what it could not read", async () => {
    const { stdout } = await importing({ all: true, format: "json" });
    expect(JSON.parse(stdout)).toMatchObject({ unread: [{ kind: "ComputedTrait" }] });
  });

  test("is whole when only audiences are asked for", async () => {
    expect((await importing({ all: true, kind: ["audience"] })).exitCode).toBe(0);
  });

  test("is whole when all that was asked for by key was found", async () => {
    expect((await importing({ key: ["vip"] })).exitCode).toBe(0);
  });

  test("does not say that a key is nowhere in the space", async () => {
    const { exitCode, stderr } = await importing({ key: ["elsewhere"] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain("objects of the kind ComputedTrait could not be read");
  });

  test("brings edits back and says that traits may have some, too", async () => {
    const { exitCode, stderr } = await importing({ update: true });
    expect(exitCode).toBe(5);
    expect(stderr).toContain("of what could be read, nothing that manifests declare was edited");
  });
});
