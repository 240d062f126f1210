import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { withoutAddresses } from "../../src/catalog/addresses.ts";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, type TestSpace } from "../support/space.ts";
import { codesOf, head } from "./ask-plan.ts";
import { runIn, runOffline } from "./shop.ts";

const lastSeenAt = new Date().toISOString();

/** A shop that has seen an event of a name. */
async function shopWith(name: string, query = `event('${name}').where(property('x') = 'y').count() >= 1`) {
  const state = smallShop(Date.now());
  for (const space of state.spaces) {
    const properties = [{ name: "x" }, { name: "carol@example.com" }];
    space.seenEvents = [...(space.seenEvents ?? []), { name, type: "TRACK", lastSeenAt, properties }];
    space.seenTraits = [...(space.seenTraits ?? []), { key: "gary@example.com", type: "CUSTOM", lastSeenAt }];
  }
  const space: TestSpace = await startSpace({ state });
  const folder = temporaryFolder();
  writeProject(folder, [audience("odd", { definition: { query } })], { space: "shop" });
  const pull = async (...words: string[]) => await runIn(folder, space, "catalog", "pull", ...words);
  return { folder, space, pull, text: () => readFileSync(path.join(folder, "catalog/test.json"), "utf8") };
}

async function codesIn(folder: string): Promise<string[]> {
  const { stdout } = await runOffline(folder, "validate", "--format", "json");
  return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
}

describe("what looks like the address of a person", () => {
  test("is in no catalog of a space, which says so, and is not called unknown", async () => {
    const name = "Order Completed for bob@example.com";
    const { folder, pull, text } = await shopWith(name, `event('${name}').count() >= 1`);
    const { stdout, exitCode } = await pull("--all-properties", "--samples");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining("Left out, as they look like addresses of people: ") as string,
    });
    expect(text()).not.toMatch(/\S@\S/);
    expect(await codesIn(folder)).not.toContain("catalog-unknown-event");
    expect((await pull("--check")).exitCode).toBe(0);
  });

  test("is in no catalog of a plan, whose list of values is left out as a whole", async () => {
    const { folder, text } = await shopWith("Anything", "event('A').where(property('who') = 'x').count() >= 1");
    const properties = { who: { enum: ["ann@example.com", "nobody"] }, "carol@example.com": {} };
    const jsonSchema = { properties: { properties: { properties } } };
    const rules = [
      { type: "TRACK", key: "A", jsonSchema },
      { type: "dan@example.com", key: "B" },
    ];
    writeFileSync(path.join(folder, "plan.json"), JSON.stringify(rules));
    await runOffline(folder, "catalog", "pull", "--from-tracking-plan", "plan.json");
    expect(text()).not.toMatch(/\S@\S/);
    expect(JSON.parse(text())).toMatchObject({ events: [{ name: "A", properties: [{ name: "who" }] }] });
    expect(await codesIn(folder)).toEqual([]);
  });

  test("goes from every list, and is counted", () => {
    const at = "ann@example.com";
    const catalog: Catalog = {
      ...head,
      unread: { trackingPlan: `the rule has the type "${at}"` },
      events: [
        { name: at },
        { name: "A", properties: [{ name: `x.${at}` }], context: [{ name: "ann%40example.com" }] },
      ],
      users: [{ name: "a", values: [at, 1], samples: [at, "b"] }],
      accounts: [{ name: at }],
      entities: [{ name: "e", paths: [["ok"], ["ok", at]], columns: [{ name: at }, { name: "c", samples: [at] }] }],
      destinations: [{ id: "1", name: `Mail to ${at}` }],
    };
    expect(withoutAddresses(catalog)).toEqual({
      leftOut: 10,
      catalog: {
        ...head,
        unread: { trackingPlan: 'the rule has the type "…"' },
        events: [{ name: "A", properties: [], context: [] }],
        users: [{ name: "a", samples: ["b"] }],
        accounts: [],
        entities: [{ name: "e", paths: [["ok"]], columns: [{ name: "c" }] }],
        destinations: [{ id: "1" }],
      },
    });
  });

  test.each([
    ["event('a@b.c').count() >= 1", "USERS"],
    ["event('A').where(property('a@b.c') = 'x').count() >= 1", "USERS"],
    ["trait('a@b.c') = 'x'", "USERS"],
    ["entity('a@b.c').count() >= 1", "LINKED"],
    ["entity('e').where(property('a@b.c') = 'x').count() >= 1", "LINKED"],
  ] as const)("is not called unknown in %s", (query, type) => {
    const lists = { users: [], accounts: [], entities: [{ name: "e", paths: [["e"]], columns: [] }] };
    const catalog: Catalog = { ...head, seenSince: "2026-01-05", events: [{ name: "A", properties: [] }], ...lists };
    expect(codesOf(catalog, query, type)).toEqual([]);
    expect(codesOf(catalog, query.replace("a@b.c", "abc"), type)).toHaveLength(1);
  });
});

describe("an event whose name cannot stand in a path", () => {
  test.each([".", "..", "\uD800"])(
    "is not known for itself alone, and pulled and checked in peace: %j",
    async (name) => {
      const { folder, pull, text } = await shopWith(name);
      const told = `not known: properties of the event ${JSON.stringify(name)}, because the name cannot stand in the path`;
      for (const words of [[], ["--all-properties"], ["--check"]]) {
        const { exitCode, stderr } = await pull(...words);
        expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.stringContaining(told) as string });
      }
      const { events = [], unread } = JSON.parse(text()) as Catalog;
      expect([unread, events.find((event) => event.noPath)?.properties]).toEqual([undefined, undefined]);
      expect(events.filter(({ properties }) => properties).length).toBeGreaterThan(3);
      expect(await codesIn(folder)).not.toContain("catalog-awaited-properties");
    },
  );
});
