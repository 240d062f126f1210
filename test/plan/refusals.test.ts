import { describe, expect, test } from "vitest";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import { ruleCodes } from "../../src/diagnostics/codes.ts";
import type { Change, ObjectUser } from "../../src/plan/generated/plan.ts";
import { isAboutAmounts } from "../../src/plan/refusals/about-amounts.ts";
import { refusalRules } from "../../src/plan/refusals/refusals.ts";
import type { PlanSituation } from "../../src/plan/refusals/situation.ts";
import { findKeyUsers, indexById } from "../../src/plan/order/key-users.ts";
import { livePart } from "../report/parts.ts";
import { live } from "./builders.ts";

const ours = { project: "growth", name: "a", environment: "test", keyHash: "-", baseline: null, protect: false };
const baselineFor = (name: string, query: string) => baselineOf(kindOf("Audience"), { name, definition: { query } });
const uses = (key: string) => ({ definition: { query: `trait('${key}') = 'true'` } });

/** A change of the audience `a`, which is this project's. */
function change(rest: Partial<Change> = {}): Change {
  const name = rest.address?.split("/").at(-1) ?? "a";
  return {
    address: "audience/a",
    kind: "Audience",
    name: name.toUpperCase(),
    action: "update",
    reason: "pending",
    before: {},
    after: {},
    patch: [],
    defaults: [],
    unknown: [],
    requires: [],
    impact: { dependents: [] },
    ownership: { before: { ...ours, name }, after: { ...ours, name } },
    warnings: [],
    ...rest,
  };
}

const creation = (name: string, rest: Partial<Change> = {}): Change =>
  change({
    address: `audience/${name}`,
    action: "create",
    before: null,
    ownership: { before: null, after: { ...ours, name } },
    ...rest,
  });
/** What an object's marker remembers of its display name and its query, before a change and after it. */
const madeFor = (
  name: string,
  before: [name: string, query: string] | null,
  after: [name: string, query: string] | null,
): Change["ownership"] => {
  const record = (made: [string, string] | null) => made && { ...ours, name, baseline: baselineFor(...made) };
  return { before: record(before), after: record(after) };
};

/** An audience that becomes something else. */
const rewriting = (
  name: string,
  before: [name: string, query: string],
  after: [name: string, query: string],
  rest: Partial<Change> = {},
): Change => creation(name, { action: "update", id: `aud_${name}`, ownership: madeFor(name, before, after), ...rest });

const deletion = (name: string, rest: Partial<Change> = {}): Change =>
  change({
    address: `audience/${name}`,
    action: "delete",
    id: `aud_${name}`,
    key: name,
    after: null,
    ownership: { before: { ...ours, name }, after: null },
    ...rest,
  });
const many = (count: number, make: (name: string) => Change): Change[] =>
  Array.from({ length: count }, (_, index) => make(`n${index}`));
const ofOther = (name: string) => live(name, { marker: { project: "other" } });
const edit = (name: string): Change => change({ address: `audience/${name}` });
const limitOfMembers = {
  maxDeletes: 10,
  maxDeletePercent: 30,
  maxChangePercent: 60,
  maxMembersResent: 100,
  allowDeleteAll: false,
};
/** A new destination of an audience of so many members, all of whom it is sent. */
const newDestination = (name: string, members: number | undefined): Change =>
  creation(`${name}/destination/d`, {
    kind: "Destination",
    within: [{ address: `audience/${name}`, id: `aud_${name}` }],
    impact: { dependents: [], ...(members !== undefined && { members }) },
    warnings: [{ code: "plan-destination-backfill", severity: "warning", message: "" }],
  });
/** An activation of the same destination, with `performResync`. */
const resync = (name: string, members: number): Change => {
  const connection = newDestination(name, members);
  return {
    ...connection,
    kind: "Activation",
    address: `${connection.address}/activation/x`,
    within: [...(connection.within ?? []), { address: connection.address }],
    warnings: [{ code: "plan-resync", severity: "warning", message: "" }],
  };
};

/** An audience of so many members that is switched on, with the destinations that it is sent to then. */
const switchedOn = (members: number, ...to: string[]): Change =>
  change({
    before: { enabled: false },
    after: { enabled: true },
    impact: { dependents: [], members, destinations: to.map((id) => ({ id, sends: "after" })) },
  });
/** What makes a change a replacement of something that an audience uses. */
const replacementFor = (user: ObjectUser): Partial<Change> => ({
  action: "replace",
  impact: { dependents: ["audience/user"], users: [user] },
});
const sentUser = (members: number): ObjectUser => ({
  dependent: "audience/user",
  kind: "Audience",
  name: "USER",
  members,
  destinations: [{ id: "a", sends: "now" }],
});

/** What is known of some changes in a space of which nothing else is said. */
function situation(given: Partial<PlanSituation>): PlanSituation {
  const { changes = [], live: objects = [] } = given;
  return {
    owner: { project: "growth", environment: "test" },
    changes,
    changeById: indexById(changes),
    live: objects,
    users: findKeyUsers(objects),
    duplicateMarkers: new Set(),
    allChanges: changes,
    unselected: [],
    references: new Map(),
    circular: false,
    waitingCircle: [],
    replaceAllowed: new Set(),
    quotas: {},
    limits: { maxDeletes: 10, maxDeletePercent: 30, maxChangePercent: 60, allowDeleteAll: false },
    ...given,
  };
}

const filters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...live(`f${index}`), kind: "SpaceFilter" }));
const filterCreation = creation("f", { kind: "SpaceFilter", address: "filter/f" });
const settings = (value: object) => ({ connectionSettings: { ...value } });
const masked = livePart(["aud_a"], "Destination", "con_1", settings({ token: "••••abcd", channel: "x" }));
const settingsChange = (after: object, action: Change["action"] = "update"): Change =>
  change({
    address: "audience/a/destination/d",
    kind: "Destination",
    id: "con_1",
    action,
    before: settings({ channel: "x" }),
    after: settings(after),
  });
const scheduleChange = change({
  address: "audience/a/schedule/1",
  kind: "Schedule",
  within: [{ address: "audience/a", id: "aud_a" }],
});

const selected = {
  has: (address: string) => address === "audience/a",
  remedyFor: (address: string) => `add --target ${address}`,
  unselected: [],
  by: [],
};

/** For each rule, by its place in the table: what it refuses, with which codes, and what is like it and is not refused. */
const cases: { codes: string[]; refused: Partial<PlanSituation>[]; allowed: Partial<PlanSituation>[] }[] = [
  {
    codes: ["plan-project-renamed"],
    refused: [
      { changes: ["a", "b", "c"].map((name) => creation(name)), live: ["a", "b", "c"].map(ofOther) },
      {
        owner: { project: "growth", uid: "k3f9", environment: "test" },
        changes: [creation("a"), creation("b")],
        live: [live("a", { marker: { project: "other", uid: "k3f9" } })],
      },
    ],
    allowed: [
      { changes: [creation("a"), creation("b")], live: ["a", "b"].map(ofOther) },
      { changes: ["a", "b", "c"].map((name) => creation(name)), live: [...["a", "b", "c"].map(ofOther), live("d")] },
      { changes: ["x", "y", "z"].map((name) => creation(name)), live: ["a", "b", "c"].map(ofOther) },
      {
        owner: { project: "growth", uid: "k3f9", environment: "test" },
        changes: [creation("a")],
        live: [live("a", { marker: { project: "other", uid: "none" } })],
      },
    ],
  },
  {
    codes: ["plan-looks-renamed"],
    refused: [
      { changes: [deletion("a"), creation("b", { name: "A" })] },
      {
        changes: [
          deletion("a", { ownership: { before: { ...ours, baseline: baselineFor("A", "q") }, after: null } }),
          creation("b", {
            ownership: { before: null, after: { ...ours, name: "b", baseline: baselineFor("B", "q") } },
          }),
        ],
      },
    ],
    allowed: [
      { changes: [deletion("a"), creation("b")] },
      { changes: [deletion("a")] },
      {
        changes: [
          deletion("a", { ownership: { before: { ...ours, baseline: baselineFor("A", "q") }, after: null } }),
          creation("b", {
            ownership: { before: null, after: { ...ours, name: "b", baseline: baselineFor("B", "r") } },
          }),
        ],
      },
      // What a third one is made for, too, tells nobody from another.
      {
        changes: [
          deletion("a", { ownership: { before: { ...ours, baseline: baselineFor("A", "q") }, after: null } }),
          creation("b", {
            ownership: { before: null, after: { ...ours, name: "b", baseline: baselineFor("B", "q") } },
          }),
          creation("c", {
            ownership: { before: null, after: { ...ours, name: "c", baseline: baselineFor("C", "q") } },
          }),
        ],
      },
    ],
  },
  {
    codes: ["plan-looks-renamed"],
    refused: [
      { changes: [rewriting("a", ["A", "q"], ["B", "r"]), rewriting("b", ["B", "r"], ["A", "q"])] },
      { changes: [rewriting("a", ["A", "q"], ["B", "r"]), rewriting("b", ["B", "r"], ["C", "s"])] },
      {
        changes: [rewriting("a", ["A", "q"], ["B", "r"]), deletion("b", { ownership: madeFor("b", ["B", "r"], null) })],
      },
      {
        changes: [rewriting("a", ["A", "q"], ["B", "r"]), creation("c", { ownership: madeFor("c", null, ["A", "q"]) })],
      },
      { changes: [rewriting("a", ["A", "q"], ["B", "r"])], unselected: [rewriting("b", ["B", "r"], ["A", "q"])] },
    ],
    allowed: [
      // Definitions alone, or display names alone.
      { changes: [rewriting("a", ["A", "q"], ["A", "r"]), rewriting("b", ["B", "r"], ["B", "q"])] },
      { changes: [rewriting("a", ["A", "q"], ["B", "q"]), rewriting("b", ["B", "q"], ["A", "q"])] },
      // What was asked for.
      { changes: [rewriting("a", ["A", "q"], ["B", "r"], { previousAddress: "audience/c" })] },
      // Nothing is known of what an old marker was made for.
      { changes: [rewriting("a", ["A", "q"], ["B", "r"]), deletion("b")] },
      { changes: [], unselected: [rewriting("a", ["A", "q"], ["B", "r"]), rewriting("b", ["B", "r"], ["A", "q"])] },
    ],
  },
  {
    codes: ["plan-cycle"],
    refused: [{ waitingCircle: ["audience/a", "audience/b", "audience/a"] }],
    allowed: [{}, { waitingCircle: ["audience/a", "audience/a"], circular: true }],
  },
  {
    codes: ["plan-cycle"],
    refused: [
      { changes: [change({ id: "aud_a", after: uses("b") })], live: [live("a"), live("b", { spec: uses("a") })] },
      { changes: [creation("a", { after: uses("a") })] },
    ],
    allowed: [
      { changes: [change({ id: "aud_a", after: uses("b") })], live: [live("a"), live("b")] },
      // A circle that is live already is none of the plan's making.
      { changes: [change({ id: "aud_a" })], live: [live("a", { spec: uses("b") }), live("b", { spec: uses("a") })] },
      { changes: [creation("a", { after: uses("a") })], circular: true },
    ],
  },
  {
    codes: ["plan-duplicate-marker"],
    refused: [
      { changes: [deletion("a")], duplicateMarkers: new Set(["audience/a"]) },
      { changes: [change({ previousAddress: "audience/old" })], duplicateMarkers: new Set(["audience/old"]) },
    ],
    allowed: [
      { changes: [change()], duplicateMarkers: new Set(["audience/a"]) },
      { changes: [deletion("a")], duplicateMarkers: new Set(["audience/b"]) },
    ],
  },
  {
    codes: ["plan-needs-unselected"],
    refused: [
      { changes: [creation("a", { requires: ["audience/b"] })], unselected: [creation("b")], selected },
      {
        changes: [change({ address: "audience/a", action: "replace", id: "aud_a" })],
        unselected: [change({ address: "audience/b", id: "aud_b" })],
        references: new Map([["audience/b", ["audience/a"]]]),
        selected,
      },
    ],
    allowed: [
      { changes: [creation("a", { requires: ["audience/b"] }), creation("b")], selected },
      { changes: [creation("a", { requires: ["audience/b"] })], unselected: [change({ action: "none" })], selected },
      {
        changes: [change({ address: "audience/a", action: "replace", id: "aud_a" })],
        unselected: [creation("b")],
        references: new Map([["audience/b", ["audience/a"]]]),
        selected,
      },
      {
        changes: [change({ address: "audience/a", action: "replace", id: "aud_a" })],
        unselected: [change({ address: "audience/b", id: "aud_b", requires: ["audience/a"] })],
        selected,
      },
    ],
  },
  {
    codes: ["plan-still-used"],
    refused: [
      { changes: [deletion("a")], live: [live("a"), live("b", { spec: uses("a") })] },
      { changes: [deletion("a"), creation("b", { after: uses("a") })], live: [live("a")] },
    ],
    allowed: [
      { changes: [deletion("a"), deletion("b")], live: [live("a"), live("b", { spec: uses("a") })] },
      {
        changes: [change({ action: "forget", id: "aud_a", key: "a" })],
        live: [live("a"), live("b", { spec: uses("a") })],
      },
    ],
  },
  {
    codes: ["plan-name-taken-unmanaged", "plan-name-taken-other-project", "plan-name-taken-same-project"],
    refused: [
      { changes: [creation("b")], live: [live("b", { marker: null })] },
      { changes: [creation("b")], live: [live("b", { marker: { project: "other" } })] },
      { changes: [creation("b")], live: [live("b")] },
      { changes: [creation("b"), creation("c", { name: "b!" })] },
      {
        changes: [change({ id: "aud_a", name: "B", before: { name: "A" }, after: { name: "B" } })],
        live: [live("a"), live("b")],
      },
    ],
    allowed: [
      { changes: [creation("b"), deletion("z", { id: "aud_b" })], live: [live("b")] },
      { changes: [creation("b")], live: [{ ...live("b"), kind: "SpaceFilter" }] },
      { changes: [change({ id: "aud_b", name: "B", before: { name: "B" }, after: { name: "B" } })], live: [live("b")] },
    ],
  },
  {
    codes: ["plan-parent-lost"],
    refused: [
      { changes: [scheduleChange], live: [] },
      { changes: [scheduleChange], live: [live("a", { marker: { project: "other" } })] },
    ],
    allowed: [
      { changes: [scheduleChange], live: [live("a")] },
      {
        changes: [scheduleChange, change({ reason: "adopted", action: "replace" })],
        live: [live("a", { marker: null })],
      },
      { changes: [{ ...scheduleChange, within: [{ address: "audience/a" }] }] },
    ],
  },
  {
    codes: ["plan-masked-setting"],
    refused: [{ changes: [settingsChange({ channel: "y" })], live: [masked] }],
    allowed: [
      { changes: [settingsChange({ channel: "y", token: "${env.TOKEN}" })], live: [masked] },
      { changes: [settingsChange({ channel: "x" })], live: [masked] },
      { changes: [settingsChange({}, "delete")], live: [masked] },
    ],
  },
  {
    codes: ["plan-space-full"],
    refused: [
      { changes: [filterCreation], live: filters(10) },
      { changes: [creation("b")], live: [live("a")], quotas: { audiences: 1 } },
    ],
    allowed: [
      { changes: [filterCreation], live: filters(9) },
      { changes: [filterCreation, deletion("g", { kind: "SpaceFilter" })], live: filters(10) },
      { changes: [creation("a")], live: filters(11) },
      { changes: [creation("b")], live: [live("a")], quotas: { audiences: 2 } },
      { changes: [creation("b"), deletion("a")], live: [live("a")], quotas: { audiences: 1 } },
      { changes: [change({ id: "aud_a" })], live: [live("a"), live("b")], quotas: { audiences: 1 } },
      {
        changes: [creation("b", { after: { audienceType: "LINKED" } })],
        live: [live("a")],
        quotas: { audiences: 1 },
      },
      {
        changes: [creation("b")],
        live: [live("a", { spec: { audienceType: "LINKED" } })],
        quotas: { audiences: 1 },
      },
    ],
  },
  {
    codes: ["plan-protected", "plan-replacement-not-allowed"],
    refused: [
      { changes: [deletion("a", { ownership: { before: { ...ours, protect: true }, after: null } })] },
      { changes: [change({ action: "replace", replaces: [{ pointer: "/audienceType", reason: "fixed" }] })] },
    ],
    allowed: [
      { changes: [deletion("a")] },
      { changes: [change({ action: "replace" })], replaceAllowed: new Set(["audience/a"]) },
      { changes: [change({ ownership: { before: { ...ours, protect: true }, after: ours } })] },
      // What goes with its audience is not asked for again.
      {
        changes: [change({ action: "replace" }), { ...scheduleChange, action: "replace" }],
        replaceAllowed: new Set(["audience/a"]),
      },
    ],
  },
  {
    codes: ["plan-deletes-everything"],
    refused: [{ changes: [deletion("a")] }],
    allowed: [
      {},
      { changes: [deletion("a"), change({ action: "none" })] },
      { changes: [creation("a")] },
      {
        changes: [deletion("a")],
        limits: { maxDeletes: 10, maxDeletePercent: 30, maxChangePercent: 60, allowDeleteAll: true },
      },
    ],
  },
  {
    codes: ["plan-too-many-deletes"],
    refused: [
      { changes: many(11, deletion), allChanges: [...many(11, deletion), ...many(100, edit)] },
      { changes: many(2, deletion), allChanges: [...many(2, deletion), ...many(4, edit)] },
    ],
    allowed: [{ changes: many(1, deletion) }, { allChanges: [...many(2, deletion), ...many(5, edit)] }],
  },
  {
    codes: ["plan-too-many-changes"],
    refused: [{ changes: many(6, edit) }],
    allowed: [
      { changes: many(5, edit) },
      {
        allChanges: [...many(6, edit), ...many(4, (name) => change({ address: `audience/x${name}`, action: "none" }))],
      },
    ],
  },
  {
    codes: ["plan-too-many-members"],
    refused: [
      { changes: [newDestination("a", 60), newDestination("b", 60)], limits: limitOfMembers },
      { changes: [newDestination("a", undefined)], limits: limitOfMembers },
      { changes: [switchedOn(60, "a", "b")], limits: limitOfMembers },
      { changes: [{ ...switchedOn(60, "a", "b"), ...replacementFor(sentUser(200)) }], limits: limitOfMembers },
    ],
    allowed: [
      { changes: [switchedOn(60, "a")], limits: limitOfMembers },
      {
        changes: [{ ...switchedOn(60), ...replacementFor({ ...sentUser(200), destinations: [] }) }],
        limits: limitOfMembers,
      },
      { changes: [newDestination("a", 60), newDestination("b", 60)] },
      { changes: [newDestination("a", 60), newDestination("b", 40)], limits: limitOfMembers },
      { changes: [newDestination("a", 60), resync("a", 60)], limits: limitOfMembers },
      { changes: [{ ...newDestination("a", 600), action: "withheld" }], limits: limitOfMembers },
      { changes: [{ ...newDestination("a", 600), warnings: [] }], limits: limitOfMembers },
    ],
  },
];

describe("the table of refusals", () => {
  test("has a case here for each rule", () => {
    expect(cases.map(({ codes }) => codes)).toEqual(refusalRules.map(({ codes }) => codes));
  });

  test("names codes that can be explained", () => {
    for (const code of refusalRules.flatMap(({ codes }) => codes)) expect(ruleCodes).toHaveProperty(code);
  });

  test.each(refusalRules.map((rule, index) => [rule.codes.join(", "), rule, cases[index]] as const))(
    "refuses with %s, and lets through what is only like it",
    (_codes, rule, row) => {
      const found = row?.refused.map((given) => rule.refuse(situation(given))) ?? [];
      expect(found.map((refusals) => refusals.length > 0)).toEqual(found.map(() => true));
      const seen = found.flat().map(({ code }) => code);
      expect([...new Set(seen)].toSorted()).toEqual(rule.codes.toSorted());
      expect(found.flat().every(({ severity, hint }) => severity === "error" && hint)).toBe(true);
      for (const given of row?.allowed ?? []) expect(rule.refuse(situation(given))).toEqual([]);
    },
  );

  test("says which rules only count, so that an approval waives them and no others", () => {
    const waived = [...new Set(refusalRules.flatMap(({ codes }) => codes))].filter((code) => isAboutAmounts({ code }));
    expect(waived).toEqual([
      "plan-deletes-everything",
      "plan-too-many-deletes",
      "plan-too-many-changes",
      "plan-too-many-members",
    ]);
  });
});

describe("a remedy fits its case:", () => {
  const hintsOf = (given: Partial<PlanSituation>): (string | undefined)[] =>
    refusalRules.flatMap((rule) => rule.refuse(situation(given))).map(({ hint }) => hint);
  const replacement = (rest: Partial<Change>): Change =>
    change({ action: "replace", id: "aud_a", replaces: [{ pointer: "/audienceType", reason: "fixed" }], ...rest });
  const edits = (name: string, key: string): Change =>
    change({ address: `audience/${name}`, id: `aud_${name}`, key: name, before: uses("x"), after: uses(key) });

  test.each<[title: string, given: Partial<PlanSituation>, hints: string[]]>([
    [
      "a change of the manifest can be taken back",
      { changes: [replacement({})] },
      ["revert the change, or allow deleting and recreating the object with metadata.replace: allow"],
    ],
    [
      "an edit in the space cannot, so it can be declared",
      { changes: [replacement({ reason: "drift" })] },
      [
        "declare what the space holds, which audiencectl import writes (with --update for managed objects), or allow deleting and recreating the object with metadata.replace: allow",
      ],
    ],
    [
      "another display name gives a new object another key",
      { changes: [creation("b", { after: uses("b") })] },
      ["take one of these keys out of its query; if another trait of that key is meant, choose another display name"],
    ],
    [
      "another display name gives a live object no other key",
      { changes: [edits("a", "b")], live: [live("a"), live("b", { spec: uses("a") })] },
      ["take one of these keys out of its query"],
    ],
    [
      "of what has the same name, the same is meant",
      { changes: [creation("b")], live: [live("b", { marker: null })] },
      ["take it over with this line in metadata: adopt: {key: b}"],
    ],
    [
      "of what has only the same key, another thing may be meant",
      { changes: [creation("b")], live: [live("b", { marker: null, name: "b!" })] },
      [
        "take it over with this line in metadata: adopt: {key: b}; if another thing is meant, choose another name, which differs in letters or digits",
      ],
    ],
    [
      "what Segment documents cannot be raised",
      { changes: [filterCreation], live: filters(10) },
      ["create 1 fewer, delete others first, or adopt what is there instead of creating more"],
    ],
    [
      "what the project file says can",
      { changes: [creation("b")], live: [live("a")], quotas: { audiences: 1 } },
      ["create 1 fewer, delete others first, or raise limits.audiences in the project file if Segment allows more"],
    ],
    [
      "changes that wait for each other can be made in steps",
      { changes: [creation("a"), creation("b")], waitingCircle: ["audience/a", "audience/b"] },
      ["make one of these changes in a way that does not need the others, and apply that first"],
    ],
  ])("%s", (_title, given, hints) => {
    expect(hintsOf(given)).toEqual(hints);
  });
});
