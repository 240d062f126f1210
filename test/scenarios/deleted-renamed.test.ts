import { describe, expect, test } from "vitest";
import { audience } from "../support/project.ts";
import { watchSpace, type WatchedSpace } from "../support/watched-space.ts";

type Settings = NonNullable<NonNullable<Parameters<typeof watchSpace>[1]>["settings"]>;

/** A manifest with another name and display name than was applied, of an object that somebody deleted before the next apply. */
async function deleteRenamed(settings: Settings = {}): Promise<WatchedSpace> {
  const watched = await watchSpace([audience("a"), audience("old")], { timeScale: 1, settings });
  watched.declare([audience("a"), audience("new", {}, { previousNames: ["old"] })]);
  await watched.space.byHand.remove("Old");
  return watched;
}

async function because(watched: WatchedSpace): Promise<string | undefined> {
  return (await watched.drift()).found.missing[0]?.because;
}

describe("a declared audience that was deleted under another display name", () => {
  test("is missing, with that name and the former one of its manifest", async () => {
    expect(await because(await deleteRenamed())).toMatch(
      /^perhaps deleted by Ada Meyer at \S+ \S+ UTC: an audience called "Old" was deleted then, which fits audience\/old, the former address, and the audit trail does not say whether it was this one/,
    );
  });

  test("is missing where only its display name has changed in the manifest", async () => {
    const watched = await watchSpace([audience("a"), audience("old")], { timeScale: 1 });
    watched.declare([audience("a"), audience("old", { name: "Very new" })]);
    await watched.space.byHand.remove("Old");
    expect(await because(watched)).toContain(
      'an audience called "Old" was deleted then, which fits audience/old, and the audit trail',
    );
  });

  test("is found where somebody renamed it by hand before", async () => {
    const watched = await watchSpace([audience("a"), audience("old")], { timeScale: 1 });
    await watched.space.byHand.edit("Old", { name: "By hand" });
    await watched.space.byHand.remove("By hand");
    expect(await because(watched)).toContain(
      'an audience of its name was deleted then, as "By hand", and the audit trail',
    );
  });

  test("is found by machines, too", async () => {
    const { found } = await (await deleteRenamed()).drift();
    expect(found.missing[0]?.auditTrail).toMatchObject({ type: "deleted", as: { name: "Old", fits: "old" } });
  });

  test("is not known by the name of another manifest", async () => {
    const watched = await watchSpace([audience("a"), audience("old")], { timeScale: 1 });
    await watched.space.byHand.remove("Old");
    await watched.space.byHand.create({ ...audience("old").spec });
    watched.declare([audience("a"), audience("other", { name: "Old" }), audience("old", { name: "Very new" })]);
    const { found } = await watched.drift();
    expect(found.pending.map(({ address }) => address)).toContain("audience/old");
  });

  test("has both names where the audit trail may not be read", async () => {
    expect(await because(await deleteRenamed({ auditAccess: 403 }))).toContain(
      "; its manifest was called audience/old before",
    );
  });
});
