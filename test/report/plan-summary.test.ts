import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { sendsEverybody } from "../../src/plan/change/sends-everybody.ts";
import { isDestructive } from "../../src/report/danger.ts";
import { countActions, idleText, nothingToDo, untouchedText } from "../../src/report/plan-summary.ts";
import { findUnexplained } from "../../src/report/unexplained.ts";
import { goldenPlans } from "./golden/plans.ts";

type Change = Plan["changes"][number];

const [first] = goldenPlans.mixed().changes;
const change = (rest: Partial<Change>): Change => ({ ...(first as Change), ...rest });

describe("the counts of a plan", () => {
  test("name creations, updates and deletions always, the others when there are any", () => {
    expect(countActions([change({ action: "replace" })])).toBe("0 to create, 0 to update, 1 to replace, 0 to delete");
  });

  test("tell an adoption that writes fields from one that only marks", () => {
    expect(countActions(goldenPlans["adopt-and-forget"]().changes)).toBe(
      '0 to create, 0 to update, 0 to delete, 1 to adopt with changes, 1 to adopt, 1 to release, 1 empty description to fill with "No longer managed as code."',
    );
  });

  test("tell parts apart among what is deleted", () => {
    const part = change({ address: "audience/a/schedule/1", action: "delete", within: [{ address: "audience/a" }] });
    expect(countActions([change({ action: "delete" }), part, part])).toMatch(/ 3 to delete \(1 object and 2 parts\)$/);
    expect(countActions([part])).toMatch(/ 1 to delete$/);
  });

  test("tell parts apart among what is unchanged", () => {
    expect(idleText({ changes: [], unchanged: 443, unchangedParts: 93 })).toBe("350 objects and 93 parts unchanged");
    expect(idleText({ changes: [], unchanged: 350 })).toBe("350 unchanged");
    expect(nothingToDo({ changes: [], unchanged: 3, unchangedParts: 2 }).rest).toContain("(1 object and 2 parts)");
  });

  test("say how many empty descriptions a release fills", () => {
    const owned = { ownership: { before: first?.ownership.after ?? null, after: null }, after: { enabled: false } };
    const released = (description: string): Change =>
      change({
        ...owned,
        action: "forget",
        before: { description },
        after: { description: description || "No longer managed as code." },
      });
    const disabled = change({ ...owned, action: "update", before: { description: "" } });
    expect(countActions([released(""), disabled, released("Text.")])).toMatch(
      / 2 to release, 2 empty descriptions to fill with "No longer managed as code\."$/,
    );
    expect(countActions([released("Text.")])).not.toContain("description");
  });

  test("leave out what is only noted", () => {
    expect(countActions([change({ action: "mark" })])).toMatch(/, 1 marker to renew$/);
    expect(countActions([change({ action: "none" })])).toBe("0 to create, 0 to update, 0 to delete");
  });
});

describe("what a plan leaves alone", () => {
  test.each([
    [{ count: 0, foreign: 0 }, ""],
    [{ count: 1234, foreign: 0 }, "1,234 unmanaged"],
    [{ count: 2, foreign: 1 }, "2 unmanaged, 1 managed by other projects"],
  ])("%j", (unmanaged, text) => {
    expect(untouchedText({ unmanaged: { ...goldenPlans.empty().unmanaged, ...unmanaged } })).toBe(text);
  });
});

describe("what a plan's base does not explain", () => {
  const changes = [
    change({ address: "audience/a", explained: true }),
    change({ address: "audience/b", explained: false }),
    change({ address: "audience/c", action: "none" }),
  ];

  test("is counted among what it was asked about", () => {
    expect(findUnexplained({ changes, warnings: [] }).share).toBe("1 of 2 changes");
  });

  test("is named", () => {
    expect(findUnexplained({ changes, warnings: [] }).changes.map(({ address }) => address)).toEqual(["audience/b"]);
  });

  test("is nothing where there is no base", () => {
    expect(findUnexplained(goldenPlans.mixed()).changes).toEqual([]);
  });
});

test("what nothing takes back is a deletion, a replacement, or a change that sends everybody again", () => {
  const dangerous = goldenPlans.dangerous().changes.filter((each) => isDestructive(each) || sendsEverybody(each));
  expect(new Set(dangerous.map(({ action }) => action))).toEqual(new Set(["delete", "replace", "update"]));
});
