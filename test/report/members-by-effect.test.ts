import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import { affectedText, worstMembersTexts } from "../../src/report/members-by-effect.ts";
import { goldenPlans } from "./golden/plans.ts";

const [first] = goldenPlans.mixed().changes;

/** An update of an audience; what it writes is what no effect of its own says. */
function change(name: string, members: number | undefined, rest: Partial<Change> = {}): Change {
  const base = { ...(first as Change), action: "update", kind: "Audience", address: `audience/${name}` } as const;
  const { within: _none, ...whole } = base;
  return {
    ...whole,
    warnings: [],
    before: { enabled: true },
    after: {},
    impact: { dependents: [], ...(members !== undefined && { members }) },
    ...rest,
  };
}

const querying = {
  before: { definition: { query: "event('A').count() >= 1" } },
  after: { definition: { query: "event('A').count() >= 2" } },
};
const resync = { code: "plan-resync", severity: "warning", message: "everybody is sent" } as const;

const partOf = (name: string, rest: Partial<Change> = {}) =>
  change(name, undefined, {
    address: `audience/${name}/destination/1`,
    kind: "Destination",
    within: [{ address: `audience/${name}`, id: `aud_${name}` }],
    ...rest,
  });

/** The sums alone, without what has to be known of them. */
const sumsOf = (changes: readonly Change[]) =>
  (affectedText(changes) ?? "").split(/\.(?: |$)/).filter((text) => /: /.test(text));

describe("the members that a plan concerns", () => {
  test.each<[string, Change]>([
    ["Members of what is deleted: 7", change("a", 7, { action: "delete" })],
    ["Members of what is deleted and created again: 7", change("a", 7, { action: "replace" })],
    ["Members sent to destinations: 7", change("a", 7, { warnings: [resync] })],
    ["Members of what is switched off: 7", change("a", 7, { after: { enabled: false } })],
    ["Members of what is switched on: 7", change("a", 7, { before: { enabled: false }, after: { enabled: true } })],
    ["Members today of changed audiences that may have other members afterwards: 7", change("a", 7, querying)],
    [
      "Members of audiences with other changes: 7",
      change("a", 7, { before: { description: "A", enabled: true }, after: { enabled: null } }),
    ],
  ])("are counted by what becomes of them: %s", (text, only) => {
    expect(sumsOf([only])).toEqual([text]);
  });

  test("are no longer sent where a connection goes that sends now", () => {
    const impact = { dependents: [], members: 7, destinations: [{ id: "64a1", sends: "now" as const }] };
    expect(sumsOf([partOf("a", { action: "delete", impact })])).toEqual(["Members no longer sent to a destination: 7"]);
  });

  test("count for the worst of several effects alone, although parts know them, too", () => {
    const impact = { dependents: [], members: 7 };
    expect(sumsOf([partOf("a", { impact }), change("a", 7, querying)])).toEqual([
      "Members today of changed audiences that may have other members afterwards: 7",
    ]);
  });

  test("are listed with the worst effect first", () => {
    expect(sumsOf([change("a", 7, querying), change("b", 5, { action: "delete" })])).toEqual([
      "Members of what is deleted: 5",
      "Members today of changed audiences that may have other members afterwards: 7",
    ]);
  });

  test("are said to be added up where an effect has several audiences", () => {
    expect(sumsOf([change("a", 9, querying), change("b", 5, querying)])).toEqual([
      "Members today of changed audiences that may have other members afterwards: 14, added up over 2 audiences",
    ]);
  });

  test("are not known where Segment tells no size, and never 0", () => {
    const gone = { action: "delete" } as const;
    expect(sumsOf([change("a", undefined, gone)])).toEqual(["Members of what is deleted: not known"]);
    expect(sumsOf([change("a", undefined, gone), change("b", undefined, gone)])).toEqual([
      "Members of what is deleted: not known (2 audiences)",
    ]);
    expect(sumsOf([change("a", 1204, gone), change("b", undefined, gone)])).toEqual([
      "Members of what is deleted: 1,204, and those of 1 audience, not known",
    ]);
  });

  test("are not known where a new part is of a live audience without a size", () => {
    expect(sumsOf([partOf("a", { action: "create", before: null })])).toEqual([
      "Members of what is newly connected: not known",
    ]);
  });

  test("are none where an audience is only created or adopted", () => {
    const changes = [
      change("a", undefined, { action: "create" }),
      change("b", undefined, { action: "adopt", before: {}, after: {} }),
    ];
    expect(sumsOf(changes)).toEqual([]);
    expect(affectedText(changes)).toBe(undefined);
  });

  test("are told with the two worst effects where there is room for one line", () => {
    const changes = [
      change("a", 7, querying),
      change("b", 5, { action: "delete" }),
      change("c", undefined, { action: "delete" }),
      change("d", 3, { warnings: [resync] }),
    ];
    expect(worstMembersTexts(changes)).toEqual([
      "members of what is deleted: 5 and those of 1 audience, not known",
      "members sent to destinations: 3",
    ]);
  });

  test("are said to count in each of their audiences, also where those have different effects", () => {
    expect(affectedText([change("a", 7, querying), change("b", 5, { action: "delete" })])).toBe(
      "Members of what is deleted: 5. Members today of changed audiences that may have other members afterwards: 7. Somebody who is in several audiences counts in each of them.",
    );
    expect(affectedText([change("a", 7, querying)])).toBe(
      "Members today of changed audiences that may have other members afterwards: 7.",
    );
  });
});

test("audiences that may have other members and count for something worse are not lost in the sum of the others", () => {
  const off = { before: { ...querying.before, enabled: true }, after: { ...querying.after, enabled: false } };
  expect(sumsOf([change("a", 7, querying), change("b", 5, off)])).toEqual([
    "Members of what is switched off (today; others may be in it afterwards): 5",
    "Members today of changed audiences that may have other members afterwards: 7 (1 more audience is counted before)",
  ]);
});
