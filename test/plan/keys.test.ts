import { describe, expect, test } from "vitest";
import { actions, desired, live, plan, refusals, refersTo } from "./builders.ts";

const uses = (key: string) => ({ definition: { query: `trait('${key}') = 'true'` } });

describe("keys that are used", () => {
  test("an object is not deleted when the same plan makes another that uses its key", () => {
    expect(refusals(plan([desired("b", uses("a"))], [live("a")]))).toEqual(["plan-still-used"]);
  });

  test("an object is deleted after its last user has stopped to use it", () => {
    const both = plan([desired("z")], [live("a"), live("z", { spec: uses("a") })]);
    expect(actions(both)).toEqual(["update audience/z", "delete audience/a"]);
    expect(refusals(both)).toEqual([]);
  });

  test("an object is replaced after those have stopped to use it that do, and before those that go on", () => {
    const space = [live("m"), live("z", { spec: uses("m") }), live("a", { spec: uses("m") })];
    const onward = refersTo("m");
    const replaced = desired("m", { audienceType: "ACCOUNTS" }, { replaceAllowed: true });
    const result = plan([replaced, desired("z"), desired("a", onward.spec, { references: onward.references })], space);
    expect(actions(result)).toEqual(["update audience/z", "replace audience/m", "update audience/a"]);
  });

  test("an object whose key is taken over by another is deleted first", () => {
    const result = plan([desired("a", { name: "z!", enabled: false })], [live("z")]);
    expect(actions(result)).toEqual(["delete audience/z", "create audience/a"]);
  });

  test("queries that would use each other's keys in a circle are refused, although no reference says so", () => {
    const circle = plan([desired("a", uses("b")), desired("b", uses("a"))], [live("a"), live("b")]);
    expect(refusals(circle)).toEqual(["plan-cycle"]);
    expect(refusals(plan([desired("a", uses("a"))], []))).toEqual(["plan-cycle"]);
  });

  test("a replacement that would use the very key that its new name gives it is refused before anything is deleted", () => {
    const renamed = desired("a", { name: "B", audienceType: "ACCOUNTS", ...uses("b") }, { replaceAllowed: true });
    expect(refusals(plan([renamed], [live("a")]))).toEqual(["plan-cycle"]);
  });

  test("a reference is turned round in an order in which there never is a circle", () => {
    const space = [live("a"), live("b", { spec: uses("a") })];
    expect(actions(plan([desired("a", uses("b")), desired("b")], space))).toEqual([
      "update audience/b",
      "update audience/a",
    ]);
  });
});
