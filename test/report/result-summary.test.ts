import { describe, expect, test } from "vitest";
import type { ApplyResult, Outcome } from "../../src/apply/outcome.ts";
import { groupOpen } from "../../src/report/apply-groups.ts";
import { countDone, doneByKind } from "../../src/report/done-counts.ts";
import { countOpen, goOnText, notDoneText } from "../../src/report/result-summary.ts";

const reason = { code: "x", message: "no" };
const outcome = (
  action: Outcome["action"],
  status: "done" | "unchanged" | "failed" | "stale" | "skipped",
): Outcome => ({
  address: `audience/${action}-${status}`,
  action,
  ...(status === "done" || status === "unchanged" ? { status } : { status, reason }),
});

describe("the summary of an apply", () => {
  test("counts what was done action by action, in the order of the plan", () => {
    const outcomes = [outcome("delete", "done"), outcome("create", "done"), outcome("delete", "done")];
    expect(countDone(outcomes)).toBe("2 deleted, 1 created");
  });

  const gone = (address: string): Outcome => ({ address, action: "delete", status: "done" });
  const connections = [gone("audience/a/destination/1"), gone("audience/a/destination/2")];

  test("says of which kinds that is, where parts or several kinds are among it", () => {
    expect(countDone([...connections, gone("audience/a")])).toBe("3 deleted (1 audience and 2 connections)");
    expect(countDone(connections)).toBe("2 deleted (2 connections)");
    expect(countDone([gone("audience/a"), gone("trait/b")])).toBe("2 deleted (1 computed trait and 1 audience)");
  });

  test("counts what was done by action and kind, for machines", () => {
    expect(doneByKind([...connections, gone("audience/a")])).toEqual({ delete: { Audience: 1, Destination: 2 } });
  });

  test("tells adoptions that wrote fields from those that only marked", () => {
    const marked = outcome("adopt", "done");
    const rewritten: Outcome = { address: "audience/b", action: "adopt", status: "done", withChanges: true };
    expect(countDone([marked, rewritten, marked])).toBe("2 adopted, 1 adopted with changes");
  });

  test("separates thousands", () => {
    expect(countDone(Array.from({ length: 1200 }, () => outcome("create", "done")))).toBe("1,200 created");
  });

  test("says nothing of what nothing was done about", () => {
    expect(countDone([outcome("update", "unchanged"), outcome("create", "failed")])).toBe("");
  });

  test("counts what was not done by how it ended, the worst first", () => {
    const outcomes = [
      outcome("create", "skipped"),
      outcome("create", "stale"),
      outcome("create", "failed"),
      outcome("update", "skipped"),
      outcome("delete", "done"),
    ];
    expect(countOpen(outcomes)).toEqual({ total: 4, text: "1 failed, 1 stale, 2 skipped" });
  });

  test("has nothing open where all is done", () => {
    expect(countOpen([outcome("create", "done"), outcome("update", "unchanged")])).toEqual({ total: 0, text: "" });
  });

  test("says of a change what was not made of it, and how it ended", () => {
    expect(notDoneText(outcome("forget", "stale"))).toBe("was not released (stale)");
  });
});

describe("what was not done", () => {
  const waits = (name: string, requires: string): Outcome => ({
    address: name,
    action: "create",
    status: "skipped",
    reason: { ...reason, requires },
  });
  const fails = (name: string): Outcome => ({ address: name, action: "create", status: "failed", reason });

  test("stands under the change that failed, however long the way to it is", () => {
    const [group] = groupOpen([fails("a"), waits("b", "a"), waits("c", "b")]);
    expect({ cause: group?.cause?.address, members: group?.members.map(({ address }) => address) }).toEqual({
      cause: "a",
      members: ["b", "c"],
    });
  });

  test("has no cause but its reason where nothing failed", () => {
    const [group] = groupOpen([waits("b", "not in the plan")]);
    expect(group).not.toHaveProperty("cause");
  });

  test("keeps two failures with one message apart", () => {
    expect(groupOpen([fails("a"), fails("b")])).toHaveLength(2);
  });

  test("asks for a look at a new plan where the space is not as the plan saw it, as each change does", () => {
    const result = { verdict: "stale", outcomes: [outcome("update", "stale")] } as unknown as ApplyResult;
    expect(goOnText(result, "audiencectl apply")).toBe("First look at a new plan; then: audiencectl apply");
  });
});
