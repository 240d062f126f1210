import { describe, expect, test } from "vitest";
import { desired, live, plan, refusals } from "./builders.ts";

/** What steps aside for whom when `a`, `b`, … get the display names of the given ones. */
function aside(names: Record<string, string>): (string | undefined)[] {
  const declared = Object.entries(names).map(([name, other]) => desired(name, { name: other.toUpperCase() }));
  const found = plan(
    declared,
    ["a", "b", "c", "d"].filter((name) => name in names).map((name) => live(name)),
  );
  expect(refusals(found)).toEqual([]);
  return found.changes.flatMap((change) => (change.aside ? [`${change.address} for ${change.aside.for}`] : []));
}

describe("display names that are given on", () => {
  test("in a row need no third name", () => {
    expect(aside({ a: "b", b: "c", c: "x" })).toEqual([]);
  });

  test("in a circle need one for one of the objects, whatever the circle's length", () => {
    expect(aside({ a: "b", b: "a" })).toEqual(["audience/a for audience/b"]);
    expect(aside({ a: "b", b: "c", c: "a" })).toEqual(["audience/a for audience/c"]);
  });

  test("in two circles need two", () => {
    expect(aside({ a: "b", b: "a", c: "d", d: "c" })).toEqual([
      "audience/a for audience/b",
      "audience/c for audience/d",
    ]);
  });

  test("between objects that are only taken over stay refused, as no marker would tell whose a half-done one is", () => {
    const taken = (name: string, other: string) => desired(name, { name: other }, { adopt: { id: `aud_${name}` } });
    const found = plan([taken("a", "B"), taken("b", "A")], [live("a", { marker: null }), live("b", { marker: null })]);
    expect(refusals(found)).toEqual(["plan-cycle"]);
  });
});
