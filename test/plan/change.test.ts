import { describe, expect, test } from "vitest";
import { compareFields } from "../../src/plan/change/compare-fields.ts";
import { sameFields } from "../../src/plan/change/has-moved.ts";
import { makePatch } from "../../src/plan/change/make-patch.ts";
import { draftPlan, type Draft } from "../../src/plan/draft.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const audience = kindOf("Audience");

describe("the fields of one object", () => {
  const query = (text: string): JsonObject => ({ definition: { query: text } });

  test.each<[title: string, declared: JsonObject, live: JsonObject, changed: string[]]>([
    ["that are not declared do not exist", {}, { name: "A", enabled: true }, []],
    ["that are alike do not differ", { enabled: true }, { enabled: true }, []],
    ["that differ are told", { enabled: true }, { enabled: false }, ["/enabled"]],
    ["that the space does not tell of do not differ", { enabled: true }, {}, []],
    ["that mean the same do not differ", query("event('A').count() >= 1"), query("event( 'A' ).count()>=1"), []],
    [
      "that mean something else differ",
      query("event('A').count() >= 1"),
      query("event('A').count() >= 2"),
      ["/definition/query"],
    ],
    [
      "that are told in the order of the table",
      { enabled: true, name: "B" },
      { name: "A", enabled: false },
      ["/name", "/enabled"],
    ],
  ])("%s", (_title, declared, present, changed) => {
    expect(compareFields(audience, declared, present).changed).toEqual(changed);
  });

  test("keep the live spelling where both mean the same", () => {
    const { before, after } = compareFields(
      audience,
      query("event('A').count() >= 1"),
      query("event( 'A' ).count()>=1"),
    );
    expect([before, after]).toEqual([query("event( 'A' ).count()>=1"), query("event( 'A' ).count()>=1")]);
  });

  test("that are fixed at creation need a replacement", () => {
    const { replaces } = compareFields(audience, { audienceType: "USERS" }, { audienceType: "ACCOUNTS" });
    expect(replaces).toEqual([{ pointer: "/audienceType", reason: "it is fixed when the object is created" }]);
  });

  test("that only this edit cannot reach need a replacement with the reason", () => {
    const ids = (...names: string[]): JsonObject => ({ options: { filterByExternalIds: names } });
    expect(compareFields(audience, ids("email"), ids("user_id")).replaces).toEqual([]);
    expect(compareFields(audience, ids("email", "anonymous_id"), ids("email")).replaces).toEqual([
      { pointer: "/options/filterByExternalIds", reason: "anonymous_id cannot be added to a live audience" },
    ]);
  });

  test("of which a manifest declares some keys show those only", () => {
    const declared = { connectionSettings: { channel: "a" } };
    const present = { connectionSettings: { channel: "b", token: "••••1234" } };
    const { before, after, changed } = compareFields(kindOf("Destination"), declared, present);
    expect([before, after]).toEqual([{ connectionSettings: { channel: "b" } }, declared]);
    expect(changed).toEqual(["/connectionSettings"]);
  });

  test("that are something to do go along with a change and make none", () => {
    const activation = kindOf("Activation");
    const resync = { performResync: true, enabled: true };
    expect(compareFields(activation, resync, { enabled: true })).toMatchObject({
      changed: [],
      after: { enabled: true },
    });
    expect(compareFields(activation, resync, { enabled: false })).toMatchObject({
      changed: ["/enabled"],
      after: resync,
    });
  });

  test("say what is worth saying although they count as equal", () => {
    const { changed, notes } = compareFields(
      audience,
      { definition: { targetEntity: "profile" } },
      { definition: { targetEntity: null } },
    );
    expect([changed, notes]).toEqual([[], [{ pointer: "/definition/targetEntity", code: "plan-target-removed" }]]);
  });

  test("are the same as before when they mean the same", () => {
    const pointers = audience.fields.map(({ pointer }) => pointer);
    expect(sameFields(audience, { name: "A", description: "x\n" }, { name: "A", description: "x" }, pointers)).toBe(
      true,
    );
    expect(sameFields(audience, { name: "A" }, { name: "B" }, pointers)).toBe(false);
    expect(sameFields(audience, { name: "A" }, { name: "B" }, ["/enabled"])).toBe(true);
    expect(sameFields(audience, { name: "A" }, {}, pointers)).toBe(false);
  });
});

describe("a patch", () => {
  test("tests every field that it finds, changed or not", () => {
    expect(makePatch(audience, { name: "A", enabled: true }, { name: "A", enabled: false })).toEqual([
      { op: "test", path: "/name", value: "A" },
      { op: "test", path: "/enabled", value: true },
      { op: "replace", path: "/enabled", value: false },
    ]);
  });

  test("of what comes or goes is about all of it", () => {
    expect(makePatch(audience, null, { name: "A" })).toEqual([{ op: "add", path: "", value: { name: "A" } }]);
    expect(makePatch(audience, { name: "A" }, null).at(-1)).toEqual({ op: "remove", path: "" });
    expect(makePatch(audience, null, null)).toEqual([]);
  });
});

describe("the parts of a resource", () => {
  const linked = { audienceType: "LINKED" };
  const every = (interval: string): JsonObject => ({ strategy: "PERIODIC", config: { interval } });
  const liveAudience = (knows: string[] = ["Schedule", "Destination"]): LiveResource =>
    live("a", { spec: linked, knows });
  const draft = (declared: DesiredResource[], present: LiveResource[]): Draft =>
    draftPlan({
      owner: { project: "growth", environment: "test" },
      desired: declared,
      live: present,
      forget: [],
      createdAt: "2026-01-01T00:00:00.000Z",
    });
  const declaring = (...kinds: string[]): DesiredResource => managing(desired("a", linked), ...kinds);
  const replaced = (...kinds: string[]): DesiredResource => ({ ...declaring(...kinds), spec: desired("a").spec });

  test("are nobody's business when no manifest declares them", () => {
    const found = draft([declaring()], [liveAudience([])]);
    expect(found.missing).toEqual([]);
    expect(found.changes.map(({ address }) => address)).toEqual(["audience/a"]);
  });

  test("have to be read when a manifest declares some, or when the resource goes", () => {
    const wanted = { audience: "aud_a", kind: "Destination" };
    expect(draft([declaring("Destination")], [liveAudience(["Schedule"])]).missing).toEqual([wanted]);
    expect(draft([], [liveAudience(["Schedule"])]).missing).toEqual([
      wanted,
      { audience: "aud_a", kind: "Activation" },
    ]);
  });

  test("of parts are missed together with those, so that one reading is enough", () => {
    const declared = declaring("Destination");
    const connection = managing(desiredPart(declared, "Destination", { destination: { id: "d" } }), "Activation");
    expect(draft([declared, connection], [liveAudience([])]).missing.map(({ kind }) => kind)).toEqual([
      "Destination",
      "Activation",
    ]);
  });

  test("that are not read yet keep a plan from being made", () => {
    expect(() => plan([declaring("Destination")], [liveAudience([])])).toThrow(TypeError);
  });

  test("go with what they are part of, and that is said", () => {
    const found = draft([], [liveAudience(), livePart(["aud_a"], "Schedule", "sch_1", every("4h"))]);
    expect(found.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      "delete audience/a",
      "delete audience/a/schedule/1",
    ]);
  });

  test("that no manifest declares must not be lost when the resource is only created anew", () => {
    const connection = livePart(["aud_a"], "Destination", "con_1", { destination: { id: "d" } });
    const allowed = { ...replaced(), replaceAllowed: true };
    expect(draft([allowed], [liveAudience(), { ...connection, knows: [] }]).missing).toEqual([
      { audience: "aud_a", kind: "Activation" },
    ]);
    const { incomplete } = draft([allowed], [liveAudience(), connection]);
    expect([...incomplete.keys()]).toEqual(["audience/a"]);
  });

  test("that the new resource cannot have go, and the plan says so", () => {
    const found = draft([replaced()], [liveAudience(), livePart(["aud_a"], "Schedule", "sch_1", every("4h"))]);
    expect(found.refused).toEqual([]);
    expect(found.changes.map(({ action }) => action)).toEqual(["replace", "delete"]);
  });

  test("that are declared come anew with the resource", () => {
    const declared = {
      ...declaring("Schedule"),
      spec: { ...desired("a", linked).spec, definition: { query: "event('A').count() >= 1", targetEntity: "x" } },
    };
    const other = liveAudience();
    other.spec["definition"] = { query: "event('A').count() >= 1", targetEntity: "y" };
    const found = draft(
      [declared, desiredPart(declared, "Schedule", every("4h"))],
      [other, livePart(["aud_a"], "Schedule", "sch_1", every("4h"))],
    );
    expect(found.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      "replace audience/a",
      "replace audience/a/schedule/1",
    ]);
  });
});
