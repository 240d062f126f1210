import { describe, expect, test } from "vitest";
import { baselineOf } from "../../src/resources/baseline.ts";
import { kindOf } from "../../src/resources/kinds.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { actions, desired, live, plan } from "./builders.ts";

const audience = kindOf("Audience");

/** The plan for an audience of which the space does not tell the options. */
function planFor(declared: JsonObject, applied: JsonObject) {
  const baseline = baselineOf(audience, desired("a", applied).spec);
  const { changes } = plan([desired("a", declared)], [live("a", { spec: {}, marker: { baseline } })]);
  return { actions: actions({ changes } as Parameters<typeof actions>[0]), changes };
}

const email = { options: { filterByExternalIds: ["email"] } };
const everybody = { options: { filterByExternalIds: ["email", "user_id"] } };

describe("a field that the space does not tell of", () => {
  test("is left alone when it was applied as it is declared, and said to be unknown", () => {
    const { changes, ...found } = planFor(email, email);
    expect(found.actions).toEqual(["none audience/a"]);
    expect(changes[0]?.warnings).toMatchObject([
      {
        code: "plan-not-told",
        message:
          "Segment did not say what options.filterByExternalIds is in the space, so whether it differs is not known",
      },
    ]);
  });

  test("is written when the manifest asks for something else than was applied, and nobody is said to have edited it", () => {
    const { changes, ...found } = planFor(everybody, email);
    expect(found.actions).toEqual(["update audience/a"]);
    expect(changes[0]).toMatchObject({ after: everybody, reason: "pending" });
    expect(changes[0]?.edited).toBeUndefined();
  });

  test("is written when it was never applied", () => {
    expect(planFor(email, {}).actions).toEqual(["update audience/a"]);
  });

  test("never makes the object anew, and is not remembered as applied", () => {
    const entity = { definition: { query: "event('A').count() >= 1", targetEntity: "orders" } };
    const { changes, ...found } = planFor(entity, {});
    expect(found.actions).toEqual(["none audience/a"]);
    expect(changes[0]?.warnings.map(({ code }) => code)).toEqual(["plan-not-told"]);
  });
});
