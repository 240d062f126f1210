import { hasDrift, type Drift, type DriftOptions } from "../../src/drift/drift.ts";
import { describe, expect, test } from "vitest";
import { ruleCodes } from "../../src/diagnostics/codes.ts";
import { driftCodes } from "../../src/diagnostics/codes/drift.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { driftDiagnostics } from "../../src/drift/drift-diagnostics.ts";
import { leaveOutKnown, listFindings } from "../../src/drift/list-findings.ts";
import { findDrift } from "../../src/drift/find-drift.ts";
import { driftOf } from "./drift-of.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "../plan/builders.ts";

const every = { strategy: "PERIODIC", config: { interval: "4h" } };
const disabled = { audienceType: "LINKED", enabled: false };
const facts = (rest: Partial<LiveResource["facts"]> = {}): LiveResource["facts"] => ({ ...live("a").facts, ...rest });
const linked = (updatedAt = "2026-01-01T00:00:00.000Z"): LiveResource =>
  live("a", { spec: disabled, facts: facts({ updatedAt }) });
const schedule = livePart(["aud_a"], "Schedule", "sch_1", every);

/** A plan and what it says of drift, from the same values. */
function look(
  declared: readonly DesiredResource[],
  present: readonly LiveResource[],
  asked: Partial<DriftOptions> = {},
  createdAt = "2026-01-01T00:00:00.000Z",
): { found: Plan; drift: Drift } {
  const found = plan(declared, present, { createdAt });
  return { found, drift: driftOf(found, { live: present, desired: declared, ...asked }) };
}

/** The space as somebody left it who edited the audience `a`. */
function edited(spec: LiveResource["spec"] = { enabled: false }): LiveResource {
  return { ...live("a", { spec }), ownership: live("a").ownership };
}

function onlyFinding({ drift }: ReturnType<typeof look>): Diagnostic {
  const [diagnostic, ...others] = driftDiagnostics(drift);
  if (!diagnostic || others.length > 0) throw new Error("not one finding");
  return diagnostic;
}

describe("objects in trouble", () => {
  test.each(["Failed", "failed", "FAILED", "Error", "ERROR"])("have the status %s", (status) => {
    const { drift } = look([desired("a")], [live("a", { facts: facts({ status }) })]);
    expect(drift.troubled).toMatchObject([{ address: "audience/a", trouble: { type: "failed", status } }]);
    expect(hasDrift(drift)).toBe(true);
  });

  test.each(["Live", "Locked", "Preparing", "Backfilling", "Disabled", "Not Computing", "Awaiting Destinations", ""])(
    "do not have the status %j",
    (status) => {
      const { drift } = look([desired("a")], [live("a", { facts: facts({ status }) })]);
      expect(drift.troubled).toEqual([]);
    },
  );

  test.each([
    ["nobody", null],
    ["another project", { project: "other" }],
  ])("do not belong to %s", (_title, marker) => {
    const { drift } = look([], [live("a", { marker, facts: facts({ status: "Failed" }) })]);
    expect(drift.troubled).toEqual([]);
  });

  test("are called by their new address while they move", () => {
    const moved = desired("b", { name: "A" }, { previousNames: ["a"] });
    const { drift } = look([moved], [live("a", { facts: facts({ status: "Failed" }) })]);
    expect(drift.troubled.map(({ address }) => address)).toEqual(["audience/b"]);
  });

  test("know their manifest, although the plan has nothing to say of it", () => {
    const source = { file: "a.yaml", line: 4, column: 9, endLine: 4, endColumn: 10 };
    const { drift } = look([desired("a", {}, { source })], [live("a", { facts: facts({ status: "Failed" }) })]);
    expect(drift.troubled[0]?.source).toEqual({ file: "a.yaml", line: 4, column: 9 });
  });
});

describe("a query that names a key which nothing has", () => {
  const asks = { definition: { query: "trait('alpha') = 'true'" } };
  const asking = (): [DesiredResource, LiveResource] => [desired("a", asks), live("a", { spec: asks })];
  const alpha = (key: string): LiveResource => live("x", { name: "Alpha", key, marker: null });
  const troubles = (others: LiveResource[], complete = {}): unknown => {
    const [declared, object] = asking();
    const present = [object, ...others];
    return driftOf(plan([declared], present), { live: present, desired: [declared], complete }).troubled;
  };

  test("is told when an object that should have it was given another", () => {
    expect(troubles([alpha("alpha_2")])).toMatchObject([
      {
        address: "audience/a",
        trouble: { type: "dead-key", key: "alpha", evidence: { type: "heir", name: "Alpha", key: "alpha_2" } },
      },
    ]);
  });

  test("may name a trait that events set, when nothing says otherwise", () => {
    expect(troubles([])).toEqual([]);
    expect(troubles([alpha("something_else")])).toEqual([]);
  });

  test("is in order while any object has the key", () => {
    expect(troubles([alpha("alpha_2"), live("y", { key: "alpha", marker: null })])).toEqual([]);
  });

  test("is not known to be one while objects that may have the key could not be read", () => {
    const unread = { because: "the token may not read them", featureMissing: false };
    expect(troubles([alpha("alpha_2")], { ComputedTrait: unread })).toEqual([]);
    expect(troubles([alpha("alpha_2")], { SpaceFilter: unread })).toHaveLength(1);
  });

  test("is known again by the next run", () => {
    const [declared, object] = asking();
    const drift = look([declared], [object, alpha("alpha_2")]).drift;
    const digests = new Set(listFindings(drift).map(({ digest }) => digest));
    expect(leaveOutKnown(drift, digests).troubled).toEqual([]);
  });
});

describe("a linked audience that stays disabled", () => {
  const whole = managing(desired("a", disabled), "Schedule");
  const declared = [whole, desiredPart(whole, "Schedule", every)];

  test.each([
    ["79 days and 23 hours", "2026-03-21T23:00:00.000Z", 0],
    ["80 days", "2026-03-22T00:00:00.000Z", 1],
  ])("after %s", (_title, createdAt, troubles) => {
    expect(look(declared, [linked(), schedule], {}, createdAt).drift.troubled).toHaveLength(troubles);
  });

  test("loses its schedules ninety days after its last change at the latest", () => {
    const { drift } = look(declared, [linked(), schedule], {}, "2026-03-24T12:00:00.000Z");
    expect(drift.troubled).toMatchObject([
      { trouble: { type: "expiring-schedules", disabledDays: 82, deletedBy: "2026-04-01T00:00:00.000Z" } },
    ]);
  });

  test("is no trouble without schedules", () => {
    const { drift } = look([desired("a", disabled)], [linked()], {}, "2026-03-24T12:00:00.000Z");
    expect(drift.troubled).toEqual([]);
  });

  test("is trouble with schedules that no manifest declares", () => {
    const { drift } = look([desired("a", disabled)], [linked(), schedule], {}, "2026-03-24T12:00:00.000Z");
    expect(drift.troubled).toHaveLength(1);
  });

  test("is trouble with schedules that are declared and not applied yet", () => {
    const { drift } = look(declared, [linked()], {}, "2026-03-24T12:00:00.000Z");
    expect(drift.troubled).toHaveLength(1);
  });

  test("is no trouble besides when its schedules have gone already", () => {
    const { drift } = look(declared, [linked()], {}, "2026-06-01T00:00:00.000Z");
    expect([drift.vanished.length, drift.troubled]).toEqual([1, []]);
  });

  test("is no trouble when the space does not say when it was changed", () => {
    const { drift } = look(declared, [linked(""), schedule], {}, "2026-06-01T00:00:00.000Z");
    expect(drift.troubled).toEqual([]);
  });

  test("is told in words that promise no more than is known", () => {
    const { message } = onlyFinding(look(declared, [linked(), schedule], {}, "2026-03-24T12:00:00.000Z"));
    expect(message).toBe(
      "audience/a has been disabled for at least 82 days: the last change of any kind was at 2026-01-01 00:00 UTC, and Segment deletes the schedules of an audience that stays disabled for 90 days: by 2026-04-01 00:00 UTC at the latest",
    );
  });
});

test("the parts of an audience that is missing are no changes of their own", () => {
  const whole = managing(desired("a"), "Destination");
  const { drift } = look([whole, desiredPart(whole, "Destination", { destination: { id: "64a1" } })], []);
  expect(drift.missing.map(({ address }) => address)).toEqual(["audience/a"]);
  expect(drift.pending).toEqual([]);
});

describe("objects that nobody owns", () => {
  const present = [
    live("z", { marker: null, facts: facts({ createdBy: "ada" }) }),
    live("b", { marker: null }),
    live("c", { marker: { project: "other" } }),
    live("d", { ownership: "unreadable" }),
    live("own"),
  ];

  test("are those without a marker, by name", () => {
    const { drift } = look([desired("own")], present);
    expect(drift.unmanaged).toEqual([
      { kind: "Audience", name: "B", id: "aud_b", key: "b", createdAt: "2025-12-01T00:00:00.000Z" },
      { kind: "Audience", name: "Z", id: "aud_z", key: "z", createdBy: "ada", createdAt: "2025-12-01T00:00:00.000Z" },
    ]);
  });

  test("are as many as the plan counts", () => {
    const { found, drift } = look([desired("own")], present);
    expect(drift.unmanaged).toHaveLength(found.unmanaged.count);
  });

  test.each<[DriftOptions["unmanaged"], boolean]>([
    ["report", false],
    ["fail", true],
    ["ignore", false],
  ])("with the mode %s count as drift: %j", (unmanaged, expected) => {
    expect(hasDrift(look([desired("own")], present, { unmanaged }).drift)).toBe(expected);
  });
});

describe("findings of the last run", () => {
  const known = (drift: Drift): Set<string> => new Set(listFindings(drift).map(({ digest }) => digest));

  test.each<[title: string, before: LiveResource, after: LiveResource, left: number]>([
    ["are left out", edited(), edited(), 0],
    ["do not cover a further edit", edited(), edited({ enabled: false, name: "Renamed" }), 1],
    [
      "cover an edit of what no manifest declares",
      edited(),
      { ...edited(), facts: facts({ updatedAt: "2026-02-02T00:00:00.000Z", updatedBy: "bob" }) },
      0,
    ],
  ])("%s", (_title, before, after, left) => {
    const first = look([desired("a")], [before]).drift;
    const second = leaveOutKnown(look([desired("a")], [after]).drift, known(first));
    expect([second.edited.length, second.known?.length]).toEqual([left, 1 - left]);
    expect(hasDrift(second)).toBe(left > 0);
  });

  test("cover trouble that lasts, however the days go by", () => {
    const declared = [desired("a", disabled)];
    const [first, second] = ["2026-03-24T00:00:00.000Z", "2026-03-25T00:00:00.000Z"].map(
      (now) => look(declared, [linked(), schedule], {}, now).drift,
    );
    if (!first || !second) throw new Error("no drift");
    expect(leaveOutKnown(second, known(first)).troubled).toEqual([]);
  });

  test("cover newcomers under another name", () => {
    const first = look([], [live("a", { marker: null })]).drift;
    const second = look([], [live("a", { marker: null, name: "Renamed" })]).drift;
    expect(leaveOutKnown(second, known(first))).toMatchObject({
      unmanaged: [],
      known: [{ group: "unmanaged", subject: "Audience/aud_a" }],
    });
  });
});

describe("drift as diagnostics", () => {
  test("says who edited what and when, where the manifest is, and what to do", () => {
    expect(onlyFinding(look([desired("a")], [edited({ enabled: false, name: "Renamed" })]))).toEqual({
      code: "drift-edited",
      severity: "error",
      message:
        'audience/a was edited in the space by somebody with the id ada at 2026-01-01 00:00 UTC: name "A" → "Renamed", enabled true → false',
      hint: 'to plan what would revert the edit: audiencectl plan audience/a --env test; to bring it into the manifest: audiencectl import --update audience/a --env test; look at that plan before an apply: "Renamed" is switched on again',
      address: "audience/a",
      source: { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 1 },
    });
  });

  test.each<[code: string, seen: ReturnType<typeof look>, message: string]>([
    [
      "drift-missing",
      look([desired("a")], []),
      "audience/a is not in the space (never applied, or lost): not found in the space by its marker",
    ],
    [
      "drift-vanished",
      (() => {
        const whole = managing(desired("a", disabled), "Schedule");
        const declared = [whole, desiredPart(whole, "Schedule", every)];
        return look(declared, [linked()], {}, "2026-06-01T00:00:00.000Z");
      })(),
      "audience/a/schedule/1 is missing, probably removed by Segment: the audience has been disabled for 90 days",
    ],
    [
      "drift-differing",
      look(
        [managing(desired("a", { audienceType: "LINKED" }), "Schedule")],
        [live("a", { spec: { audienceType: "LINKED" } }), schedule],
      ),
      'the schedule "every 4h" of "A" is in the space and not declared: added there, by whom is not known, or its removal',
    ],
    [
      "drift-troubled",
      look([desired("a")], [live("a", { facts: facts({ status: "Failed" }) })]),
      "audience/a cannot be computed: Segment gives its status as Failed",
    ],
    [
      "drift-expiring",
      look([desired("a", disabled)], [linked(), schedule], {}, "2026-05-01T00:00:00.000Z"),
      "audience/a has been disabled for at least 120 days",
    ],
    [
      "drift-dead-key",
      look(
        [desired("a", { definition: { query: "trait('b') = 'true'" } })],
        [
          live("a", { spec: { definition: { query: "trait('b') = 'true'" } } }),
          live("b", { key: "b_2", marker: { project: "other" } }),
        ],
      ),
      'audience/a names the key b, which no audience or computed trait of the space has: probably "B" is meant, which has the key b_2',
    ],
    [
      "drift-unmanaged",
      look([], [live("a", { marker: null, facts: facts({ createdBy: "ada" }) })], { unmanaged: "fail" }),
      'unmanaged: audience "A" (aud_a, key a, created by somebody with the id ada at 2025-12-01 00:00 UTC)',
    ],
  ])("tells of %s as an error", (code, seen, message) => {
    const found = onlyFinding(seen);
    expect([found.code, found.severity, found.message]).toEqual([code, "error", expect.stringContaining(message)]);
    expect(hasDrift(seen.drift)).toBe(true);
  });

  test.each<[code: string, seen: ReturnType<typeof look>]>([
    ["drift-unmanaged", look([], [live("a", { marker: null })])],
    ["drift-pending", look([desired("a", { enabled: false })], [live("a")], { pending: true })],
  ])("tells of %s as info where it is no drift", (code, seen) => {
    expect(onlyFinding(seen)).toMatchObject({ code, severity: "info" });
    expect(hasDrift(seen.drift)).toBe(false);
  });

  test("leaves pending changes out that nobody asked for", () => {
    const { drift } = look([desired("a", { enabled: false })], [live("a")]);
    expect(driftDiagnostics(drift)).toEqual([]);
  });

  test("uses codes of the table of rules only", () => {
    expect(Object.keys(ruleCodes)).toEqual(expect.arrayContaining(Object.keys(driftCodes)));
  });
});

test("a kind that the workspace seems to lack is no doubt about objects of other kinds that were selected", () => {
  const declared = [desired("a"), { ...desired("t"), kind: "ComputedTrait", address: "trait/t" }];
  const found = plan([desired("a")], [live("a")]);
  const { project, environment } = found;
  const { unread } = findDrift({
    ...found,
    owner: { project, environment },
    desired: declared,
    reading: { live: [live("a")], complete: { ComputedTrait: { because: "404", featureMissing: true } } },
    selected: {
      has: (address) => address === "audience/a",
      remedyFor: () => "",
      unselected: ["trait/t"],
      by: ["--target"],
    },
  });
  expect(unread).toEqual([]);
});
