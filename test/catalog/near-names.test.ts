import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { writeCatalog } from "./catalog-file.ts";
import { runOffline } from "./shop.ts";

/** Validates manifests that ask for names, each with a query of its own, and gives `code name` of every finding. */
async function told(queries: readonly string[], catalog: Record<string, unknown>, type = "USERS"): Promise<string[]> {
  const folder = temporaryFolder();
  const manifests = queries.map((query, index) => audience(`a${index}`, { audienceType: type, definition: { query } }));
  writeProject(folder, manifests, { space: "shop" });
  writeCatalog(folder, catalog);
  const { stdout } = await runOffline(folder, "validate", "--format", "json");
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ code, message }) => `${code} ${/'([^']+)'/.exec(message)?.[1]}`);
}

const event = (name: string, count: number): string => `event('${name}').count() >= ${count}`;
const ofProperty = (name: string, count: number): string =>
  `event('Ordered').where(property('${name}') = 1).count() >= ${count}`;
const seenSince = "2026-01-05";

describe("names that are nearly the same, where a catalog is there", () => {
  test("are told of at the one that the catalog does not have, however often it is written", async () => {
    const queries = [event("Order Complete", 1), event("Order Complete", 2), event("Order Completed", 3)];
    expect(await told(queries, { events: [{ name: "Order Completed" }] })).toEqual([
      "catalog-unknown-event Order Complete",
      "catalog-unknown-event Order Complete",
    ]);
  });

  test("are told of once for one place", async () => {
    const queries = [event("Order Completed", 1), event("Order Complete", 2)];
    expect(await told(queries, { events: [{ name: "Order Completed" }] })).toEqual([
      "catalog-unknown-event Order Complete",
    ]);
  });

  test("are let through where the catalog has both", async () => {
    const events = [{ name: "Order Completed" }, { name: "Order Complete" }];
    expect(await told([event("Order Completed", 1), event("Order Complete", 2)], { events })).toEqual([]);
  });

  test.each([
    ["USERS", "users"],
    ["ACCOUNTS", "accounts"],
  ])("are let through of traits that the catalog has for %s", async (type, collection) => {
    const queries = ["trait('Email') = 'a'", "trait('Email') = 'b'", "trait('email') = 'c'"];
    const unread = { [collection]: "read in part" };
    const catalog = { seenSince, unread, [collection]: [{ name: "email" }] };
    expect(await told(queries, catalog, type)).toEqual([]);
  });

  test("are let through of properties that the event has", async () => {
    const properties = [{ name: "order_id" }];
    const queries = [ofProperty("orderId", 1), ofProperty("orderId", 2), ofProperty("order_id", 3)];
    expect(await told(queries, { events: [{ name: "Ordered", properties, context: [] }] })).toEqual([
      "catalog-unknown-property orderId",
      "catalog-unknown-property orderId",
    ]);
  });

  test("are told of as ever where the list in question was not read", async () => {
    const queries = [event("Order Completed", 1), event("Order Complete", 2)];
    expect(await told(queries, { users: [] })).toEqual(["lint-near-name Order Complete"]);
  });
});
