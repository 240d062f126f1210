import { describe, expect, test } from "vitest";
import { auditRuleNames, type Audit, type AuditRow } from "../../src/hygiene/audit.ts";
import type { AuditInput } from "../../src/hygiene/audit-input.ts";
import { findAudit } from "../../src/hygiene/find-audit.ts";
import { ruleOf } from "../../src/hygiene/rules.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { live } from "../plan/builders.ts";

const readAt = "2026-01-10T00:00:00.000Z";

/** A live audience that nothing is wrong with. */
function audience(
  name: string,
  facts: Partial<LiveResource["facts"]> = {},
  spec: LiveResource["spec"] = {},
): LiveResource {
  const object = live(name, { marker: null, spec: { definition: { query: "event('X').count() >= 1" }, ...spec } });
  return { ...object, facts: { ...object.facts, status: "Live", members: 10, ...facts } };
}

function asking(name: string, key: string): LiveResource {
  return audience(name, {}, { definition: { query: `trait('${key}') = 'true'` } });
}

function connectionTo(destination: string, within: string): LiveResource {
  const facts = { createdAt: "", updatedAt: "", updatedBy: "" };
  const spec = { destination: { id: destination } };
  return {
    kind: "Destination",
    id: `ii_${within}`,
    name: destination,
    spec,
    ownership: undefined,
    within: [within],
    facts,
  };
}

function scheduled(name: string, config: object): LiveResource[] {
  const facts = { createdAt: "", updatedAt: "", updatedBy: "" };
  const part = { kind: "Schedule", id: `sch_${name}`, name: "", ownership: undefined, within: [`aud_${name}`], facts };
  return [audience(name), { ...part, spec: { strategy: "PERIODIC", config } } as LiveResource];
}

type Extra = Partial<Omit<AuditInput, "reading" | "meant">> & {
  complete?: AuditInput["reading"]["complete"];
  connected?: Record<string, string[]>;
};

/** Audits these objects. Every audience is connected to `on` unless `connected` says where. */
function audit(objects: readonly LiveResource[], { complete = {}, connected = {}, ...extra }: Extra = {}): Audit {
  const meant = objects.filter(({ within }) => within.length === 0);
  const connections = new Map(
    meant.map(({ id, key = "" }) => [
      id,
      { readAt, value: (connected[key] ?? ["on"]).map((to) => connectionTo(to, id)) },
    ]),
  );
  const destinations = new Map([
    ["on", { name: "Mailroom", enabled: true }],
    ["off", { name: "Adverts", enabled: false }],
    ["silent", { name: "Silent" }],
  ]);
  const input: AuditInput = {
    reading: { live: objects, complete },
    readAt,
    meant,
    quotas: { audiences: 100 },
    naming: { patterns: ["*"], exempt: [] },
    disabledDays: 30,
    connections,
    destinations: { readAt, value: destinations },
    seenTraits: { readAt, value: new Map() },
    ...extra,
  };
  return findAudit(input, { id: "spa_1" });
}

const found = ({ rows }: Audit): string[] => rows.map(({ rule, subject }) => `${rule} ${subject?.name ?? "the space"}`);

const together = Array.from({ length: 6 }, (_, at) => scheduled(`l${at}`, { interval: "1d" })).flat();
const workdays = { days: [1], hours: [9], timezone: "Europe/Berlin" };

/** What is there, what is found, and what it is said to rest on. */
const rows: [string, readonly LiveResource[], Extra, string, string][] = [
  [
    "an audience that is sent nowhere and that nobody names",
    [audience("a")],
    { connected: { a: [] } },
    "unused A",
    "it has no connection in its own list, and its key a is in none of the queries of the space, 1 in all",
  ],
  [
    "an audience without members",
    [audience("a", { members: 0 })],
    {},
    "no-members A",
    "the list of audiences says size 0, status Live",
  ],
  [
    "an audience all of whose destinations are switched off",
    [audience("a")],
    { connected: { a: ["off"] } },
    "destinations-off A",
    "Adverts is not enabled in the list of destinations",
  ],
  [
    "an audience that has been disabled for long",
    [audience("a", { updatedAt: "2025-12-01T00:00:00.000Z" }, { enabled: false })],
    {},
    "disabled A",
    "enabled is false, and its last change of any kind was at 2025-12-01 00:00 UTC, 40 days before",
  ],
  [
    "a space that is almost full",
    [audience("a")],
    { quotas: { audiences: 1 } },
    "near-quota the space",
    "1 of 1 audience are taken; the number is that of limits.audiences of the project file",
  ],
  ["an audience that fails", [audience("a", { status: "Failed" })], {}, "failing A", "the list says status Failed"],
  [
    "a query that names what profiles have from something deleted",
    [asking("a", "gone")],
    {
      seenTraits: { readAt, value: new Map([["gone", { type: "AUDIENCE", lastSeenAt: "2025-12-24T00:00:00.000Z" }]]) },
    },
    "dead-key A",
    "its query names gone, which no audience or computed trait of the space has and profiles still carry as AUDIENCE, last seen at 2025-12-24 00:00 UTC",
  ],
  [
    "a query that names the key that somebody else was to get",
    [asking("a", "vip"), { ...audience("vip"), key: "vip_2", name: "VIP" }],
    {},
    "dead-key A",
    'it names the key vip, which no audience or computed trait of the space has: probably "VIP" is meant, which has the key vip_2',
  ],
  [
    "more linked audiences that start together than run at once",
    together,
    {},
    "schedules-coincide the space",
    "by their schedules more than 5 start together at 7 times of a week; the most are 6, first on Sun 00:00 UTC: L0, L1, L2, L3, L4, L5",
  ],
  [
    "an audience that is sent nowhere and that others name",
    [audience("a"), asking("b", "a")],
    { connected: { a: [] } },
    "no-destination A",
    'it has no connection in its own list; its key a is named by "B" (aud_b)',
  ],
  [
    "an audience that is called otherwise than agreed",
    [audience("a"), audience("growth"), audience("exempt")],
    { naming: { patterns: ["GR*", "X?"], exempt: ["EXEMPT"] } },
    "off-pattern A",
    "its name fits none of 'GR*', 'X?'",
  ],
];

describe("an audit finds", () => {
  test.each(rows)("%s, and says what shows it", (_, objects, extra, expected, evidence) => {
    const made = audit(objects, extra);
    expect(found(made)).toEqual([expected]);
    expect(made.rows.map((row: AuditRow) => [row.evidence, row.readAt])).toEqual([[evidence, readAt]]);
  });

  test("something for every rule that there is", () => {
    expect(new Set(rows.map(([, , , expected]) => expected.split(" ")[0]))).toEqual(new Set(auditRuleNames));
    expect(auditRuleNames.map((name) => ruleOf(name).name)).toEqual(auditRuleNames);
  });

  test("nothing where all is well", () => {
    expect(audit([audience("a"), asking("b", "a")])).toMatchObject({ rows: [], gaps: [] });
  });

  test("first what would save most, and of that what has most members", () => {
    const objects = [audience("a"), audience("b", { members: 20 }), audience("c", { status: "Failed" })];
    expect(found(audit(objects, { connected: { a: [], b: [] } }))).toEqual(["unused B", "unused A", "failing C"]);
  });
});

describe("an audit does not conclude", () => {
  test.each<[string, readonly LiveResource[], Extra, string]>([
    [
      "that an audience is empty whose size Segment does not tell",
      [audience("a"), { ...audience("b"), facts: { createdAt: "", updatedAt: "", updatedBy: "", status: "Live" } }],
      {},
      "the size of 1 audience: Segment does not tell it",
    ],
    [
      "that an audience is unused while computed traits cannot be read",
      [audience("a")],
      { connected: { a: [] }, complete: { ComputedTrait: { because: "no role", featureMissing: false } } },
      "anything of ComputedTrait objects: no role",
    ],
    [
      "that a destination is switched off that Segment says nothing of",
      [audience("a")],
      { connected: { a: ["silent"] } },
      "",
    ],
    [
      "that a destination is switched off where the list of destinations cannot be read",
      [audience("a")],
      { connected: { a: ["off"] }, destinations: { readAt, because: "no role" } },
      "which destinations are switched on: no role",
    ],
    [
      "that an audience is sent nowhere whose connections cannot be read",
      [audience("a")],
      { connections: new Map([["aud_a", { readAt, because: "no role" }]]) },
      "the connections of 1 audience: no role",
    ],
    [
      "that a name in a query is a key that is gone, where it may be a trait that events set",
      [asking("a", "newsletter")],
      {},
      "whether these names in queries are keys of something deleted, or traits that events set: newsletter",
    ],
    [
      "that there is room for more audiences where nobody says how many there may be",
      [audience("a")],
      { quotas: {} },
      "how many audiences the space may have: limits.audiences of the project file does not say",
    ],
    [
      "that an audience is empty while its first computation goes on",
      [audience("a", { members: 0, status: "Computing", createdAt: "2026-01-09T23:00:00.000Z" })],
      {},
      "",
    ],
    [
      "that a disabled audience was so for long where Segment tells no time",
      [audience("a", { updatedAt: "" }, { enabled: false })],
      {},
      "how long ago 1 disabled object changed last: Segment does not tell it",
    ],
    [
      "that nobody names a key that stands in a query which is not understood",
      [audience("a"), audience("b", {}, { definition: { query: "strange(( trait('a')" } })],
      { connected: { a: [] } },
      "",
    ],
  ])("%s, and says so", (_, objects, extra, gap) => {
    const made = audit(objects, extra);
    expect(found(made).filter((row) => !row.startsWith("no-destination"))).toEqual([]);
    expect(made.gaps.map(({ what }) => what)).toEqual(gap === "" ? [] : expect.arrayContaining([gap]));
  });

  test("that audiences which are disabled start together", () => {
    const off = together.map((each) =>
      each.kind === "Audience" ? { ...each, spec: { ...each.spec, enabled: false } } : each,
    );
    expect(found(audit(off))).toEqual([]);
  });

  test("that audiences start together whose hours are those of different time zones", () => {
    const zones = ["Europe/Berlin", "Asia/Tokyo", "America/New_York", "UTC", "Asia/Kolkata", "Australia/Sydney"];
    const objects = zones.flatMap((timezone, at) => scheduled(`z${at}`, { ...workdays, timezone }));
    expect(found(audit(objects))).toEqual([]);
    const same = zones.flatMap((_, at) => scheduled(`z${at}`, workdays));
    expect(audit(same).rows[0]?.evidence).toContain("at 1 time of a week; the most are 6, first on Mon 08:00 UTC");
  });
});
