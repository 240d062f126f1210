import { describe, expect, test } from "vitest";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desired, live, plan, refersTo } from "./builders.ts";

/** What an edit of `audience/a` says uses it, when `audience/b` is built on it in the space as it is declared. */
function usersOf(user: LiveResource, declared: Partial<DesiredResource>): string[] | undefined {
  const { spec, references } = refersTo("a");
  const made = plan(
    [desired("a", { enabled: false }), desired("b", spec, { references, ...declared })],
    [live("a"), user],
  );
  return made.changes.find(({ address }) => address === "audience/a")?.impact.dependents;
}

const asks = { spec: { definition: { query: "trait('a') = 'true'" } } };

describe("who uses an object is named once", () => {
  test("by its address when it is managed", () => {
    expect(usersOf(live("b", asks), {})).toEqual(["audience/b"]);
  });

  test("by the address that it gets when it is adopted", () => {
    expect(usersOf(live("b", { ...asks, marker: null }), { adopt: { key: "b" } })).toEqual(["audience/b"]);
  });

  test("by the address that it gets when its manifest was renamed", () => {
    expect(usersOf(live("old", asks), { previousNames: ["old"] })).toEqual(["audience/b"]);
  });

  test("by name and id when no manifest is about it", () => {
    const made = plan([desired("a", { enabled: false })], [live("a"), live("b", { ...asks, marker: null })]);
    expect(made.changes[0]?.impact.dependents).toEqual([expect.stringMatching(/^"B" \(/)]);
  });
});

test("who uses an object is told with its name and its members, where Segment tells them", () => {
  const { facts } = live("any");
  const made = plan(
    [desired("a", { enabled: false })],
    [
      live("a"),
      live("b", { ...asks, marker: null, facts: { ...facts, members: 7 } }),
      live("c", { ...asks, marker: null }),
    ],
  );
  expect(made.changes[0]?.impact.users).toEqual([
    { dependent: '"B" (aud_b)', kind: "Audience", name: "B", members: 7 },
    { dependent: '"C" (aud_c)', kind: "Audience", name: "C" },
  ]);
});
