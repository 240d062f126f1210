import { describe, expect } from "vitest";
import { every, linked, onDays, type Manifest } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";
import type { TestSpace } from "../support/space.ts";

/** A linked audience with these schedules. */
const at = (schedules: unknown[], spec: Record<string, unknown> = {}): Manifest[] => [
  linked("a", { schedules, ...spec }),
];
const configs = (space: TestSpace): unknown[] => (space.stored().schedules ?? []).map(({ config }) => config);
const all = { maxDeletePercent: 100 };
const DAY_MS = 86_400_000;

/** Ada adds a schedule in the app. */
async function addByHand(space: TestSpace, schedule: Record<string, unknown>, name = "A"): Promise<void> {
  await space.byHand.send("POST", `/spaces/spa_simulated/audiences/${space.named(name).id}/schedules`, schedule);
}

/** Lets everything in the space have happened so many days ago. */
function age(space: TestSpace, days: number): Promise<void> {
  const then = new Date(Date.now() - days * DAY_MS).toISOString();
  const stored = space.stored();
  stored.audiences = stored.audiences.map((one) => ({
    ...one,
    updatedAt: then,
    ...(one.disabledSince !== undefined && { disabledSince: then }),
  }));
  stored.schedules = (stored.schedules ?? []).map((one) => ({ ...one, createdAt: then }));
  return Promise.resolve();
}

describe("schedules of a linked audience", () => {
  scenario("a schedule is made, edited, given other days and removed", [
    {
      manifests: at([every("4h")]),
      changes: ["create audience/a", "create audience/a/schedule/1"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "4h" }]),
    },
    {
      manifests: at([every("30m")]),
      changes: ["update audience/a/schedule/1: config.interval"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "30m" }]),
    },
    {
      manifests: at([onDays([1, 3], [9, 17])]),
      changes: ["update audience/a/schedule/1: strategy, config.interval, config.days, config.hours, config.timezone"],
      check: (space) => expect(configs(space)).toEqual([{ days: [1, 3], hours: [9, 17], timezone: "Europe/Berlin" }]),
    },
    { manifests: at([onDays([1, 3], [9, 17], "UTC")]), changes: ["update audience/a/schedule/1: config.timezone"] },
    {
      manifests: at([every("1d")]),
      changes: ["update audience/a/schedule/1: strategy, config.days, config.hours, config.timezone, config.interval"],
    },
    {
      manifests: at([]),
      changes: ["delete audience/a/schedule/1"],
      check: (space) => expect(configs(space)).toEqual([]),
    },
    { manifests: at([every("1d")]), changes: ["create audience/a/schedule/1"] },
  ]);

  scenario("neither the order of days and hours nor that of schedules means anything", [
    {
      manifests: at([onDays([5, 1, 3], [17, 9]), every("1h")]),
      changes: ["create audience/a", "create audience/a/schedule/1", "create audience/a/schedule/2"],
    },
    { manifests: at([onDays([1, 3, 5], [9, 17]), every("1h")]), changes: [] },
    { manifests: at([every("1h"), onDays([3, 5, 1], [9, 17])]), changes: [] },
  ]);

  scenario("of two schedules one is edited and the other one stays the same object", [
    {
      manifests: at([every("4h"), every("12h")]),
      changes: ["create audience/a", "create audience/a/schedule/1", "create audience/a/schedule/2"],
    },
    {
      manifests: at([every("8h"), every("12h")]),
      changes: ["update audience/a/schedule/1: config.interval"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "8h" }, { interval: "12h" }]),
    },
    {
      manifests: at([every("12h")]),
      changes: ["delete audience/a/schedule/2"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "12h" }]),
    },
    {
      manifests: at([every("15m"), every("12h")]),
      changes: ["create audience/a/schedule/1"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "12h" }, { interval: "15m" }]),
    },
    {
      manifests: at([every("2h")]),
      changes: ["update audience/a/schedule/1: config.interval", "delete audience/a/schedule/2"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "2h" }]),
    },
  ]);

  scenario("an empty list removes all schedules, those made by hand among them", [
    {
      manifests: at([every("4h"), every("12h")]),
      changes: ["create audience/a", "create audience/a/schedule/1", "create audience/a/schedule/2"],
    },
    {
      byHand: (space) => addByHand(space, onDays([0], [6])),
      manifests: at([]),
      flags: all,
      changes: ["delete audience/a/schedule/1", "delete audience/a/schedule/2", "delete audience/a/schedule/3"],
      check: (space) => expect(configs(space)).toEqual([]),
    },
  ]);

  scenario("removing a few schedules needs no leave, because guards in percent count whole objects", [
    {
      manifests: at([every("4h"), every("12h")]),
      changes: ["create audience/a", "create audience/a/schedule/1", "create audience/a/schedule/2"],
    },
    {
      manifests: at([]),
      changes: ["delete audience/a/schedule/1", "delete audience/a/schedule/2"],
    },
  ]);

  scenario("without the field the schedules are nobody's business", [
    { manifests: [linked("a")], changes: ["create audience/a"] },
    { byHand: (space) => addByHand(space, every("6h")), changes: [] },
    {
      manifests: [linked("a", { enabled: false })],
      changes: ["update audience/a: enabled"],
      check: (space) => {
        expect(configs(space)).toEqual([{ interval: "6h" }]);
        expect(
          space.requests.filter((request) => request.includes("/schedules →") && request.startsWith("GET")),
        ).toEqual([]);
      },
    },
    { manifests: at([every("6h")]), changes: ["update audience/a: enabled"] },
    { manifests: [linked("a")], changes: [], check: (space) => expect(configs(space)).toHaveLength(1) },
  ]);

  scenario("a schedule edited by hand is taken back, and one removed by hand is made anew", [
    { manifests: at([every("4h")]), changes: ["create audience/a", "create audience/a/schedule/1"] },
    {
      byHand: async (space) => {
        const [schedule] = space.stored().schedules ?? [];
        await space.byHand.send(
          "PATCH",
          `/spaces/spa_simulated/audiences/${space.named("A").id}/schedules/${schedule?.id}`,
          every("15m"),
        );
      },
      changes: ["update audience/a/schedule/1: config.interval"],
    },
    {
      byHand: async (space) => {
        const [schedule] = space.stored().schedules ?? [];
        await space.byHand.send(
          "DELETE",
          `/spaces/spa_simulated/audiences/${space.named("A").id}/schedules/${schedule?.id}`,
        );
      },
      changes: ["create audience/a/schedule/1"],
    },
  ]);

  scenario("a schedule changes together with the query of its audience", [
    { manifests: at([every("4h")]), changes: ["create audience/a", "create audience/a/schedule/1"] },
    {
      manifests: at([every("8h"), every("1d")], { definition: { query: "entity('owned-accounts').count() > 5" } }),
      changes: [
        "update audience/a: definition.query",
        "update audience/a/schedule/1: config.interval",
        "create audience/a/schedule/2",
      ],
      check: (space) => expect(space.named("A").query).toBe("entity('owned-accounts').count() > 5"),
    },
  ]);

  scenario(
    "schedules that Segment deleted after ninety disabled days are told as drift and come back",
    [
      {
        manifests: at([every("4h")], { enabled: false }),
        changes: ["create audience/a", "create audience/a/schedule/1"],
      },
      {
        byHand: (space) => age(space, 120),
        changes: ["create audience/a/schedule/1 (drift)"],
        warnings: ["plan-schedule-vanished"],
      },
      {
        byHand: (space) => age(space, 120),
        manifests: at([every("4h")]),
        changes: ["update audience/a: enabled", "create audience/a/schedule/1 (drift)"],
      },
    ],
    // A list that lags would still show what vanished.
    { listLagSeconds: 0 },
  );

  scenario("a schedule that is new for a disabled audience is no drift", [
    { manifests: at([], { enabled: false }), changes: ["create audience/a"] },
    { manifests: at([every("4h")], { enabled: false }), changes: ["create audience/a/schedule/1"], warnings: [] },
  ]);

  scenario("schedules of an adopted audience come into line with it", [
    {
      byHand: async (space) => {
        await space.byHand.create({
          name: "A",
          audienceType: "LINKED",
          definition: { query: "entity('owned-accounts').count() > 1" },
        });
        await addByHand(space, every("1h"));
        await addByHand(space, every("2h"));
      },
      manifests: [linked("a", { schedules: [every("2h"), every("4h")] }, { adopt: { name: "A" } })],
      changes: ["adopt audience/a", "update audience/a/schedule/2: config.interval"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "4h" }, { interval: "2h" }]),
    },
  ]);

  scenario("an audience that is forgotten keeps its schedule, and one that is removed takes it along", [
    {
      manifests: [linked("a", { schedules: [every("1h")] }), linked("b", { schedules: [every("2h")] }), linked("c")],
      changes: [
        "create audience/a",
        "create audience/a/schedule/1",
        "create audience/b",
        "create audience/b/schedule/1",
        "create audience/c",
      ],
    },
    {
      project: { forget: ["audience/a"] },
      manifests: [linked("c")],
      changes: ["forget audience/a", "delete audience/b/schedule/1", "delete audience/b"],
      check: (space) => expect(configs(space)).toEqual([{ interval: "1h" }]),
    },
  ]);

  scenario(
    "where an audience may have one schedule, it is edited into the next one",
    [
      { manifests: at([every("1h")]), changes: ["create audience/a", "create audience/a/schedule/1"] },
      {
        manifests: at([onDays([1], [1])]),
        changes: [
          "update audience/a/schedule/1: strategy, config.interval, config.days, config.hours, config.timezone",
        ],
      },
    ],
    { schedulesPerAudience: 1 },
  );
});
