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
