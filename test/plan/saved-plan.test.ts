import jsonpatch from "fast-json-patch";
import { describe, expect, test } from "vitest";
import { digestPlan } from "../../src/plan/file/digest.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { readPlan, writePlan } from "../../src/plan/file/saved-plan.ts";
import { desired, live, plan } from "./builders.ts";

const example = plan(
  [
    desired("a", { enabled: false }),
    desired("b"),
    desired("c", { audienceType: "ACCOUNTS" }, { replaceAllowed: true }),
  ],
  [live("a"), live("c"), live("d")],
);
/** The example after somebody edited the file, with a digest that fits again when `signed`. */
function edited(edit: (value: Plan) => void, signed = false): string {
  const copy = structuredClone(example);
  edit(copy);
  return writePlan(signed ? { ...copy, digest: digestPlan(copy) } : copy);
}
/** The file of the example after somebody edited it, with the checksum that it had. */
function retouched(edit: (value: Plan) => void): string {
  const copy = JSON.parse(writePlan(example)) as Plan;
  edit(copy);
  return JSON.stringify(copy);
}
const tooMany = { code: "plan-too-many-deletes", severity: "error", message: "" } as const;

describe("a saved plan", () => {
  test("is read as it was written", () => {
    expect(readPlan(writePlan(example))).toEqual(example);
  });

  test.each<[string, string, RegExp]>([
    ["no JSON", "plan", /not JSON/],
    ["another value", "[]", /not a plan/],
    ["another version", '{"formatVersion": 2}', /another version/],
    ["a missing field", "{}", /not a plan/],
    ["an edited value", edited(({ changes }) => void (changes[0] && (changes[0].after = { enabled: true }))), /digest/],
    ["an edited name", edited(({ changes }) => void (changes[0] && (changes[0].name = "Other"))), /digest/],
    [
      "refusals taken out",
      edited((value) => void (value.refused = [{ code: "plan-cycle", severity: "error", message: "" }])),
      /digest/,
    ],
    ["given a refusal about amounts", retouched(({ refused }) => void refused.push(tooMany)), /checksum/],
    ["another in what only informs", retouched((value) => void (value.unchanged = 7)), /checksum/],
    ["without a checksum", retouched((value) => void delete value.checksum), /no checksum/],
    [
      "an unknown kind",
      edited(({ changes }) => void (changes[0] && (changes[0].kind = "Journey")), true),
      /kind "Journey"/,
    ],
  ])("is refused when it is %s", (_, text, message) => {
    expect(() => readPlan(text)).toThrow(message);
  });

  test("every patch applies to before, gives after, and fails when a value has moved", () => {
    expect(example.changes.map(({ action }) => action)).toEqual(["update", "create", "replace", "delete"]);
    for (const { before, after, patch } of example.changes) {
      const apply = (start: unknown) => jsonpatch.applyPatch(structuredClone(start), patch as never, true).newDocument;
      expect(apply(before)).toEqual(after);
      if (before) expect(() => apply({ ...before, name: "Moved" })).toThrow(/test/i);
    }
  });

  test("has one digest, whether its amounts are refused or not, and another when anything else refuses it", () => {
    expect(digestPlan({ ...example, refused: [tooMany] })).toBe(example.digest);
    expect(digestPlan({ ...example, refused: [{ ...tooMany, code: "plan-protected" }] })).not.toBe(example.digest);
  });

  test("has one digest for one state, whatever the order of objects and manifests", () => {
    const declared = [desired("a"), desired("b")];
    const space = [live("c"), live("a", { spec: { enabled: false } })];
    expect(plan(declared, space).digest).toBe(plan(declared.toReversed(), space.toReversed()).digest);
  });
});
