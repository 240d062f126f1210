import { describe, expect } from "vitest";
import { audience } from "../support/project.ts";
import { scenario } from "../support/scenario.ts";

describe("what people do in the space by hand", () => {
  scenario("an edit by hand is told as drift and taken back", [
    { manifests: [audience("a"), audience("b")], changes: ["create audience/a", "create audience/b"] },
    {
      byHand: (space) => space.byHand.edit("A", { enabled: false, name: "Renamed by Ada" }),
      changes: ["update audience/a: name, enabled (drift)"],
      check: (space) => expect(space.named("A").enabled).toBe(true),
    },
  ]);

  scenario("a query edited by hand is taken back", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { definition: { query: "event('A').count() >= 9" } }),
      changes: ["update audience/a: definition.query (drift)"],
      check: (space) => expect(space.named("A").query).toBe("event('A').count() >= 1"),
    },
  ]);

  scenario("an edit by hand of a field that no manifest declares stays", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { options: { includeHistoricalData: true } }),
      changes: [],
      check: (space) => expect(space.named("A").options.includeHistoricalData).toBe(true),
    },
  ]);

  scenario("an edit by hand that the manifest then follows renews the marker alone, so that the next edit is seen", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { enabled: false }),
      manifests: [audience("a", { enabled: false })],
      changes: ["mark audience/a"],
    },
    {
      byHand: (space) => space.byHand.edit("A", { enabled: true }),
      changes: ["update audience/a: enabled (drift)"],
    },
  ]);

  scenario("a field that was not declared for a while is nobody's edit when it is declared again", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    { manifests: [audience("a", { enabled: undefined })], changes: ["mark audience/a"] },
    { byHand: (space) => space.byHand.edit("A", { enabled: false }), changes: [] },
    { manifests: [audience("a")], changes: ["update audience/a: enabled"] },
  ]);

  scenario("a change of the manifest on top of an edit by hand is pending, and both end as declared", [
    { manifests: [audience("a")], changes: ["create audience/a"] },
    {
      byHand: (space) => space.byHand.edit("A", { enabled: false }),
      manifests: [audience("a", { name: "New" })],
      changes: ["update audience/a: name, enabled"],
    },
  ]);

  scenario("an audience deleted by hand is created anew", [
    { manifests: [audience("a"), audience("b")], changes: ["create audience/a", "create audience/b"] },
    {
      byHand: (space) => space.byHand.remove("A"),
      changes: ["create audience/a"],
      check: (space) => expect(space.audiences()).toHaveLength(2),
    },
  ]);
});
