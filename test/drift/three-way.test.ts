import { editsOn, waysOn } from "../../src/drift/ways-on.ts";
import { describe, expect, test } from "vitest";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { fieldStates, type FieldStates } from "../../src/plan/change/field-states.ts";
import { compareFields } from "../../src/plan/change/compare-fields.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import type { ResourceKind } from "../../src/resources/kind.ts";
import { topLevelKinds } from "../../src/resources/kinds.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { setAt } from "../../src/values/pointer.ts";
import { desired, live, plan, refersTo } from "../plan/builders.ts";
import { renderDriftHtml } from "../../src/report/html/drift-html.ts";
import { renderPlanHtml } from "../../src/report/html/plan-html.ts";
import { renderDriftJson } from "../../src/report/json/drift-json.ts";
import { renderDriftMarkdown } from "../../src/report/markdown/drift-markdown.ts";
import { createStyle } from "../../src/report/style.ts";
import { renderDriftText } from "../../src/report/text/drift-text.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { driftOf } from "./drift-of.ts";

/** Three values of each field that mean three different things. */
const values: Readonly<Record<string, readonly [JsonValue, JsonValue, JsonValue]>> = {
  "/name": ["One", "Two", "Three"],
  "/description": ["One", "Two", "Three"],
  "/audienceType": ["USERS", "ACCOUNTS", "LINKED"],
  "/enabled": [true, false, "neither"],
  "/definition/query": ["event('A').count() >= 1", "event('A').count() >= 2", "event('A').count() >= 3"],
  "/definition/type": ["USERS", "ACCOUNTS", "OTHERS"],
  "/definition/targetEntity": ["one", "two", "three"],
  "/options/includeHistoricalData": [true, false, "neither"],
  "/options/filterByExternalIds": [["email"], ["user_id"], ["email", "user_id"]],
  "/options/backfillEventDataDays": [1, 2, 3],
  "/if": ["event = 'A'", "event = 'B'", "event = 'C'"],
  "/drop": [true, false, "neither"],
  "/options/includeAnonymousUsers": [true, false, "neither"],
  "/options/backfillDurationDays": [1, 2, 3],
};

/** Baseline, live and manifest, by the index of the value that each has; `-` where the field was not applied or is not declared. */
const states: [
  string,
  number | "-",
  number,
  number | "-",
  FieldStates["edited"][number] | "same" | "pending",
  boolean,
][] = [
  ["nothing moved", 0, 0, 0, "same", false],
  ["the manifest changed", 0, 0, 1, "pending", false],
  ["somebody edited the space", 0, 1, 0, { pointer: "", declaredAsApplied: true }, true],
  ["both moved, apart", 0, 1, 2, { pointer: "", declaredAsApplied: false }, true],
  ["both moved, to the same", 0, 1, 1, "same", false],
  ["it was never applied, and differs", "-", 1, 2, "pending", false],
  ["it was never applied, and is the same", "-", 1, 1, "same", false],
  ["it is not declared any more", 0, 0, "-", "same", false],
  ["it is not declared any more, and differs", 0, 1, "-", "same", false],
];

const rows = topLevelKinds.flatMap((kind) =>
  kind.fields
    .filter(({ comparison }) => !comparison.accompanies)
    .flatMap(({ pointer }) => states.map((state) => [kind.kind, pointer, ...state] as const)),
);

function holding(kind: ResourceKind, pointer: string, index: number | "-"): JsonObject {
  const spec: JsonObject = {};
  const value = index === "-" ? undefined : values[pointer]?.[index];
  if (index !== "-" && value === undefined) throw new Error(`no values of ${kind.kind} ${pointer} to test with`);
  if (value !== undefined) setAt(spec, pointer, value);
  return spec;
}

describe("each field of each kind, held against what was applied:", () => {
  test.each(rows)("%s %s, when %s", (name, pointer, _title, applied, inSpace, declared, expected) => {
    const kind = topLevelKinds.find((each) => each.kind === name);
    if (!kind) throw new Error(name);
    const [liveSpec, wanted] = [holding(kind, pointer, inSpace), holding(kind, pointer, declared)];
    const { changed } = compareFields(kind, wanted, liveSpec);
    const found = fieldStates(kind, {
      baseline: baselineOf(kind, holding(kind, pointer, applied)),
      declared: wanted,
      live: liveSpec,
      changed,
      unknown: [],
    });
    const edited = typeof expected === "object" ? [{ ...expected, pointer }] : [];
    // The server switches history on by itself, so that it is on is no difference from a manifest that has it off.
    const hides = pointer === "/options/includeHistoricalData" && changed.length === 0;
    const pending = (expected === "pending" && !hides) || (typeof expected === "object" && !expected.declaredAsApplied);
    expect(found).toEqual({ edited, pending, baselineIsOld: applied !== declared });
  });
});

describe("what plan and drift say of an audience", () => {
  /** The audience `a` as applied, then edited in the space. */
  const edited = (spec: JsonObject) => ({ ...live("a", { spec }), ownership: live("a").ownership });

  test.each<[string, JsonObject, JsonObject, string[], string[]]>([
    ["nothing", {}, {}, [], []],
    ["an edit", { enabled: false }, {}, ["update audience/a (drift)"], ["drift-edited"]],
    ["a change of the manifest", {}, { name: "B" }, ["update audience/a (pending)"], []],
    ["an edit beside a change", { enabled: false }, { name: "B" }, ["update audience/a (pending)"], ["drift-edited"]],
    [
      "an edit and another change of one field",
      { name: "X" },
      { name: "B" },
      ["update audience/a (pending)"],
      ["drift-edited"],
    ],
    ["an edit that the manifest follows", { enabled: false }, { enabled: false }, ["mark audience/a (pending)"], []],
  ])("that has %s", (_title, byHand, manifest, changes, codes) => {
    const space = [edited(byHand)];
    const made = plan([desired("a", manifest)], space);
    expect(made.changes.map(({ action, address, reason }) => `${action} ${address} (${reason})`)).toEqual(changes);
    expect(driftDiagnostics(driftOf(made, { live: space })).map(({ code }) => code)).toEqual(codes);
  });

  test("tells of the edited fields alone, and of what is not known of them", () => {
    const space = [edited({ enabled: false, name: "X" })];
    const drift = driftOf(plan([desired("a", { name: "B" })], space), { live: space });
    expect(drift.edited[0]?.fields).toMatchObject([
      { field: "name", applied: undefined, live: "X", notKnown: { declared: "B", keysOf: [] } },
      { field: "enabled", applied: true, live: false },
    ]);
  });

  test("is not to be kept by a command that leaves what the manifest changed, too", () => {
    const space = [edited({ name: "X" })];
    const drift = driftOf(plan([desired("a", { name: "B" })], space), { live: space });
    expect(waysOn(drift).map(({ command }) => command)).toEqual(["plan"]);
    expect(editsOn(drift)).toEqual([
      {
        says: "To keep what is in the space where the manifest was changed, too",
        edit: "write name of audience/a into the manifest, as it is above",
      },
    ]);
  });

  test("is to be kept by both where only a part of it was changed in the manifest, too", () => {
    const space = [edited({ enabled: false, name: "X" })];
    const drift = driftOf(plan([desired("a", { name: "B" })], space), { live: space });
    expect(waysOn(drift).map(({ command }) => command)).toEqual(["import", "plan"]);
    expect(editsOn(drift)).toHaveLength(1);
  });

  test("counts no marker as a change", () => {
    const made = plan([desired("a", { enabled: false })], [edited({ enabled: false })]);
    expect([made.unchanged, made.refused]).toEqual([1, []]);
  });
});

describe("a manifest that names the key of an audience that is gone", () => {
  const { spec, references } = refersTo("gone");
  const query = "trait('gone') = 'true'";
  const applied = live("a", { spec: { definition: { query } } });
  const driftIn = (space: LiveResource[]) => {
    const made = plan([desired("a", spec, { references }), desired("gone")], space);
    return { made, drift: driftOf(made, { live: space, pending: true }) };
  };
  const cannot = "the manifest cannot be compared, because it names the key of audience/gone, which is not known yet";

  test("is not said to ask for something else than what somebody edited", () => {
    const { drift } = driftIn([
      { ...applied, spec: { ...applied.spec, definition: { query: "event('B').count() >= 1" } } },
    ]);
    expect(drift.edited[0]?.fields).toMatchObject([{ notKnown: { keysOf: ["audience/gone"] } }]);
    for (const text of [
      renderDriftText(drift, createStyle(false)),
      renderDriftMarkdown(drift),
      renderDriftHtml(drift).replaceAll(/<[^>]*>/g, ""),
    ]) {
      expect(text).toContain(`what was applied is not known; ${cannot}`);
      expect(text).not.toContain("by now");
    }
    expect(JSON.parse(renderDriftJson(drift))).toMatchObject({
      edited: [{ fields: [{ appliedIsKnown: false, keysNotKnown: ["audience/gone"] }] }],
    });
  });

  test("is not said to have changed where nothing was edited and the key that it had is not known", () => {
    const other = { ...applied, spec: { ...applied.spec, definition: { query: "trait('gone_2') = 'true'" } } };
    const { made, drift } = driftIn([{ ...other, ownership: live("a", { spec: other.spec }).ownership }]);
    expect(driftDiagnostics(drift).map(({ message }) => message)).toContain(
      `audience/a may have a change that is not applied yet (update): definition.query; ${cannot}`,
    );
    const page = renderPlanHtml(made).replaceAll(/<[^>]*>/g, "");
    expect(page).toContain(cannot);
    expect(page).not.toContain("the manifest has changed");
  });

  test("is said to have changed where another field says so", () => {
    const made = plan([desired("a", { ...spec, name: "B" }, { references }), desired("gone")], [applied]);
    const drift = driftOf(made, { live: [applied], pending: true });
    expect(driftDiagnostics(drift).map(({ message }) => message)).toContain(
      "audience/a has a change in the manifests that is not applied yet (update): name, definition.query",
    );
  });
});
