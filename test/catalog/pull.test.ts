import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { estimateRequests } from "../../src/commands/project/estimate-requests.ts";
import { laneLimits } from "../../src/segment/lanes.ts";
import { largeSpace } from "../../src/simulator/seeds/large-space.ts";
import { isLong } from "../support/length.ts";
import { audience, linked, temporaryFolder, writeProject } from "../support/project.ts";
import { startSpace, type TestSpace } from "../support/space.ts";
import { runIn, runOffline, shopPlanId, startShop } from "./shop.ts";

const buyers = audience("buyers", { definition: { query: "event('Order Completed').count() >= 1" } });

async function setUp(options: Parameters<typeof startShop>[0] = {}) {
  const space = await startShop(options);
  const folder = temporaryFolder();
  writeProject(folder, [buyers], { space: "shop" });
  const pull = async (...words: string[]) => await runIn(folder, space, "catalog", "pull", ...words);
  return { space, folder, pull, file: path.join(folder, "catalog/test.json") };
}

function read(file: string): Catalog {
  return JSON.parse(readFileSync(file, "utf8")) as Catalog;
}

function propertiesRead({ requests }: TestSpace): string[] {
  return requests.filter((line) => /\/events\/[^/]+\/properties /.test(line));
}

describe("audiencectl catalog pull", () => {
  test("asks once for each list, and for the properties of the events that manifests name", async () => {
    const { space, pull } = await setUp();
    const { stdout, stderr, exitCode } = await pull("--format", "json");
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("properties of 1 event, columns of 2 entities: 3 requests") as string,
    });
    expect(JSON.parse(stdout)).toMatchObject({ file: "catalog/test.json", requests: space.requests.length });
    // The space by its slug; events, two lists of traits, entity paths, destinations, audiences, computed traits; details.
    expect(space.requests).toHaveLength(1 + 7 + 3);
    expect(propertiesRead(space)).toEqual([expect.stringContaining("/events/Order%20Completed/properties")]);
  });

  test("reads a large space under the limits, and gives the same bytes when it is read again", async () => {
    const space = await startSpace({ state: largeSpace(1, Date.now()) });
    const folder = temporaryFolder();
    const id = space.stored().id;
    writeProject(folder, [buyers], { space: id });
    const pull = async () => await runIn(folder, space, "catalog", "pull", "--all-properties", "--volumes");
    expect((await pull()).exitCode).toBe(0);
    const file = path.join(folder, "catalog/test.json");
    const first = readFileSync(file, "utf8");
    const { events = [], users = [] } = read(file);
    expect(propertiesRead(space)).toHaveLength(events.length);
    // Four pages of traits of users, two of audiences; the space is named by its id.
    expect(space.requests).toHaveLength(events.length + 2 + 12);
    expect(space.requests.filter((line) => line.endsWith("429"))).toEqual([]);
    expect([events.length, users.length > 2600]).toEqual([251, true]);
    expect((await pull()).exitCode).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(first);
  });

  test("names no schema by itself, and keeps the one that somebody named", async () => {
    const { pull, file } = await setUp();
    await pull();
    expect(read(file)).not.toHaveProperty("$schema");
    const $schema = "../node_modules/audiencectl/schemas/catalog.schema.json";
    writeFileSync(file, JSON.stringify({ $schema, ...read(file) }));
    await pull();
    expect(readFileSync(file, "utf8")).toMatch(`{\n  "$schema": "${$schema}",\n  "apiVersion"`);
  });

  test("takes ten minutes of the API for the properties of 251 events", () => {
    expect(estimateRequests({ listPropertiesFromEvent: 251, listPropertiesFromEntity: 2 }, laneLimits())).toEqual({
      requests: 253,
      seconds: 600,
    });
  });

  test("keeps values that were seen only when it is asked to, and addresses of people never", async () => {
    const { pull, file } = await setUp();
    await pull("--all-properties");
    expect(readFileSync(file, "utf8")).not.toContain("samples");
    await pull("--all-properties", "--samples");
    const { users = [] } = read(file);
    expect(users.find(({ name }) => name === "country")?.samples).toEqual(["DE", "FR", "US"]);
    expect(users.find(({ name }) => name === "email")?.samples).toBeUndefined();
    expect(readFileSync(file, "utf8")).not.toMatch(/\S@\S/);
  });

  test("adds what a tracking plan declares, and how many events arrive", async () => {
    const { pull, file } = await setUp();
    await pull("--volumes", "--tracking-plan", shopPlanId);
    const { events = [] } = read(file);
    const named = (name: string) => events.find((event) => event.name === name);
    expect(named("Order Completed")).toMatchObject({ declared: true, perDay: 1000 });
    expect(named("Order Completed")?.properties).toContainEqual({
      name: "currency",
      declared: true,
      types: ["string"],
      values: ["EUR", "USD"],
    });
    expect(named("Review Written")).toMatchObject({ seen: false, declared: true });
    expect(named("Checkout Started")).toMatchObject({ deprecated: true, perDay: 0 });
  });

  const wrong = [
    audience("wrong", { definition: { query: "event('Ordr').count() > 1 AND trait('emial').exists()" } }),
    audience("half-wrong", {
      definition: { query: "event('Order Completed').where(property('totl') > 1).count() > 1" },
    }),
    linked("owners", { definition: { query: "entity('owned').count() > 1" } }),
    linked("rich-owners", {
      definition: { query: "entity('owned-accounts').where(property('BALANC') > 1).count() > 1" },
    }),
  ];
  const unknown = ["event", "property", "trait", "entity", "column"].map((sort) => `catalog-unknown-${sort}`);

  test.each([
    ["nothing", "/no-such-path", undefined, []],
    ["events", "/events", "listEvents", ["event", "property"]],
    ["users", "/traits", "listTraits", ["trait"]],
    ["entities", "/entity-paths", "listEntityPaths", ["entity", "column"]],
    ["properties", "/events/Order%20Completed/properties", "listPropertiesFromEvent", ["property"]],
    ["columns", "/entities/account/properties", "listPropertiesFromEntity", ["column"]],
    ["volumes", "/events/volume", "getEventsVolumeFromWorkspace", []],
    ["trackingPlan", "/rules", "listRulesFromTrackingPlan", []],
    ["destinations", "/destinations", "listDestinations", []],
    ["computedTraits", "/computed-traits", "listComputedTraits", []],
  ])(
    "leaves out %s when that is refused, with the reason, and nothing is concluded from it",
    async (part, end, operation, silent) => {
      const { space, folder, pull, file } = await setUp();
      space.refuse(end, 403);
      writeProject(folder, wrong, { space: "shop" });
      const { exitCode, stderr } = await pull("--volumes", "--tracking-plan", shopPlanId);
      expect(exitCode).toBe(operation ? 5 : 0);
      expect(read(file).unread?.[part]).toBe(operation && `${operation} failed (HTTP 403)`);
      expect(stderr.split("\n").filter((line) => line.includes(`not known: ${part}:`))).toHaveLength(operation ? 1 : 0);
      const { stdout } = await runOffline(folder, "validate", "--format", "json");
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
      const codes = new Set(diagnostics.map(({ code }) => code));
      const expected = unknown.filter((code) => !silent.some((sort) => code === `catalog-unknown-${sort}`));
      expect(unknown.filter((code) => codes.has(code))).toEqual(expected);
    },
  );

  /** Every list that a pull reads: the part, and the end of its address. */
  const lists = [
    ["events", "/events"],
    ["users", "/traits"],
    ["accounts", "/traits"],
    ["entities", "/entity-paths"],
    ["destinations", "/destinations"],
    ["properties", "/events/Order%20Completed/properties"],
    ["columns", "/entities/account/properties"],
    ["volumes", "/events/volume"],
    ["audiences", "/audiences"],
    ["computedTraits", "/computed-traits"],
    ["trackingPlan", "/rules"],
  ] as const;
  const statuses = isLong ? [403, 404] : [403];
  const refused = lists.flatMap(([part, end]) => statuses.map((status) => ({ part, end, status })));

  async function setUpFull() {
    const all = await setUp();
    expect((await all.pull("--all-properties", "--volumes", "--tracking-plan", shopPlanId)).exitCode).toBe(0);
    return { ...all, before: readFileSync(all.file, "utf8") };
  }

  test.each(refused)(
    "keeps $part as they were when they are refused later with $status",
    async ({ part, end, status }) => {
      const { space, pull, file, before } = await setUpFull();
      space.refuse(end, status);
      for (const time of ["first", "second"]) {
        const { exitCode, stderr } = await pull();
        expect(exitCode, `${time}: ${stderr}`).toBe(5);
        const { unread, kept = [], ...rest } = read(file);
        expect(Object.keys(unread ?? {})).toContain(part);
        expect(rest).toEqual(JSON.parse(before));
        expect(stderr.includes(`not known: ${part}: `)).toBe(true);
        // No trait of the shop was left by a computed trait, so there is nothing to keep of that.
        const nothing = part === "computedTraits";
        expect({ kept: kept.includes(part), told: stderr.includes("is kept") }).toEqual({
          kept: !nothing,
          told: !nothing,
        });
      }
      space.refuse(end, undefined);
      expect((await pull()).exitCode).toBe(0);
      expect(readFileSync(file, "utf8")).toBe(before);
    },
  );

  test("concludes nothing from what it kept", async () => {
    const { space, folder, pull } = await setUpFull();
    writeProject(folder, wrong, { space: "shop" });
    for (const end of ["/events", "/traits"]) space.refuse(end, 404);
    expect((await pull()).exitCode).toBe(5);
    const { stdout } = await runOffline(folder, "validate", "--format", "json");
    for (const sort of ["event", "property", "trait"]) expect(stdout).not.toContain(`catalog-unknown-${sort}`);
  });

  test.each(refused)(
    "compares nothing with $part when they are refused with $status",
    async ({ part, end, status }) => {
      const { space, pull, file, before } = await setUpFull();
      space.refuse(end, status);
      const { exitCode, stdout } = await pull("--check");
      expect({ exitCode, stdout }).toEqual({
        exitCode: 5,
        stdout: expect.stringMatching(
          `^catalog/test.json is up to date in what could be read. Not compared: .*${part}`,
        ) as string,
      });
      expect(readFileSync(file, "utf8")).toBe(before);
    },
  );

  test("tells a difference in what can be read as one, whatever else is refused", async () => {
    const { space, pull, file, before } = await setUpFull();
    space.refuse("/traits", 404);
    const broken = before.replace('"name": "Invoice Paid"', '"name": "Invoice Payed"');
    expect(broken).not.toBe(before);
    writeFileSync(file, broken);
    const { exitCode, stdout } = await pull("--check");
    expect({ exitCode, stdout }).toEqual({
      exitCode: 2,
      stdout: expect.stringContaining("Not compared: users, accounts.") as string,
    });
    expect(stdout).toContain("  + event 'Invoice Paid'");
    expect(stdout).not.toContain("trait");
  });

  test("may be asked for more than before, and say that it cannot be read", async () => {
    const { space, pull, file } = await setUp();
    expect((await pull()).exitCode).toBe(0);
    space.refuse("/events/volume", 403);
    expect((await pull("--volumes")).exitCode).toBe(5);
    expect(Object.keys(read(file).unread ?? {})).toContain("volumes");
  });

  test.each([
    ["an id that is nearly right", shopPlanId.replace("1", "2")],
    ["the name of a plan", "Shop"],
    ["an id that no plan has", "tp_nope"],
    ["what cannot stand in an address", ".."],
  ])("refuses %s as a tracking plan, names the one that is there and writes nothing", async (_what, asked) => {
    const { pull, file } = await setUp();
    const { exitCode, stderr } = await pull("--tracking-plan", asked);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(shopPlanId) as string });
    expect(existsSync(file)).toBe(false);
  });

  test("fails like any command when the token may read nothing", async () => {
    const { pull, file } = await setUp({ settings: { schemaAccess: 403 } });
    const { exitCode, stderr } = await pull();
    expect(exitCode).toBe(1);
    expect(stderr).toContain("listEvents failed (HTTP 403)");
    expect(existsSync(file)).toBe(false);
  });
});

describe("audiencectl catalog pull --check", () => {
  test("writes nothing, and ends with 2 until the catalog is as the space is", async () => {
    const { space, pull, file } = await setUp();
    expect(await pull("--check")).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining("There is no") as string,
    });
    expect(existsSync(file)).toBe(false);
    await pull("--volumes");
    expect(await pull("--check")).toMatchObject({ exitCode: 0, stdout: "catalog/test.json is up to date.\n" });
    await space.byHand.send("POST", "/spaces/spa_shop/audiences", {
      name: "New one",
      audienceType: "USERS",
      definition: { query: "event('Order Completed').count() >= 9" },
      enabled: true,
    });
    const before = readFileSync(file, "utf8");
    expect(await pull("--check")).toMatchObject({
      exitCode: 2,
      stdout: "  + trait 'new_one'\n\ncatalog/test.json is out of date: 1 difference. Pull it again.\n",
    });
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("says that the dates are old, and nothing of dates that are younger", async () => {
    const { pull, file } = await setUp();
    await pull();
    const { seenSince = "" } = read(file);
    const age = (days: number): string =>
      new Date(Date.parse(seenSince) - days * 86_400_000).toISOString().slice(0, 10);
    const original = readFileSync(file, "utf8");
    writeFileSync(file, original.replace(seenSince, age(21)));
    expect((await pull("--check")).exitCode).toBe(0);
    writeFileSync(file, original.replace(seenSince, age(28)));
    expect(await pull("--check")).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining("28 days old") as string,
    });
  });

  test("compares with the options that the catalog was pulled with, which a plain pull keeps", async () => {
    const { pull, file } = await setUp();
    await pull("--all-properties", "--tracking-plan", shopPlanId);
    expect(read(file)).toMatchObject({ with: ["all-properties"], trackingPlan: shopPlanId });
    expect((await pull("--check")).exitCode).toBe(0);
    const before = readFileSync(file, "utf8");
    await pull();
    expect(readFileSync(file, "utf8")).toBe(before);
    await pull("--volumes");
    expect(read(file)).toMatchObject({ with: ["all-properties", "volumes"], trackingPlan: shopPlanId });
  });

  test("writes a catalog anew that cannot be used, and does not check one", async () => {
    const { pull, file } = await setUp();
    await pull();
    const before = readFileSync(file, "utf8");
    writeFileSync(file, "<<<<<<< HEAD");
    expect(await pull("--check")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("catalog/test.json:1:1") as string,
    });
    await pull();
    expect(readFileSync(file, "utf8")).toBe(before);
  });
});

describe("audiencectl catalog list and search", () => {
  test("show what is in the file, without a token", async () => {
    const { space, folder, pull, file } = await setUp();
    await pull("--all-properties");
    space.requests.length = 0;
    const found = await runIn(folder, space, "catalog", "search", "ORDER", "--format", "json");
    const names = (JSON.parse(found.stdout) as { kind: string; name: string }[]).map(
      ({ kind, name }) => `${kind} ${name}`,
    );
    expect(names).toContain("event Order Completed");
    expect(names).toContain("property total");
    expect(names).not.toContain("event Cart Abandoned");
    const csv = await runIn(folder, space, "catalog", "list", "--kind", "column", "--format", "csv");
    expect(csv.stdout.split("\n").slice(0, 2)).toEqual([
      "kind,name,of,type,seen,per day,values,notes",
      "column,BALANCE,account,NUMBER,,,,",
    ]);
    expect(space.requests).toEqual([]);
    rmSync(file);
    expect(await runIn(folder, space, "catalog", "list")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("audiencectl catalog pull --env test") as string,
    });
  });

  test("suggest a name that is near when none has the text", async () => {
    const { space, folder, pull } = await setUp();
    await pull();
    const { stdout, stderr } = await runIn(folder, space, "catalog", "search", "Invoice Payed");
    expect({ stdout, stderr }).toEqual({ stdout: "No names.\n", stderr: "Did you mean Invoice Paid?\n" });
  });
});

test.each([
  ["pul", "did you mean pull?"],
  ["frobnicate", "it takes pull, list or search"],
])("audiencectl catalog %s is refused: %s", async (action, says) => {
  const { folder } = await setUp();
  const { exitCode, stderr } = await runOffline(folder, "catalog", action);
  expect({ exitCode, says: stderr.includes(says) }).toEqual({ exitCode: 1, says: true });
});

test.each([
  [["list", "nonsense"], 'does not take the argument "nonsense"', "catalog search TEXT"],
  [["pull", "nonsense"], 'does not take the argument "nonsense"', "leave it out"],
  [["list", "--check"], "catalog list does not take --check", "give it to catalog pull"],
  [["list", "--volumes"], "catalog list does not take --volumes", "give it to catalog pull"],
  [["search", "order", "--samples"], "catalog search does not take --samples", "give it to catalog pull"],
  [["pull", "--kind", "event"], "catalog pull does not take --kind", "catalog list or catalog search"],
  [["pull", "--format", "csv"], "catalog pull does not print CSV", "--format text or json"],
])("audiencectl catalog %j is refused as what another action takes", async (words, says, remedy) => {
  const { folder } = await setUp();
  const { exitCode, stderr } = await runOffline(folder, "catalog", ...words);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(says) as string });
  expect(stderr).toContain(remedy);
});
