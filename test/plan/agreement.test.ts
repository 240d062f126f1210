import { describe, expect, test } from "vitest";
import { agree, type Agreement } from "../../src/plan/agreement/agree.ts";
import { completeChanges } from "../../src/plan/complete-changes.ts";
import { draftPlan } from "../../src/plan/draft.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan, refersTo } from "./builders.ts";

interface World {
  declared: readonly DesiredResource[];
  space: readonly LiveResource[];
  forget?: string[];
}

/** Holds the plan of one state of files and space against another state. */
function hold(then: World, now: World = then): Agreement {
  const saved = plan(then.declared, then.space, { forget: then.forget ?? [] });
  const owner = { project: "growth", environment: "test" };
  const input = { owner, desired: now.declared, live: now.space, forget: now.forget ?? [] };
  const draft = draftPlan({ ...input, createdAt: "2026-01-02T00:00:00.000Z" });
  return agree(saved, completeChanges(input, draft).changes, now.space);
}

/** An agreement in short: `agreed a`, `done b`, or the message of a difference. */
function summarise({ agreed, done, differing }: Agreement): string[] {
  return [
    ...[...agreed].map((address) => `agreed ${address}`),
    ...done.map(({ address }) => `done ${address}`),
    ...differing.map(({ message }) => message),
  ];
}

describe("an approved plan", () => {
  const replaceable = desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true });

  test.each<[string, World]>([
    ["a creation", { declared: [desired("a")], space: [] }],
    ["an edit", { declared: [desired("a", { enabled: false })], space: [live("a")] }],
    ["a deletion", { declared: [], space: [live("a")] }],
    ["a replacement", { declared: [replaceable], space: [live("a")] }],
    ["an adoption", { declared: [desired("a", {}, { adopt: { key: "a" } })], space: [live("a", { marker: null })] }],
    ["releasing", { declared: [], space: [live("a")], forget: ["audience/a"] }],
  ])("of %s is agreed to as long as nothing moves", (_, world) => {
    expect(summarise(hold(world))).toEqual(["agreed audience/a"]);
  });

  test.each<[string, World, World]>([
    ["a creation", { declared: [desired("a")], space: [] }, { declared: [desired("a")], space: [live("a")] }],
    [
      "an edit",
      { declared: [desired("a", { enabled: false })], space: [live("a")] },
      { declared: [desired("a", { enabled: false })], space: [live("a", { spec: { enabled: false } })] },
    ],
    ["a deletion", { declared: [], space: [live("a")] }, { declared: [], space: [] }],
    [
      "a replacement",
      { declared: [replaceable], space: [live("a")] },
      { declared: [replaceable], space: [live("a", { id: "aud_new", spec: { audienceType: "ACCOUNTS" } })] },
    ],
    [
      "releasing",
      { declared: [], space: [live("a")], forget: ["audience/a"] },
      { declared: [], space: [live("a", { marker: null })] },
    ],
    [
      "a move",
      { declared: [desired("b", { name: "A" }, { previousNames: ["a"] })], space: [live("a")] },
      {
        declared: [desired("b", { name: "A" }, { previousNames: ["a"] })],
        space: [live("a", { marker: { name: "b" } })],
      },
    ],
  ])("of %s is done when the space is so already", (_, then, now) => {
    expect(summarise(hold(then, now))).toEqual([expect.stringMatching(/^done audience\/[ab]$/)]);
  });

  test("of parts of what it adopts is agreed to as long as nothing moves", () => {
    const part = { strategy: "PERIODIC", config: { interval: "4h" } };
    const whole = desired("a", { audienceType: "LINKED" }, { adopt: { key: "a" }, replaceAllowed: true });
    const declared = managing(whole, "Schedule");
    const space = [live("a", { marker: null }), livePart(["aud_a"], "Schedule", "sch_1", part)];
    const { differing, done, leftOut } = hold({ declared: [declared, desiredPart(declared, "Schedule", part)], space });
    expect([differing, done, leftOut]).toEqual([[], [], 0]);
  });

  test("of a replacement that was cut short goes on with the creation", () => {
    const declared = [replaceable];
    expect(summarise(hold({ declared, space: [live("a")] }, { declared, space: [] }))).toEqual(["agreed audience/a"]);
  });

  test("whose texts name a key that is known by now is the same plan", () => {
    const user = desired("z", refersTo("a").spec, { references: refersTo("a").references });
    const declared = [desired("a"), user];
    expect(summarise(hold({ declared, space: [] }, { declared, space: [live("a")] }))).toEqual([
      "agreed audience/z",
      "done audience/a",
    ]);
  });

  test("of an edit of two fields goes on when one of them is there already", () => {
    const declared = [desired("a", { enabled: false, description: "New" })];
    const space = [live("a", { spec: { description: "New" } })];
    expect(summarise(hold({ declared, space: [live("a")] }, { declared, space }))).toEqual(["agreed audience/a"]);
  });

  test("of an edit that somebody made by hand meanwhile renews the marker", () => {
    const declared = [desired("a", { enabled: false })];
    const edited = { ...live("a", { spec: { enabled: false } }), ownership: live("a").ownership };
    expect(summarise(hold({ declared, space: [live("a")] }, { declared, space: [edited] }))).toEqual([
      "agreed audience/a",
    ]);
  });

  test("of a marker that needs renewing is nothing to insist on", () => {
    const old = live("a", { marker: { baseline: "old" } });
    expect(summarise(hold({ declared: [desired("a")], space: [old] }))).toEqual(["agreed audience/a"]);
    const asked = [desired("a", { enabled: false })];
    expect(summarise(hold({ declared: [desired("a")], space: [old] }, { declared: asked, space: [old] }))).toEqual([]);
  });

  test("lacks what is asked for beside it, which is counted", () => {
    const then = { declared: [desired("a")], space: [] };
    const agreement = hold(then, { declared: [desired("a"), desired("b")], space: [live("c")] });
    expect(summarise(agreement)).toEqual(["agreed audience/a"]);
    expect(agreement.leftOut).toBe(2);
  });
});

describe("what differs is told with what moved", () => {
  const disabled = [desired("a", { enabled: false })];

  test.each<[string, World, World, string]>([
    [
      "a value that somebody else set",
      { declared: [desired("a", { description: "New" })], space: [live("a")] },
      { declared: [desired("a", { description: "New" })], space: [live("a", { spec: { description: "Ada's" } })] },
      "the space was edited: description (last by somebody with the id ada at 2026-01-01 00:00 UTC)",
    ],
    [
      "a declared value that was as declared",
      { declared: disabled, space: [live("a")] },
      { declared: disabled, space: [live("a", { spec: { name: "Other" } })] },
      "the space was edited: name (last by somebody with the id ada at 2026-01-01 00:00 UTC)",
    ],
    [
      "files and space",
      { declared: disabled, space: [live("a")] },
      {
        declared: [desired("a", { enabled: false, description: "x" })],
        space: [live("a", { spec: { name: "Other" } })],
      },
      "the files ask for something else now: description; the space was edited: name (last by somebody with the id ada at 2026-01-01 00:00 UTC)",
    ],
    [
      "protection",
      { declared: disabled, space: [live("a")] },
      { declared: [desired("a", { enabled: false }, { protect: true })], space: [live("a")] },
      "the files ask for something else now: metadata.protect",
    ],
    [
      "another object in its place",
      { declared: disabled, space: [live("a")] },
      { declared: disabled, space: [live("a", { id: "aud_other" })] },
      "it is another object now, aud_other and not aud_a",
    ],
    [
      "an object that is there already and is not as it was to be created",
      { declared: [desired("a")], space: [] },
      { declared: [desired("a")], space: [live("a", { spec: { enabled: false } })] },
      "the space was edited: enabled (last by somebody with the id ada at 2026-01-01 00:00 UTC)",
    ],
    [
      "a deletion that the project forgets instead",
      { declared: [], space: [live("a")] },
      { declared: [], space: [live("a")], forget: ["audience/a"] },
      "the project file asks to forget it now",
    ],
    [
      "an object that belongs to somebody else by now",
      { declared: [], space: [live("a")] },
      { declared: [], space: [live("a", { marker: { project: "other" } })] },
      "neither the files nor the marker of the object ask for it",
    ],
  ])("%s", (_, then, now, because) => {
    expect(summarise(hold(then, now))).toEqual([`audience/a: ${because}`]);
  });
});
