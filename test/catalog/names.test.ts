import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic, SourceRange } from "../../src/diagnostics/diagnostic.ts";
import {
  activation,
  audience,
  destination,
  destinations,
  linked,
  temporaryFolder,
  trait,
  writeProject,
} from "../support/project.ts";
import { smallShop } from "../../src/simulator/seeds/small-shop.ts";
import type { SimulatorState } from "../../src/simulator/state.ts";
import { startSpace } from "../support/space.ts";
import { misspelt, type Misspelt } from "./misspelt-names.ts";
import { runIn, runOffline, shopPlanId, startShop } from "./shop.ts";

/** The findings about names, and the text that each points at. */
function findingsIn(folder: string, stdout: string): (Diagnostic & { at: string; file: string })[] {
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics
    .filter(({ code }) => code.startsWith("catalog-"))
    .map((finding) => ({ ...finding, file: finding.source?.file ?? "", at: textAt(folder, finding.source) }));
}

function textAt(folder: string, source: SourceRange | undefined): string {
  if (!source) return "";
  const line = readFileSync(path.join(folder, source.file), "utf8").split("\n")[source.line - 1] ?? "";
  return line.slice(source.column - 1, source.endColumn - 1);
}

function manifestText({ query, type = "USERS" }: Misspelt, number: number): string {
  const name = `n${String(number).padStart(2, "0")}`;
  return `apiVersion: audiencectl/v1
kind: Audience
metadata: {name: ${name}}
spec:
  name: Number ${number}
  audienceType: ${type}
  definition:
    query: ${JSON.stringify(query)}
`;
}

async function pulledShop() {
  const space = await startShop();
  const folder = temporaryFolder();
  writeProject(
    folder,
    [audience("vip-customers", { name: "VIP customers", definition: { query: "trait('email').exists()" } })],
    { space: "shop" },
  );
  const pulled = await runIn(folder, space, "catalog", "pull", "--all-properties", "--tracking-plan", shopPlanId);
  expect(pulled.exitCode, pulled.stderr).toBe(0);
  return { space, folder };
}

describe("names that a catalog does not have", () => {
  test("are each found at their place, with the name that was meant", async () => {
    const { folder } = await pulledShop();
    writeFileSync(path.join(folder, "audiences/misspelt.yaml"), misspelt.map(manifestText).join("---\n"));
    const { stdout } = await runOffline(folder, "validate", "--format", "json");
    const findings = findingsIn(folder, stdout);
    const told = findings.map(({ code, at, message, hint, address }) => {
      const row = misspelt[Number(address?.slice("audience/n".length))];
      return {
        code,
        query: row?.query,
        at,
        says: `${message}; ${hint}`.includes(row?.says ?? "?") ? row?.says : `${message}; ${hint}`,
      };
    });
    expect(told).toEqual(misspelt.map(({ code, query, at, says }) => ({ code, query, at, says })));
    expect(misspelt.length).toBeGreaterThan(40);
    expect(new Set(findings.map(({ severity }) => severity))).toEqual(new Set(["warning"]));
  });

  test("are found where activations and targets name them", async () => {
    const { folder } = await pulledShop();
    const personalization = {
      profile: { properties: ["first_name", "frist_name"] },
      entities: [
        { relationshipSlug: "owned-accounts", properties: ["BALANCE", "BALANCES"] },
        { relationshipSlug: "owned-acounts", properties: ["ID"] },
      ],
    };
    const sent = [destination(destinations.mailroom, { activations: [activation("welcome", { personalization })] })];
    const definition = { query: "entity('owned-accounts').count() > 1", targetEntity: "account-payment" };
    writeProject(folder, [linked("owners", { definition, destinations: sent })], { space: "shop" });
    const { stdout } = await runOffline(folder, "validate", "--format", "json");
    expect(
      findingsIn(folder, stdout).map(({ code, at, hint }) => [code, at, /'([^']+)'/.exec(hint ?? "")?.[1]]),
    ).toEqual([
      ["catalog-unknown-entity", "account-payment", "account-payments"],
      ["catalog-unknown-trait", "frist_name", "first_name"],
      ["catalog-unknown-column", "BALANCES", "BALANCE"],
      ["catalog-unknown-entity", "owned-acounts", "owned-accounts"],
    ]);
  });

  test("are no names that the project makes itself, or that are meant", async () => {
    const { folder } = await pulledShop();
    const spoken = [
      "trait('vip_customers') = 'true'",
      "trait('orders_in_may') > 1",
      "trait('${audience.vips.key}') = 'true'",
    ];
    writeProject(
      folder,
      [
        audience("vips", { name: "VIP customers", definition: { query: "event('Brand New').count() >= 1" } }),
        trait("orders-in-may", {
          name: "Orders in May",
          definition: { type: "USERS", query: "event('Order Completed').count()" },
        }),
        ...spoken.map((query, index) => audience(`asks-${index}`, { definition: { query } })),
      ],
      { space: "shop" },
    );
    const file = path.join(folder, "audiencectl.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("spec:\n", 'spec:\n  lint: {names: ["Brand New"]}\n'));
    expect(findingsIn(folder, (await runOffline(folder, "validate", "--format", "json")).stdout)).toEqual([]);
  });

  test("fail a validation and a plan only where warnings do", async () => {
    const { folder, space } = await pulledShop();
    writeProject(folder, [audience("wrong", { definition: { query: "event('Order Complete').count() >= 1" } })], {
      space: "shop",
    });
    expect((await runOffline(folder, "validate")).exitCode).toBe(0);
    expect((await runOffline(folder, "validate", "--strict")).exitCode).toBe(1);
    const planned = await runIn(folder, space, "plan");
    expect(planned).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("catalog-unknown-event") as string });
    expect((await runIn(folder, space, "plan", "--strict")).exitCode).toBe(1);
    expect((await runIn(folder, space, "plan", "--strict", "--catalog", "none")).exitCode).toBe(0);
  });

  test.each(["catalog-unknown-event", "catalog-stale-event"])(
    "are left alone where the project leaves %s out",
    async (code) => {
      const { folder } = await pulledShop();
      const query = "event('Order Complete').count() >= 1 AND event('Survey Answered').within(7 days).count() >= 1";
      writeProject(folder, [audience("wrong", { definition: { query } })], { space: "shop" });
      const file = path.join(folder, "audiencectl.yaml");
      writeFileSync(file, readFileSync(file, "utf8").replace("spec:\n", `spec:\n  lint: {ignore: [${code}]}\n`));
      const findings = findingsIn(folder, (await runOffline(folder, "validate", "--format", "json")).stdout);
      expect(findings.map((finding) => finding.code)).toEqual(
        ["catalog-unknown-event", "catalog-stale-event"].filter((each) => each !== code),
      );
    },
  );
});

test("a catalog is no manifest, whatever a glob for JSON matches", async () => {
  const { folder } = await pulledShop();
  const file = path.join(folder, "audiencectl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("audiences/*.yaml", "'**/*.{yaml,json}'"));
  const { exitCode, stdout } = await runOffline(folder, "validate");
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining("1 manifest in 1 file") as string,
  });
});

describe("a preview of names that the catalog does not have", () => {
  const query = "event('Order Complete').count() >= 1 AND trait('vip_customers') = 'true'";
  const spent = (requests: readonly string[]): number => requests.filter((each) => each.startsWith("POST")).length;

  test("is refused with what was meant, and none is spent", async () => {
    const { folder, space } = await pulledShop();
    const { stderr, exitCode } = await runIn(folder, space, "preview", "--query", query);
    expect(exitCode).toBe(1);
    expect(stderr.match(/query:\d+:\d+: warning: .*/g)).toEqual([
      "query:1:7: warning: The catalog of test has no event 'Order Complete' [catalog-unknown-event]",
      "query:1:48: warning: The catalog of test has no trait 'vip_customers' [catalog-unknown-trait]",
    ]);
    expect(stderr).toContain("no preview was spent");
    expect(spent(space.requests)).toBe(0);
  });

  test("is refused as well where a manifest has them, and tells of no other manifest", async () => {
    const { folder, space } = await pulledShop();
    const others = audience("others", { definition: { query: "event('Nobody Knows').count() >= 1" } });
    writeProject(folder, [audience("wrong", { definition: { query } }), others], { space: "shop" });
    const { stderr, exitCode } = await runIn(folder, space, "preview", "audience/wrong");
    expect({ exitCode, codes: stderr.match(/\[catalog-[a-z-]+\]/g) }).toEqual({
      exitCode: 1,
      codes: ["[catalog-unknown-event]", "[catalog-unknown-trait]"],
    });
    expect(spent(space.requests)).toBe(0);
  });

  test.each(["--query", "audience/wrong"])("is spent with --catalog none: %s", async (subject) => {
    const { folder, space } = await pulledShop();
    writeProject(folder, [audience("wrong", { definition: { query } })], { space: "shop" });
    const words = subject === "--query" ? [subject, query] : [subject];
    const { exitCode, stderr } = await runIn(folder, space, "preview", ...words, "--catalog", "none");
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining("catalog-unknown")]);
    expect(spent(space.requests)).toBe(1);
  });

  test("is spent where they are only odd, which is told before", async () => {
    const { folder, space } = await pulledShop();
    const odd = "event('Survey Answered').within(7 days).count() >= 1";
    const { exitCode, stderr } = await runIn(folder, space, "preview", "--query", odd);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining("[catalog-stale-event]")]);
    expect(spent(space.requests)).toBe(1);
  });
});

describe("plan --catalog live", () => {
  const wrong = audience("wrong", {
    definition: { query: "event('Order Complete').count() >= 1 AND trait('lapsed_members') = 'true'" },
  });

  test("holds names against the space as it is, without a file", async () => {
    const space = await startShop();
    const folder = temporaryFolder();
    writeProject(folder, [wrong], { space: "shop" });
    const { stderr, exitCode } = await runIn(folder, space, "plan", "--catalog", "live");
    expect({ exitCode, codes: stderr.match(/catalog-[a-z-]+/g) }).toEqual({
      exitCode: 0,
      codes: ["catalog-unknown-event", "catalog-left-over"],
    });
    expect(stderr).toContain("The space of test has no event 'Order Complete'");
    expect((await runIn(folder, space, "plan", "--catalog", "live", "--strict")).exitCode).toBe(1);
  });

  test("asks for the four lists of names and for columns, and for nothing that a plan has read", async () => {
    const space = await startShop();
    const folder = temporaryFolder();
    writeProject(folder, [wrong], { space: "shop" });
    await runIn(folder, space, "plan");
    const planned = [...space.requests];
    space.requests.length = 0;
    await runIn(folder, space, "plan", "--catalog", "live");
    for (const request of planned) space.requests.splice(space.requests.indexOf(request), 1);
    const names = [
      "events",
      "traits",
      "traits",
      "entity-paths",
      "entities/account/properties",
      "entities/payment/properties",
    ];
    expect(space.requests.toSorted()).toEqual(names.map((name) => `GET /spaces/spa_shop/${name} → 200`).toSorted());
  });

  test("plans as without it when the token may not read what the space has seen, and says so in one line", async () => {
    const space = await startShop({ settings: { schemaAccess: 403 } });
    const folder = temporaryFolder();
    writeProject(folder, [wrong], { space: "shop" });
    const { stderr, exitCode } = await runIn(folder, space, "plan", "--catalog", "live", "--strict");
    expect({ exitCode, lines: stderr.trim().split("\n") }).toEqual({
      exitCode: 0,
      lines: [expect.stringContaining("names are not checked against the space: listEvents failed (HTTP 403)")],
    });
  });
});

/** What the shop of an example sends and has, besides what the small shop does. */
function sendMore({ spaces }: SimulatorState): void {
  const lastSeenAt = new Date().toISOString();
  const events = ["Product Added", "Subscription Cancelled"];
  const traits = ["email_opt_out", "loyalty_tier", "beta"];
  for (const space of spaces) {
    space.seenEvents = [
      ...(space.seenEvents ?? []),
      ...events.map((name) => ({ name, type: "TRACK" as const, lastSeenAt, properties: [{ name: "sku" }] })),
    ];
    space.seenTraits = [
      ...(space.seenTraits ?? []),
      ...traits.map((key) => ({ key, type: "CUSTOM" as const, lastSeenAt })),
    ];
    space.entities = [
      ...(space.entities ?? []),
      { slug: "order", name: "Order", properties: [{ name: "STATUS", primaryKey: false, dataType: "VARCHAR" }] },
    ];
    space.relationships = [
      ...(space.relationships ?? []),
      { id: "ep_orders", slug: "orders", name: "Orders", entitySlug: "order", above: [] },
    ];
  }
}

test.each(readdirSync("examples").filter((name) => existsSync(path.join("examples", name, "audiencectl.yaml"))))(
  "a catalog of the space of the example %s finds nothing in it",
  async (example) => {
    const state = smallShop(Date.now());
    sendMore(state);
    const space = await startSpace({ state });
    const folder = temporaryFolder();
    cpSync(path.join("examples", example), folder, { recursive: true });
    const file = path.join(folder, "audiencectl.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8")
        .replaceAll(/space: \S+/g, "space: shop")
        .replace(/  production:[^]*?(?=\n  guards|$)/, ""),
    );
    const pulled = await runIn(folder, space, "catalog", "pull", "--all-properties", "--tracking-plan", shopPlanId);
    expect(pulled.exitCode, pulled.stderr).toBe(0);
    const { stdout } = await runOffline(folder, "validate", "--format", "json");
    expect((JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics).toEqual([]);
  },
);
