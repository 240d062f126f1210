import { describe, expect, test } from "vitest";
import { claimMarkers } from "../../src/plan/match/claim-markers.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { desired, live, plan } from "./builders.ts";

const at = (createdAt: string, rest: Partial<LiveResource["facts"]> = {}): LiveResource["facts"] => ({
  ...live("a").facts,
  createdAt,
  updatedAt: createdAt,
  createdBy: "usr_ci",
  ...rest,
});

const standing = live("a", { facts: at("2026-01-01T00:00:00Z") });

/** What a run left that made the same object a little later, so that the server gave it another key. */
function twin(rest: Parameters<typeof live>[1] = {}, facts: Partial<LiveResource["facts"]> = {}): LiveResource {
  const { ownership } = standing;
  const marker = typeof ownership === "object" ? ownership : {};
  return live("a", {
    id: "aud_twin",
    key: "a_2",
    facts: at("2026-01-01T00:00:01Z", facts),
    ...rest,
    marker: { ...marker, ...rest.marker },
  });
}

describe("the younger of two objects with one marker", () => {
  test("is deleted by the next plan when a run left it behind, and the plan says so", () => {
    const { changes, warnings } = plan([desired("a")], [standing, twin()]);
    expect(changes).toMatchObject([
      { address: "audience/a~aud_twin", action: "delete", reason: "leftover", id: "aud_twin" },
    ]);
    expect(warnings).toEqual([]);
  });

  test("goes together with the older one when no manifest declares that any more", () => {
    const { changes } = plan([desired("b")], [live("b"), standing, twin()]);
    expect(changes.map(({ address, reason }) => `${reason} ${address}`).toSorted()).toEqual([
      "leftover audience/a~aud_twin",
      "removed audience/a",
    ]);
  });

  test.each<[string, LiveResource]>([
    ["was edited", twin({}, { updatedAt: "2026-01-03T00:00:00Z" })],
    ["does not say when it was edited", twin({}, { updatedAt: "" })],
  ])("is a copy and left alone when it %s", (_, object) => {
    const { changes, warnings } = plan([desired("a")], [standing, object]);
    expect(changes).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(["plan-copied-marker"]);
  });

  test.each<[string, LiveResource]>([
    ["was made by somebody else", twin({}, { createdBy: "usr_ada" })],
    ["has its own key in its marker", twin({ key: "a" })],
    ["records that something else was applied", twin({ marker: { baseline: "AAA" } })],
    ["is protected", twin({ marker: { protect: true } })],
  ])("is left alone and told of when it %s", (_, object) => {
    const { changes, warnings } = plan([desired("a")], [standing, object]);
    expect(changes).toEqual([]);
    expect(warnings.map(({ code }) => code)).toEqual(["plan-duplicate-marker"]);
  });

  test("is a copy and left alone when it has another display name", () => {
    const { leftovers, copies } = claimMarkers({ project: "growth", environment: "test" }, [
      standing,
      twin({ name: "A (copy)", key: "a_copy" }),
    ]);
    expect(leftovers.size).toBe(0);
    expect(copies).toEqual(["audience/a"]);
  });
});

describe("what two runs made, each with a query that names the key of its own double", () => {
  const naming = (key: string) => ({ definition: { query: `event('E').count() >= 1 AND trait('${key}') = 'true'` } });
  const user = (id: string, key: string, createdAt: string): LiveResource => {
    const made = live("b", { id, spec: naming(key), facts: at(createdAt) });
    const marker = typeof made.ownership === "object" ? made.ownership : {};
    return live("b", { id, key: id === "aud_b" ? "b" : "b_2", spec: naming(key), facts: at(createdAt), marker });
  };
  const declared = [desired("a"), desired("b", naming("a"))];
  const actions = (space: LiveResource[]): string[] => {
    const { changes, refused } = plan(declared, space);
    return [...changes.map(({ action, address }) => `${action} ${address}`), ...refused.map(({ code }) => code)];
  };

  test("goes, the user before what it names", () => {
    const space = [
      standing,
      twin(),
      user("aud_b", "a", "2026-01-01T00:00:02Z"),
      user("aud_other", "a_2", "2026-01-01T00:00:03Z"),
    ];
    expect(actions(space)).toEqual(["delete audience/b~aud_other", "delete audience/a~aud_twin"]);
  });

  test("goes when the older user names the younger double, and the user is put right first", () => {
    const space = [
      standing,
      twin(),
      user("aud_b", "a_2", "2026-01-01T00:00:02Z"),
      user("aud_other", "a", "2026-01-01T00:00:03Z"),
    ];
    expect(actions(space)).toEqual(["update audience/b", "delete audience/a~aud_twin", "delete audience/b~aud_other"]);
  });

  test("stays when its query says anything else", () => {
    const space = [
      standing,
      twin(),
      user("aud_b", "a", "2026-01-01T00:00:02Z"),
      user("aud_other", "c", "2026-01-01T00:00:03Z"),
    ];
    expect(actions(space)).toEqual(["delete audience/a~aud_twin"]);
  });
});

describe("an object alone whose marker was written for another key", () => {
  const alone = (object: LiveResource): string[] => {
    const { changes, warnings } = plan([desired("a")], [object]);
    return [...changes.map(({ action, address }) => `${action} ${address}`), ...warnings.map(({ code }) => code)];
  };

  test("is what a run left unfinished, as long as nobody has edited it, and a plan tells of it", () => {
    expect(alone(twin())).toEqual(["mark audience/a", "plan-unfinished-marker"]);
  });

  test.each<[string, LiveResource]>([
    ["was edited, be it back to the name that was applied", twin({}, { updatedAt: "2026-01-03T00:00:00Z" })],
    ["does not say when it was edited", twin({}, { updatedAt: "" })],
    ["was made under another name", twin({ name: "A copy", spec: { name: "A copy" } })],
    ["was marked for a key that its name does not give", twin({ marker: { keyHash: "abcd" } })],
  ])("is nobody's here when it %s", (_, object) => {
    expect(alone(object)).toEqual([expect.stringMatching(/^(create|withheld) /), "plan-copied-marker"]);
  });

  test("is told with the way to get it back", () => {
    const { warnings } = plan([], [twin({ name: "A copy" })]);
    expect(warnings[0]).toMatchObject({
      message:
        '"A copy" (aud_twin) carries the marker of audience/a, which was written for another key than it has (a_2); no other object is audience/a, and the copy is left alone',
      hint: "remove the line that starts with [audiencectl: from its description in Segment; to have audience/a take it over after that, write adopt: {id: aud_twin} under metadata of its manifest",
    });
  });

  test("cannot be adopted before the marker is gone, and belongs to nobody yet", () => {
    const adopting = desired("b", {}, { adopt: { key: "a_2" } });
    expect(plan([adopting], [twin({ name: "A copy" })]).refused).toMatchObject([
      {
        code: "plan-adopt-foreign",
        message: expect.stringContaining(
          "it carries the marker of audience/a, which was written for an object with another key",
        ) as string,
        hint: "remove the line that starts with [audiencectl: from its description in Segment, and it is unmanaged and can be adopted",
      },
    ]);
  });
});
