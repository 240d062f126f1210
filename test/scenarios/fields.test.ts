import { describe, expect } from "vitest";
import { audience } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";

const QUERY = "event('Order Completed').count() >= 3";

describe("every field of an audience", () => {
  scenario("an audience is created, and the next plan is empty", [
    {
      manifests: [audience("a", { description: "For the test.", definition: { query: QUERY } })],
      changes: ["create audience/a"],
      check: (space) => expect(space.named("A").query).toBe(QUERY),
    },
  ]);

  scenario("the display name changes in place, and the key stays", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      manifests: [audience("a", { name: "Quite another name" })],
      changes: ["update audience/a: name"],
      check: (space) => expect(space.named("Quite another name").key).toBe("a"),
    },
  ]);

  scenario("a description is added, changed, cleared, and then left to the space", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    { manifests: [audience("a", { description: "One" })], changes: ["update audience/a: description"] },
    { manifests: [audience("a", { description: "Two\nlines\n" })], changes: ["update audience/a: description"] },
    { manifests: [audience("a", { description: "" })], changes: ["update audience/a: description"] },
    { manifests: [audience("a")], changes: ["mark audience/a"] },
  ]);

  scenario("a text in the space is kept when the manifest has no description", [
    {
      byHand: (space) =>
        space.byHand.create({
          name: "A",
          description: "Ada wrote this.",
          audienceType: "USERS",
          definition: { query: "event('A').count() >= 1" },
        }),
      manifests: [audience("a", {}, { adopt: { name: "A" } })],
      changes: ["adopt audience/a"],
      check: (space) =>
        expect(space.named("A").description).toMatch(/^Ada wrote this\.\n\[audiencectl:growth@test\/a#/),
    },
    {
      manifests: [audience("a", { enabled: false })],
      changes: ["update audience/a: enabled"],
      check: (space) => expect(space.named("A").description).toMatch(/^Ada wrote this\.\n/),
    },
  ]);

  scenario("an audience is switched off and on", [
    { manifests: [audience("a", { enabled: false })], changes: ["create audience/a"] },
    { manifests: [audience("a", { enabled: true })], changes: ["update audience/a: enabled"] },
    { manifests: [audience("a", { enabled: false })], changes: ["update audience/a: enabled"] },
  ]);

  scenario("a manifest without enabled starts the audience enabled and then leaves the switch alone", [
    {
      manifests: [audience("a", { enabled: undefined })],
      changes: ["create audience/a"],
      check: (space) => expect(space.named("A").enabled).toBe(true),
    },
    {
      byHand: (space) => space.byHand.edit("A", { enabled: false }),
      changes: [],
      check: (space) => expect(space.named("A").enabled).toBe(false),
    },
  ]);

  scenario("a query changes in place", [
    { manifests: [audience("a", { definition: { query: QUERY } })], changes: ["create audience/a"] },
    {
      manifests: [audience("a", { definition: { query: "event('Order Completed').count() >= 4" } })],
      changes: ["update audience/a: definition.query"],
      check: (space) => expect(space.named("A").query).toBe("event('Order Completed').count() >= 4"),
    },
  ]);

  scenario("a query that is only written in another way is not touched", [
    { manifests: [audience("a", { definition: { query: QUERY } })], changes: ["create audience/a"] },
    {
      manifests: [audience("a", { definition: { query: "event('Order Completed')\n  .count()   >= 3\n" } })],
      changes: [],
      check: (space) => expect(space.named("A").query).toBe(QUERY),
    },
  ]);

  scenario("the identifiers are a set: order means nothing, a member does", [
    {
      manifests: [audience("a", { options: { filterByExternalIds: ["user_id", "email"] } })],
      changes: ["create audience/a"],
    },
    { manifests: [audience("a", { options: { filterByExternalIds: ["email", "user_id"] } })], changes: [] },
    {
      manifests: [audience("a", { options: { filterByExternalIds: ["email", "user_id", "android.idfa"] } })],
      changes: ["update audience/a: options.filterByExternalIds"],
    },
  ]);

  scenario("declaring the identifiers that the server fills in by itself changes nothing but the marker", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      manifests: [
        audience("a", { options: { filterByExternalIds: ["ios.idfa", "android.idfa", "email", "user_id"] } }),
      ],
      changes: ["mark audience/a"],
    },
  ]);

  scenario("historical data is switched on, with its window, and off again", [
    { manifests: [audience("a", { options: { includeHistoricalData: false } })], changes: ["create audience/a"] },
    {
      manifests: [audience("a", { options: { includeHistoricalData: true, backfillEventDataDays: 14 } })],
      changes: ["update audience/a: options.includeHistoricalData, options.backfillEventDataDays"],
    },
    {
      manifests: [audience("a", { options: { includeHistoricalData: true, backfillEventDataDays: 30 } })],
      changes: ["update audience/a: options.backfillEventDataDays"],
    },
  ]);

  scenario("historical data that the query forces on is no difference", [
    {
      manifests: [
        audience("a", {
          definition: { query: "event('A').within(7 days).count() >= 1" },
          options: { includeHistoricalData: false },
        }),
      ],
      changes: ["create audience/a"],
    },
    { changes: ["none audience/a"] },
  ]);

  scenario(
    "one option is changed and the others in the space stay, whether the API merges or replaces them",
    [
      {
        manifests: [
          audience("a", {
            options: {
              includeHistoricalData: true,
              backfillEventDataDays: 14,
              filterByExternalIds: ["email", "user_id"],
            },
          }),
        ],
        changes: ["create audience/a"],
      },
      {
        manifests: [audience("a", { options: { filterByExternalIds: ["email"] } })],
        changes: ["update audience/a: options.filterByExternalIds"],
        check: (space) =>
          expect(space.named("A").options).toMatchObject({ includeHistoricalData: true, backfillEventDataDays: 14 }),
      },
    ],
    { optionsPatch: "replace" },
  );

  scenario("a linked audience with a target entity is created and kept", [
    {
      manifests: [
        audience("a", {
          audienceType: "LINKED",
          definition: { query: "entity('owned-accounts').count() > 1", targetEntity: "owned-accounts" },
        }),
      ],
      changes: ["create audience/a"],
    },
    {
      manifests: [
        audience("a", {
          audienceType: "LINKED",
          definition: { query: "entity('owned-accounts').count() > 2", targetEntity: "owned-accounts" },
        }),
      ],
      changes: ["update audience/a: definition.query"],
    },
  ]);

  scenario("several fields of several audiences change in one go", [
    {
      manifests: [audience("a"), audience("b"), audience("c")],
      changes: ["create audience/a", "create audience/b", "create audience/c"],
    },
    {
      manifests: [audience("a", { name: "A2", enabled: false }), audience("b"), audience("c", { description: "New" })],
      changes: ["update audience/a: name, enabled", "update audience/c: description"],
    },
  ]);
});
