import { describe, expect, test } from "vitest";
import { parseLabels } from "../../src/plan/select/parse-labels.ts";
import { selectAddresses, type Selected } from "../../src/plan/select/select-addresses.ts";
import { SelectionError } from "../../src/plan/select/selection-error.ts";
import type { Candidate, Selection } from "../../src/plan/select/selection.ts";
import { actions, desired, live, plan, refersTo, refusals } from "./builders.ts";

const source = { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };

const declared = (address: string, labels: Record<string, string> = {}): Candidate => ({
  address,
  declared: { labels, source },
});

/** What a project holds: three objects with manifests, and one that only the space has. */
const all: Candidate[] = [
  declared("audience/vip-a", { team: "growth", tier: "1" }),
  declared("audience/vip-b", { team: "sales", tier: "3" }),
  declared("trait/ltv"),
  { address: "audience/vip-old" },
];

const selecting = (rest: Partial<Selection> & { l?: string }): Selection => {
  const { l, ...given } = rest;
  return {
    targets: [],
    excludes: [],
    ...(l !== undefined && { labels: { text: l, requirements: parseLabels(l) } }),
    ...given,
  };
};

const changed = (fits: (candidate: Candidate) => boolean) => ({
  by: ["--only-changed"],
  remedy: "leave --only-changed out",
  fits,
});

const chosen = (selected: Selected): string[] => all.map(({ address }) => address).filter(selected.has);

function failure(act: () => unknown): SelectionError {
  try {
    act();
  } catch (error) {
    if (error instanceof SelectionError) return error;
  }
  throw new Error("nothing was wrong with the selection");
}

describe("a selection", () => {
  test.each<[string, Partial<Selection> & { l?: string }, string[]]>([
    ["an address", { targets: ["trait/ltv"] }, ["trait/ltv"]],
    ["a pattern", { targets: ["audience/vip-?"] }, ["audience/vip-a", "audience/vip-b"]],
    ["several patterns", { targets: ["trait/*", "*-old"] }, ["trait/ltv", "audience/vip-old"]],
    ["an exclusion", { excludes: ["audience/*"] }, ["trait/ltv"]],
    ["a pattern and an exclusion", { targets: ["audience/*"], excludes: ["*-b", "*-old"] }, ["audience/vip-a"]],
    ["a label", { l: "team=growth" }, ["audience/vip-a"]],
    ["a label as ==", { l: "team==growth" }, ["audience/vip-a"]],
    ["a label that differs or is not there", { l: "team!=growth" }, ["audience/vip-b", "trait/ltv"]],
    ["a label that is there", { l: "tier" }, ["audience/vip-a", "audience/vip-b"]],
    ["a label that is not there", { l: "!tier" }, ["trait/ltv"]],
    ["labels that all have to hold", { l: "team, tier!=3" }, ["audience/vip-a"]],
    ["labels and a pattern", { l: "team", targets: ["*-b"] }, ["audience/vip-b"]],
  ])("by %s takes what fits", (_, given, expected) => {
    expect(chosen(selectAddresses(selecting(given), all))).toEqual(expected);
  });

  test("takes parts along with their audience", () => {
    const selected = selectAddresses(selecting({ targets: ["audience/vip-a"] }), all);
    expect(selected.has("audience/vip-a/destination/d/activation/x")).toBe(true);
    expect(selected.has("audience/vip-b/schedule/1")).toBe(false);
  });

  test("counts what it leaves out, and says by what", () => {
    const { unselected, by } = selectAddresses(
      selecting({ l: "team", targets: ["audience/*"], excludes: ["*-b"] }),
      all,
    );
    expect(unselected).toEqual(["audience/vip-b", "trait/ltv", "audience/vip-old"]);
    expect(by).toEqual(["-l team", "--target audience/*", "--exclude *-b"]);
  });

  test.each<[string, Partial<Selection> & { l?: string }, string, string | undefined]>([
    ["a pattern of a misspelt kind", { targets: ["audiense/vip-a"] }, "fits no object", "did you mean audience/vip-a?"],
    ["a misspelt beginning", { targets: ["audience/vpi-*"] }, "fits no object", "did you mean audience/vip-*?"],
    ["a name without its kind", { targets: ["ltv"] }, "fits no object", "did you mean trait/ltv?"],
    [
      "a part",
      { targets: ["audience/vip-a/destination/d"] },
      "fits no object",
      "parts go with their audience: --target audience/vip-a",
    ],
    ["a misspelt exclusion", { excludes: ["trait/lvt"] }, "--exclude trait/lvt fits", "did you mean trait/ltv?"],
    ["a misspelt label", { l: "teem=growth" }, "-l teem=growth fits", "did you mean team=growth?"],
    ["a misspelt value", { l: "team=grwoth" }, "-l team=grwoth fits", "did you mean team=growth?"],
    ["labels that nobody has", { l: "team=growth,tier=3" }, "fits no object", "labels of the manifests: team, tier"],
    ["what excludes all of it", { targets: ["trait/*"], excludes: ["trait/*"] }, "at once", "leave one of them out"],
  ])("by %s is an error with a remedy", (_, given, message, hint) => {
    const error = failure(() => selectAddresses(selecting(given), all));
    expect(error.message).toContain(message);
    expect(error.hint).toBe(hint);
  });

  test.each(["a=b=c", "", "a,,b", "a b", "!a=b"])("is not written as %j", (text) => {
    expect(failure(() => parseLabels(text)).hint).toContain("key=value");
  });

  test("of what has changed may be empty", () => {
    const selected = selectAddresses(selecting({ also: changed(() => false) }), all);
    expect(chosen(selected)).toEqual([]);
  });
});

const only = (...targets: string[]): { selection: Selection } => ({ selection: selecting({ targets }) });

describe("a plan of a selection", () => {
  const edited = { name: "Edited" };

  test("neither changes nor deletes nor creates what is not selected, and counts it", () => {
    const made = plan(
      [desired("a", edited), desired("b", edited), desired("new")],
      [live("a"), live("b"), live("old")],
      {
        ...only("audience/a"),
      },
    );
    expect(actions(made)).toEqual(["update audience/a"]);
    expect(made.unselected).toEqual({ count: 3, by: ["--target audience/a"] });
  });

  test("deletes what is selected and no longer declared", () => {
    const made = plan([desired("a", edited)], [live("a"), live("old"), live("older")], only("audience/old"));
    expect(actions(made)).toEqual(["delete audience/old"]);
  });

  test("does not ask for the parts of what is not selected", () => {
    const parts = { manages: ["Destination"] };
    const unread = (name: string) => ({ ...live(name), knows: [] });
    expect(() =>
      plan([desired("a"), desired("b", {}, parts)], [live("a"), unread("b")], only("audience/a")),
    ).not.toThrow();
  });

  test("is not refused for what is not selected", () => {
    const taken = live("taken", { spec: { name: "FREE" }, marker: null });
    const missing = desired("missing", {}, { adopt: { key: "nothing" } });
    const made = plan([desired("a", edited), desired("free"), missing], [live("a"), taken], only("audience/a"));
    expect(refusals(made)).toEqual([]);
    expect(refusals(plan([desired("free")], [taken], only("audience/free")))).toEqual(["plan-name-taken-unmanaged"]);
  });

  test("is not refused for a circle among what is not selected", () => {
    const circle = [desired("b", {}, refersTo("c")), desired("c", {}, refersTo("b"))];
    expect(refusals(plan([desired("a", edited), ...circle], [live("a")], only("audience/a")))).toEqual([]);
  });

  test("is refused when it needs a key that is not made, with the flag to add", () => {
    const made = plan([desired("new"), desired("user", {}, refersTo("new"))], [], only("audience/user"));
    expect(made.refused).toMatchObject([
      { code: "plan-needs-unselected", address: "audience/user", hint: "add --target audience/new" },
    ]);
    expect(made.refused[0]?.message).toContain("audience/new");
  });

  test("is refused when it needs a name that is not free yet", () => {
    const made = plan([desired("a", { name: "OLD" })], [live("a"), live("old")], only("audience/a"));
    expect(made.refused).toMatchObject([{ code: "plan-needs-unselected", hint: "add --target audience/old" }]);
  });

  test("says how an object is selected that is left out by other flags", () => {
    const declared = [desired("new"), desired("user", {}, { ...refersTo("new"), labels: { team: "growth" } })];
    const hintOf = (selection: Selection) => plan(declared, [], { selection }).refused[0]?.hint;
    expect(hintOf(selecting({ excludes: ["*/new"] }))).toBe("leave --exclude */new out");
    expect(hintOf(selecting({ l: "team" }))).toBe("leave -l team out");
    expect(hintOf(selecting({ also: changed(({ address }) => address === "audience/user") }))).toBe(
      "leave --only-changed out",
    );
  });

  test("leaves out what names the key of an object that cannot be planned and is not selected", () => {
    const missing = desired("missing", {}, { adopt: { key: "nothing" } });
    const made = plan([missing, desired("user", {}, refersTo("missing"))], [], only("audience/user"));
    expect(actions(made)).toEqual(["withheld audience/user"]);
    expect(refusals(made)).toEqual([]);
  });

  test("is refused for half of a renaming", () => {
    const made = plan([desired("b", { name: "A" })], [live("a", { spec: { name: "A" } })], only("audience/a"));
    expect(refusals(made)).toEqual(["plan-looks-renamed"]);
  });

  test("lets guards count what is selected, as a share of all that is owned", () => {
    const guards = { maxDeletes: 10, maxDeletePercent: 30, maxChangePercent: 60, allowDeleteAll: false };
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const space = names.map((name) => live(name));
    const kept = names.slice(0, 6).map((name) => desired(name));
    expect(refusals(plan(kept, space, { guards, ...only("audience/g", "audience/h") }))).toEqual([]);
    expect(refusals(plan([], space, { guards, ...only("audience/g") }))).toEqual([]);
    expect(refusals(plan([], space, { guards, ...only("audience/*") }))).toContain("plan-deletes-everything");
  });

  describe("that takes along what it needs", () => {
    const taking = (...names: string[]): { selection: Selection } => ({
      selection: selecting({
        also: { ...changed(({ address }) => names.some((name) => address === `audience/${name}`)), takesAlong: true },
      }),
    });

    test("holds what makes the key, and what that needs in turn, and says so", () => {
      const declared = [
        desired("first", {}),
        desired("second", {}, refersTo("first")),
        desired("user", {}, refersTo("second")),
        desired("other"),
      ];
      const made = plan(declared, [], taking("user"));
      expect(actions(made)).toEqual(["create audience/first", "create audience/second", "create audience/user"]);
      expect(made.refused).toEqual([]);
      expect(made.unselected).toEqual({
        count: 1,
        by: ["--only-changed"],
        along: ["audience/first", "audience/second"],
      });
    });

    test("holds what sets a name free", () => {
      const made = plan([desired("a", { name: "OLD" })], [live("a"), live("old")], taking("a"));
      expect(actions(made)).toEqual(["delete audience/old", "update audience/a"]);
      expect(made.refused).toEqual([]);
    });

    test("leaves others alone that are waiting for the same", () => {
      const declared = [desired("new"), desired("user", {}, refersTo("new")), desired("waiting", {}, refersTo("new"))];
      const made = plan(declared, [live("waiting")], taking("user"));
      expect(actions(made)).toEqual(["create audience/new", "create audience/user"]);
    });

    test("is refused for what another flag leaves out, with that flag", () => {
      const declared = [desired("new"), desired("user", {}, refersTo("new"))];
      const { selection } = taking("user");
      const made = plan(declared, [], { selection: { ...selection, excludes: ["*/new"] } });
      expect(made.refused).toMatchObject([{ code: "plan-needs-unselected", hint: "leave --exclude */new out" }]);
      expect(made.unselected?.along).toBeUndefined();
    });

    test("takes nothing along for what is as declared", () => {
      const made = plan([desired("a"), desired("b", edited)], [live("a"), live("b")], taking("a"));
      expect(made.unselected).toEqual({ count: 1, by: ["--only-changed"] });
    });
  });

  test("is not refused for what takes the name that a replacement sets free", () => {
    const declared = [
      desired("a", { name: "NEW", audienceType: "ACCOUNTS" }, { replaceAllowed: true }),
      desired("b", { name: "A" }),
    ];
    expect(refusals(plan(declared, [live("a"), live("b")], only("audience/a")))).toEqual([]);
  });

  test("of what has changed takes along what gets the key of a new object", () => {
    const types = { audienceType: "ACCOUNTS" };
    const declared = [
      desired("a", types, { replaceAllowed: true }),
      desired("user", {}, refersTo("a")),
      desired("other", edited),
    ];
    const space = [live("a"), live("user", { spec: { definition: { query: "trait('a') = 'true'" } } }), live("other")];
    const made = plan(declared, space, {
      selection: selecting({ also: changed(({ address }) => address === "audience/a") }),
    });
    expect(actions(made)).toContain("replace audience/a");
    expect(refusals(made)).not.toContain("plan-needs-unselected");
    expect(made.unselected?.count).toBe(1);
    const alone = plan(declared, space, only("audience/a"));
    expect(alone.refused).toMatchObject([{ code: "plan-needs-unselected", hint: "add --target audience/user" }]);
  });
});
