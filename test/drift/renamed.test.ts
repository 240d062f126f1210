import { describe, expect, test } from "vitest";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { editsOn, waysOn } from "../../src/drift/ways-on.ts";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { renderDriftJson } from "../../src/report/json/drift-json.ts";
import { countDrift } from "../../src/report/drift-summary.ts";
import { desired, live, plan } from "../plan/builders.ts";
import { driftOf } from "./drift-of.ts";

const spec = { definition: { query: "event('Old Bought').count() >= 3" } };
const old = live("old", { spec, marker: { baseline: baselineOf(kindOf("Audience"), desired("old", spec).spec) } });

function driftWith(declared: DesiredResource, ...others: LiveResource[]): ReturnType<typeof driftOf> {
  const present = [old, ...others];
  return driftOf(plan([declared], present), { live: present, desired: [declared] });
}

describe.each([
  ["the same display name", desired("new", { ...spec, name: "OLD" })],
  ["the same query and another display name", desired("new", { ...spec, name: "NEW" })],
])("an object whose manifest was renamed, with %s", (_title, declared) => {
  const drift = driftWith(declared);

  test("looks renamed, with the line that keeps it", () => {
    expect(driftDiagnostics(drift)[0]).toMatchObject({
      message:
        'audience/new looks renamed: "OLD" (aud_old) belongs to this project as audience/old, which declared the same, and no manifest declares that any more',
      hint: expect.stringContaining("to keep the object, write previousNames: [old] under metadata of its manifest"),
    });
  });

  test("is not counted as missing", () => {
    expect(countDrift(drift)).toBe("0 edited, 0 missing, 1 perhaps renamed");
  });

  test("has the edit that keeps it as the only way on", () => {
    expect([waysOn(drift), editsOn(drift)]).toEqual([
      [],
      [
        {
          says: "To keep the object of audience/new",
          edit: "write previousNames: [old] under metadata of its manifest",
        },
      ],
    ]);
  });

  test("is told in JSON with its former address", () => {
    expect(JSON.parse(renderDriftJson(drift))).toMatchObject({
      missing: [{ address: "audience/new", renamedFrom: { address: "audience/old", name: "old" } }],
    });
  });
});

test("nobody is told to remove a manifest while it may be that of an object that no manifest declares", () => {
  const drift = driftWith(desired("new", { name: "NEW" }));
  expect(editsOn(drift)).toEqual([
    {
      says: "For audience/new, if it is audience/old under another name",
      edit: "write previousNames: [old] under metadata of its manifest",
    },
  ]);
  expect(driftDiagnostics(drift)[0]?.hint).not.toContain("remove its manifest");
});

test("a manifest goes only after a hand-over while another project has an object of its display name", () => {
  const foreign = live("theirs", { name: "NEW", marker: { project: "other" } });
  const declared = desired("new", { name: "NEW" });
  const drift = driftOf(plan([declared], [foreign]), { live: [foreign], desired: [declared] });
  expect(editsOn(drift).map(({ says }) => says)).toEqual([
    expect.stringMatching(/^If it was handed over to the project other/),
  ]);
});
