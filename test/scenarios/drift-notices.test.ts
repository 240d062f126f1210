import { describe, expect, test } from "vitest";
import { joinDescription, splitDescription } from "../../src/resources/marker.ts";
import type { Ownership } from "../../src/resources/ownership.ts";
import { audience } from "../support/project.ts";
import { watchSpace } from "../support/watched-space.ts";

const asks = (key: string): { definition: { query: string } } => ({
  definition: { query: `trait('${key}') = 'true'` },
});
const copyOf = (description: string): Record<string, unknown> => ({
  name: "Copy of A",
  audienceType: "USERS",
  definition: { query: "event('A').count() >= 1" },
  description,
});

describe("what drift tells besides drift", () => {
  test("is a copy that was made in the app, beside its original", async () => {
    const { space, drift } = await watchSpace([audience("a")]);
    await space.byHand.create(copyOf(space.named("A").description));
    const { exitCode, found } = await drift();
    expect([exitCode, found.drift, found.unmanaged]).toEqual([0, false, []]);
    expect(found.notices).toMatchObject([{ code: "plan-copied-marker", address: "audience/a" }]);
  });

  test("is a copy whose original is gone, with how to get it back", async () => {
    const { space, drift } = await watchSpace([audience("a")]);
    await space.byHand.create(copyOf(space.named("A").description));
    await space.byHand.remove("A");
    const { exitCode, found } = await drift();
    expect([exitCode, found.missing]).toMatchObject([2, [{ address: "audience/a" }]]);
    expect(found.notices[0]?.hint).toContain(`adopt: {id: ${space.named("Copy of A").id}}`);
  });

  test("is a damaged marker, and the object of it is missing", async () => {
    const { space, drift } = await watchSpace([audience("a")]);
    const { id, description } = space.named("A");
    await space.byHand.edit("A", { description: description.replace("/a#", "/b#") });
    const { exitCode, found } = await drift();
    expect([exitCode, found.missing, found.pending]).toMatchObject([
      2,
      [
        {
          address: "audience/a",
          name: "A",
          because: `not found in the space by its marker; "A" (${id}) has its name, and its marker is damaged`,
        },
      ],
      [],
    ]);
    expect(found.notices).toMatchObject([{ code: "plan-unreadable-marker" }]);
  });

  test("is a marker that was taken off, and what names the key of its object is no change to apply", async () => {
    const { space, drift } = await watchSpace([audience("a"), audience("b", asks("${audience.a.key}"))]);
    await space.byHand.edit("A", { description: "Just text." });
    const { found } = await drift();
    expect(found.pending).toEqual([]);
  });

  test("is a key that its query asks for and nothing has, which may be a trait of events", async () => {
    const { drift } = await watchSpace([audience("a", asks("vip"))]);
    const { exitCode, found } = await drift();
    expect([exitCode, found.troubled]).toEqual([0, []]);
    expect(found.notices).toMatchObject([
      {
        code: "plan-unknown-key",
        address: "audience/a",
        message:
          "audience/a names the key vip, which no audience or computed trait of the space has: that is normal for a trait that identify calls set, and a mistake where an audience is meant",
      },
    ]);
  });

  test("is said in words", async () => {
    const { read } = await watchSpace([audience("a", asks("vip"))]);
    const { stdout } = await read();
    expect(stdout).toContain("Worth knowing (not drift):\n  i audience/a names the key vip");
  });

  test("is confined to what is selected", async () => {
    const { drift } = await watchSpace([audience("a", asks("vip")), audience("b", asks("vip"))]);
    const { found } = await drift({ target: ["audience/b"] });
    expect(found.notices).toMatchObject([{ address: "audience/b" }]);
  });
});

describe("a key that died", () => {
  test("is drift where its audience is declared and missing", async () => {
    const { space, drift } = await watchSpace([audience("vip"), audience("a", asks("vip"))]);
    await space.byHand.remove("Vip");
    const { exitCode, found } = await drift();
    expect(exitCode).toBe(2);
    expect(found.troubled).toMatchObject([
      { address: "audience/a", trouble: { key: "vip", evidence: { type: "missing", address: "audience/vip" } } },
    ]);
  });

  test("is drift where a marker was written for it", async () => {
    const { space, drift, declare } = await watchSpace([audience("a"), audience("b", asks("a"))]);
    await space.byHand.create(copyOf(space.named("A").description));
    await space.byHand.remove("A");
    declare([audience("b", asks("a"))]);
    const { exitCode, found } = await drift();
    expect(exitCode).toBe(2);
    expect(found.troubled).toMatchObject([
      { address: "audience/b", trouble: { key: "a", evidence: { type: "marker" } } },
    ]);
  });
});

describe("what is missing because somebody took it over", () => {
  test("is told with who has it", async () => {
    const { space, drift } = await watchSpace([audience("a")]);
    const { ownership } = splitDescription(space.named("A").description);
    const theirs = { ...(ownership as Ownership), project: "sales", environment: "live" };
    await space.byHand.edit("A", { description: joinDescription("", theirs) });
    const { exitCode, found } = await drift();
    expect(exitCode).toBe(2);
    expect(found.missing[0]?.because).toBe(
      `not found in the space by its marker; "A" (${space.named("A").id}) has its name, and it belongs to the project sales, environment live, as audience/a`,
    );
  });
});
