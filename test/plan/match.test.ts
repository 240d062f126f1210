import { describe, expect, test } from "vitest";
import { claimMarkers } from "../../src/plan/match/claim-markers.ts";
import { matchParts } from "../../src/plan/match/match-parts.ts";
import { addressOfMatch, type Match } from "../../src/plan/match/match.ts";
import { matchResources, type MatchInput } from "../../src/plan/match/match-resources.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desiredPart, livePart } from "../report/parts.ts";
import { desired, live, plan, refusalsOf } from "./builders.ts";

const match = (input: Partial<MatchInput>) =>
  matchResources({
    owner: { project: "growth", environment: "test" },
    desired: [],
    live: [],
    forget: [],
    createMissing: false,
    ...input,
  });

/** Each match in a few words. */
function words(matches: readonly Match[]): string[] {
  return matches.map((each) => `${each.type} ${addressOfMatch(each)}${"live" in each ? ` = ${each.live.id}` : ""}`);
}

const free = (name: string, rest: Parameters<typeof live>[1] = {}): LiveResource =>
  live(name, { marker: null, ...rest });
const foreign = (name: string): LiveResource => live(name, { marker: { project: "other" } });
const adopting = (adopt: NonNullable<DesiredResource["adopt"]>, name = "a"): DesiredResource =>
  desired(name, {}, { adopt });

describe("what belongs together", () => {
  const cases: [title: string, input: Partial<MatchInput>, matches: string[], refused: string[]][] = [
    [
      "an address that carries its marker is kept",
      { desired: [desired("a")], live: [live("a")] },
      ["keep audience/a = aud_a"],
      [],
    ],
    ["what is declared and not there is created", { desired: [desired("a")] }, ["create audience/a"], []],
    ["what is owned and not declared is deleted", { live: [live("a")] }, ["delete audience/a = aud_a"], []],
    [
      "what is to be forgotten is let go",
      { live: [live("a")], forget: ["audience/a"] },
      ["forget audience/a = aud_a"],
      [],
    ],
    [
      "what is forgotten and declared is refused",
      { desired: [desired("a")], live: [live("a")], forget: ["audience/a"] },
      ["keep audience/a = aud_a"],
      ["plan-forget-declared"],
    ],
    [
      "what is to be forgotten under a misspelt address is refused",
      { live: [live("vip")], forget: ["audience/vipp"] },
      ["delete audience/vip = aud_vip"],
      ["plan-forget-unknown"],
    ],
    [
      "what is to be forgotten with its words in another order is refused",
      { live: [live("shop-list"), live("vip-newsletter")], forget: ["audience/newsletter-vip"] },
      ["delete audience/shop-list = aud_shop-list", "delete audience/vip-newsletter = aud_vip-newsletter"],
      ["plan-forget-unknown"],
    ],
    [
      "what is to be forgotten with one of its words only is refused",
      { live: [live("buyers_last_week")], forget: ["audience/monthly-buyers"] },
      ["delete audience/buyers_last_week = aud_buyers_last_week"],
      ["plan-forget-unknown"],
    ],
    [
      "what is to be forgotten by the beginning of its name is refused",
      { live: [live("newsletter")], forget: ["audience/news"] },
      ["delete audience/newsletter = aud_newsletter"],
      ["plan-forget-unknown"],
    ],
    [
      "words that objects of another kind, or short ones, share are no slip",
      { live: [live("of-shop")], forget: ["trait/shop-visits", "audience/list-of"] },
      ["delete audience/of-shop = aud_of-shop"],
      [],
    ],
    [
      "what is to be forgotten as another kind is refused",
      { live: [live("vip")], forget: ["filter/vip"] },
      ["delete audience/vip = aud_vip"],
      ["plan-forget-unknown"],
    ],
    [
      "an entry whose object was let go may stay, whatever its neighbours do",
      { live: [live("vip-2"), free("vip-1", { key: "vip_1" })], forget: ["audience/vip-1"] },
      ["delete audience/vip-2 = aud_vip-2"],
      [],
    ],
    [
      "an entry that fits nothing may stay while nothing near it is deleted",
      { desired: [desired("vip")], live: [live("vip"), live("far-off")], forget: ["audience/vipp"] },
      ["keep audience/vip = aud_vip", "delete audience/far-off = aud_far-off"],
      [],
    ],
    ["what others own is nobody's business", { live: [foreign("a"), free("b")] }, [], []],
    [
      "a previous name moves the object",
      { desired: [desired("new", {}, { previousNames: ["old"] })], live: [live("old")] },
      ["keep audience/new = aud_old"],
      [],
    ],
    [
      "a previous name of two objects is refused",
      { desired: [desired("new", {}, { previousNames: ["old"] })], live: [live("new"), live("old")] },
      ["keep audience/new = aud_new"],
      ["plan-moved-conflict"],
    ],
    [
      "a previous name that is declared again stays with its own manifest",
      { desired: [desired("new", {}, { previousNames: ["old"] }), desired("old")], live: [live("old")] },
      ["keep audience/old = aud_old", "create audience/new"],
      [],
    ],
    ["an adoption by key", { desired: [adopting({ key: "a" })], live: [free("a")] }, ["adopt audience/a = aud_a"], []],
    [
      "an adoption by id",
      { desired: [adopting({ id: "aud_b" })], live: [free("b")] },
      ["adopt audience/a = aud_b"],
      [],
    ],
    [
      "an adoption by name",
      { desired: [adopting({ name: "B" })], live: [free("b")] },
      ["adopt audience/a = aud_b"],
      [],
    ],
    ["an adoption of nothing leaves that one out", { desired: [adopting({ key: "a" })] }, ["missing audience/a"], []],
    [
      "an adoption of nothing is created when that is asked for",
      { desired: [adopting({ key: "a" })], createMissing: true },
      ["create audience/a"],
      [],
    ],
    [
      "an adoption that fits two is refused",
      { desired: [adopting({ name: "X" })], live: [free("b", { name: "X" }), free("c", { name: "X" })] },
      ["missing audience/a"],
      ["plan-adopt-ambiguous"],
    ],
    [
      "two adoptions of one object are one too many",
      { desired: [adopting({ key: "b" }), adopting({ id: "aud_b" }, "z")], live: [free("b")] },
      ["adopt audience/a = aud_b", "missing audience/z"],
      ["plan-adopt-conflict"],
    ],
    [
      "an adoption of what another project owns is refused",
      { desired: [adopting({ key: "b" })], live: [foreign("b")] },
      ["missing audience/a"],
      ["plan-adopt-foreign"],
    ],
    [
      "an adoption of what this project owns elsewhere is refused",
      { desired: [adopting({ key: "b" }), desired("b")], live: [live("b")] },
      ["keep audience/b = aud_b", "missing audience/a"],
      ["plan-adopt-conflict"],
    ],
    [
      "an adoption is over once the marker is there",
      { desired: [adopting({ key: "other" })], live: [live("a")] },
      ["keep audience/a = aud_a"],
      [],
    ],
  ];

  test.each(cases)("%s", (_title, input, matches, refused) => {
    const result = match(input);
    expect(words(result.matches)).toEqual(matches);
    expect(result.refused.map(({ code }) => code)).toEqual(refused);
  });

  test.each([
    [undefined, "remove the line or pass --create-missing"],
    [
      ["production"],
      "remove the line, which audiencectl adopt --cleanup does once another environment has used it, or apply this environment by hand with --create-missing; or, when it is in the spaces of other environments only, write environments: [NAME] under metadata, with their names",
    ],
  ])("the remedy of an adoption of nothing knows other environments: %s", (otherEnvironments, remedy) => {
    const [missing] = match({ desired: [adopting({ key: "a" })], otherEnvironments }).matches;
    const hint = missing?.type === "missing" ? missing.finding?.hint : undefined;
    expect(hint).toBe(`correct the adopt line; to create what is missing, ${remedy}`);
  });

  test("the remedy of a hand-over of nothing says that it stays within one space, and guesses no environment", () => {
    const desired = [adopting({ key: "a", from: "sales@production" })];
    const [missing] = match({ desired, otherEnvironments: ["production"] }).matches;
    const hint = missing?.type === "missing" ? missing.finding?.hint : undefined;
    expect(hint).toContain("an object is handed over within one space only, so sales@production has to have it");
    expect(hint).not.toMatch(/environments: \[(?!NAME\])/u);
  });

  describe("an entry under forget that fits nothing and is near nothing", () => {
    const warnings = (input: Partial<MatchInput>) =>
      match({ forget: ["audience/far-off"], ...input }).warnings.map(({ code, message }) => `${code} ${message}`);

    test("is warned of while something would be deleted", () => {
      expect(warnings({ live: [live("vip")] })).toEqual([
        "plan-forget-unfit audience/far-off is under forget in the project file and fits nothing: it releases nothing, while the plan deletes something",
      ]);
    });

    test.each([
      ["nothing would be deleted", { desired: [desired("vip")], live: [live("vip")] }],
      ["its object can be one that nobody owns", { live: [live("vip"), free("x", { key: "far_off" })] }],
      ["it is refused as a slip", { live: [live("off-far")] }],
    ])("is not warned of where %s", (_title, input) => {
      expect(warnings(input)).toEqual([]);
    });
  });

  test("what is nobody's and what is somebody else's are counted apart, without what is taken over", () => {
    const space = [foreign("x"), free("y"), free("a"), live("z", { ownership: "unreadable" })];
    expect(match({ desired: [adopting({ key: "a" })], live: space }).unmanaged).toEqual({ count: 1, foreign: 2 });
  });
});

describe("markers", () => {
  const copy = live("a", { id: "aud_copy", facts: { ...live("a").facts, createdAt: "2026-02-01T00:00:00.000Z" } });

  test("of two objects the older one is the real one", () => {
    for (const space of [
      [copy, live("a")],
      [live("a"), copy],
    ]) {
      const { owned, duplicateMarkers, warnings } = claimMarkers({ project: "growth", environment: "test" }, space);
      expect([...owned].map(([address, { id }]) => `${address} ${id}`)).toEqual(["audience/a aud_a"]);
      expect([...duplicateMarkers]).toEqual(["audience/a"]);
      expect(warnings.map(({ code }) => code)).toEqual(["plan-duplicate-marker"]);
    }
  });

  test("that are damaged own nothing and are told", () => {
    const { owned, warnings } = claimMarkers({ project: "growth", environment: "test" }, [
      live("a", { ownership: "unreadable" }),
    ]);
    expect(owned.size).toBe(0);
    expect(warnings.map(({ code }) => code)).toEqual(["plan-unreadable-marker"]);
  });
});

describe("parts of one parent", () => {
  const parent = desired("a");
  const connection = (id: string): DesiredResource => desiredPart(parent, "Destination", { destination: { id } });
  const liveConnection = (id: string): LiveResource =>
    livePart(["aud_a"], "Destination", `con_${id}`, { destination: { id } });
  const schedule = (interval: string): DesiredResource =>
    desiredPart(parent, "Schedule", { strategy: "PERIODIC", config: { interval } });
  const liveSchedule = (interval: string): LiveResource =>
    livePart(["aud_a"], "Schedule", `sch_${interval}`, { strategy: "PERIODIC", config: { interval } });
  const activation = (name: string, enabled = true): DesiredResource =>
    desiredPart(connection("d"), "Activation", { activationName: name, enabled });
  const liveActivation = (name: string, enabled = true): LiveResource =>
    livePart(["aud_a", "con_d"], "Activation", `act_${name}`, { activationName: name, enabled });

  const cases: [
    title: string,
    kind: string,
    declared: DesiredResource[],
    present: LiveResource[],
    matches: string[],
  ][] = [
    [
      "that are identified are kept",
      "Destination",
      [connection("d")],
      [liveConnection("d")],
      ["keep audience/a/destination/d = con_d"],
    ],
    [
      "that are identified by no other are strangers",
      "Destination",
      [connection("d")],
      [liveConnection("e")],
      ["create audience/a/destination/d", "delete audience/a/destination/e = con_e"],
    ],
    [
      "of a kind without identity become each other",
      "Schedule",
      [schedule("4h")],
      [liveSchedule("6h")],
      ["keep audience/a/schedule/1 = sch_6h"],
    ],
    [
      "that are identified come before those that become each other",
      "Schedule",
      [schedule("4h")],
      [liveSchedule("6h"), liveSchedule("4h")],
      ["keep audience/a/schedule/1 = sch_4h", "delete audience/a/schedule/2 = sch_6h"],
    ],
    [
      "that differ in the name only were renamed",
      "Activation",
      [activation("new")],
      [liveActivation("old")],
      ["keep audience/a/destination/d/activation/new = act_old"],
    ],
    [
      "that differ in more are others",
      "Activation",
      [activation("new", false)],
      [liveActivation("old")],
      ["create audience/a/destination/d/activation/new", "delete audience/a/destination/d/activation/old = act_old"],
    ],
  ];

  test.each(cases)("%s", (_title, kind, declared, present, matches) => {
    const address = declared[0]?.parent ?? parent.address;
    const context = { keyOf: () => undefined, secretOf: () => undefined };
    const common = { parent: address, kind: kindOf(kind), desired: declared, live: present, context };
    expect(words(matchParts({ ...common, anew: false }))).toEqual(matches);
    expect(words(matchParts({ ...common, anew: true }))).toEqual(matches.map((each) => each.replace("keep", "renew")));
  });

  test("that go have addresses of their own, even where their names are alike", () => {
    const alike = [liveConnection("e"), { ...liveConnection("e"), id: "con_f" }];
    const context = { keyOf: () => undefined, secretOf: () => undefined };
    const matches = matchParts({
      parent: "audience/a",
      kind: kindOf("Destination"),
      desired: [],
      live: alike,
      anew: false,
      context,
    });
    expect(words(matches)).toEqual([
      "delete audience/a/destination/e = con_e",
      "delete audience/a/destination/e~2 = con_f",
    ]);
  });
});

describe("the hint about an object of another project", () => {
  const hintOf = (otherEnvironments: readonly string[], from?: string): string => {
    const adopts = desired("a", {}, { adopt: { key: "a", ...(from !== undefined && { from }) } });
    const space = [live("a", { marker: { project: "sales" } })];
    return refusalsOf(plan([adopts], space, { otherEnvironments }))[0]?.hint ?? "";
  };

  test.each([undefined, "sales@staging"])("says how to write it for several environments, with from %s", (from) => {
    expect(hintOf(["staging"], from)).toMatch(
      /write from: sales@test .*; for several environments, write one document for each, .* environments: \[NAME\]/u,
    );
  });

  test("says nothing of other environments where there are none", () => {
    expect(hintOf([], "sales@staging")).not.toContain("several environments");
  });
});
