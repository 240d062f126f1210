import { describe, expect, test } from "vitest";
import { actions, desired, live, plan, refersTo } from "./builders.ts";

/** Facts of an audience that was created so many hours before the plan was made. */
function aged(hours: number, status?: string) {
  const createdAt = new Date(Date.parse("2026-01-01T00:00:00.000Z") - hours * 3_600_000).toISOString();
  return { createdAt, updatedAt: createdAt, updatedBy: "ada", ...(status !== undefined && { status }) };
}

/** What becomes of an edit: its action, and how bad what the plan says about it is. */
function editOf(facts: ReturnType<typeof aged>) {
  const { changes } = plan([desired("a", { enabled: false })], [live("a", { facts })]);
  return changes.map(({ action, warnings }) => [action, ...warnings.map(({ severity }) => severity)]);
}

describe("an edit of an audience", () => {
  test.each([
    ["Preparing", 1, ["withheld", "error"]],
    ["Preparing", 100, ["withheld", "error"]],
    ["Backfilling", 1, ["withheld", "error"]],
    ["Backfilling", 100, ["withheld", "error"]],
    ["Computing", 1, ["withheld", "error"]],
    ["Computing", 100, ["update", "info"]],
    ["Rehearsing", 1, ["withheld", "error"]],
    ["Rehearsing", 100, ["update", "info"]],
    ["Live", 1, ["update"]],
    ["Disabled", 1, ["update"]],
    ["Failed", 1, ["update"]],
    ["Not Computing", 1, ["update"]],
    ["Awaiting Destinations", 1, ["update"]],
    ["Locked", 1, ["update"]],
    [undefined, 1, ["update", "info"]],
    [undefined, 100, ["update"]],
  ])("that is %s after %i hours is %j", (status, hours, outcome) => {
    expect(editOf(aged(hours, status))).toEqual([outcome]);
  });

  test("of unknown age counts by its status alone", () => {
    const facts = { ...aged(1, "Computing"), createdAt: "" };
    expect(editOf(facts)).toEqual([["update", "info"]]);
  });
});

const young = aged(1, "Preparing");

describe("while an audience may be at its first computation", () => {
  test("it is neither adopted nor let go", () => {
    const adopted = plan([desired("a", {}, { adopt: { key: "a" } })], [live("a", { facts: young, marker: null })]);
    const forgotten = plan([], [live("a", { facts: young })], { forget: ["audience/a"] });
    expect([...actions(adopted), ...actions(forgotten)]).toEqual(["withheld audience/a", "withheld audience/a"]);
  });

  test("it is deleted and replaced as ever", () => {
    const space = [live("a", { facts: young }), live("b", { facts: young })];
    const declared = [desired("b", { audienceType: "ACCOUNTS" }, { replaceAllowed: true })];
    expect(actions(plan(declared, space))).toEqual(["delete audience/a", "replace audience/b"]);
  });

  test("a renewal of its marker alone is put off", () => {
    const space = [live("a", { facts: young, marker: { baseline: "-".repeat(9) } })];
    const { changes, unchanged } = plan([desired("a")], space);
    expect(changes.map(({ action, warnings }) => [action, warnings[0]?.severity])).toEqual([["none", "info"]]);
    expect(unchanged).toBe(1);
  });

  test("who takes its old display name waits, too, and the plan is not refused", () => {
    const space = [live("a", { facts: young })];
    const { changes, refused } = plan([desired("a", { name: "New" }), desired("b", { name: "A" })], space);
    expect(changes.map(({ action, address, warnings }) => [action, address, warnings[0]?.code])).toEqual([
      ["withheld", "audience/a", "plan-still-backfilling"],
      ["withheld", "audience/b", "plan-needs-withheld"],
    ]);
    expect(refused).toEqual([]);
  });

  test.each([["a"], ["b"]])("a swap of display names waits as a whole, when it is that of %s", (first) => {
    const space = ["a", "b"].map((name) => live(name, name === first ? { facts: young } : {}));
    const { changes, refused } = plan([desired("a", { name: "B" }), desired("b", { name: "A" })], space);
    expect(changes.map(({ action, aside }) => [action, aside])).toEqual([
      ["withheld", undefined],
      ["withheld", undefined],
    ]);
    expect(refused).toEqual([]);
  });

  test("what its query names is not deleted before it is edited", () => {
    const user = live("a", { facts: young, spec: { definition: { query: "trait('b') = 'true'" } } });
    const { changes, refused } = plan([desired("a")], [user, live("b")]);
    expect(changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      "withheld audience/a",
      "withheld audience/b",
    ]);
    expect(refused).toEqual([]);
  });

  test("others may start to name its key", () => {
    const user = refersTo("a");
    const declared = [desired("a", { enabled: false }), desired("b", user.spec, { references: user.references })];
    expect(actions(plan(declared, [live("a", { facts: young })]))).toEqual([
      "withheld audience/a",
      "create audience/b",
    ]);
  });

  test("--edit-backfilling edits it all the same", () => {
    const declared = [desired("a", { enabled: false })];
    const { changes } = plan(declared, [live("a", { facts: young })], { editBackfilling: true });
    expect(changes.map(({ action, warnings }) => [action, warnings])).toEqual([["update", []]]);
  });
});
