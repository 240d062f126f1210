import { expect, test } from "vitest";
import { catalogRows } from "../../../src/catalog/catalog-rows.ts";
import type { Catalog } from "../../../src/catalog/generated/catalog.ts";
import { catalogColumns } from "../../../src/report/catalog-columns.ts";
import { renderCsvTable } from "../../../src/report/csv/csv-table.ts";
import { renderLiveCsv } from "../../../src/report/csv/live-csv.ts";
import type { LiveList } from "../../../src/report/live-list.ts";
import { createStyle } from "../../../src/report/style.ts";
import { renderCatalogTable } from "../../../src/report/text/catalog-table.ts";
import { renderLiveTable } from "../../../src/report/text/live-table.ts";

const HOSTILE = '=HYPERLINK("x"), \u{202e}\u{1b}[31m';
const updated = {
  updatedAt: "2026-03-02T16:41:07.123Z",
  updatedBy: { id: "sgJDWk3K21k6LE3tLU9nRK", name: "Ada Meyer" },
};
const own = { status: "owned", scope: "growth@production" } as const;
const partOf = { id: "aud_1", name: "Repeat buyers", address: "audience/repeat-buyers" };

/** Objects of every kind, as far as Segment tells of them, and whatever a name may hold. */
const live: LiveList = {
  space: { id: "spa_1", slug: "shop", name: "Shop" },
  objects: [
    {
      kind: "trait",
      id: "ctr_1",
      name: "Orders",
      key: "orders",
      owner: { status: "unreadable" },
      status: "Live",
      spec: {},
    },
    {
      kind: "audience",
      id: "aud_1",
      address: "audience/repeat-buyers",
      name: "Repeat buyers",
      key: "repeat_buyers",
      owner: own,
      status: "Live",
      enabled: false,
      members: 12_034,
      cadence: "BATCH",
      ...updated,
      spec: {},
    },
    {
      kind: "audience",
      id: "aud_2",
      name: HOSTILE,
      owner: { status: "unmanaged" },
      enabled: true,
      members: null,
      spec: {},
    },
    { kind: "filter", id: "flt_1", name: "Noise", owner: { status: "unmanaged" }, enabled: true, spec: {} },
    { kind: "destination", id: "ii_1", name: "Mailroom", owner: own, partOf, enabled: true, spec: {} },
    { kind: "destination", id: "ii_2", name: "Adverts", owner: own, partOf, enabled: false, spec: {} },
    { kind: "activation", id: "act_1", name: "welcome", owner: own, partOf, enabled: true, spec: {} },
  ],
  unread: [{ kind: "ComputedTrait", because: "no role" }],
};

/** Names of every kind, with all that may be known of them. */
const catalog: Catalog = {
  apiVersion: "audiencectl/v1",
  kind: "Catalog",
  environment: "production",
  space: "shop",
  seenSince: "2026-02-23",
  events: [
    {
      name: "Order Completed",
      calls: ["TRACK"],
      perDay: 5874,
      properties: [{ name: "state", types: ["string"], values: ["paid", "open"] }],
      context: [{ name: "page.path" }],
    },
    { name: HOSTILE, lastSeen: "2025-12-24", deprecated: true },
    { name: "Order Paid", seen: false },
  ],
  users: [{ name: "email", origin: "CUSTOM" }],
  accounts: [{ name: "plan" }],
  entities: [{ name: "account", paths: [["owned-accounts"]], columns: [{ name: "ID", dataType: "VARCHAR" }] }],
  destinations: [
    { id: "64a1f0c2e8b5d90012aa0001", name: "Mailroom", enabled: true },
    { id: "64a1f0c2e8b5d90012aa0002", name: "Adverts", enabled: false },
  ],
};
const rows = catalogRows(catalog);

test.each([
  ["what is live, in text", "text/list.txt", renderLiveTable(live, createStyle(false))],
  ["what is live, as CSV", "csv/list.csv", renderLiveCsv(live)],
  ["the names of a catalog, in text", "text/catalog.txt", renderCatalogTable(rows, createStyle(false))],
  ["the names of a catalog, as CSV", "csv/catalog.csv", renderCsvTable(catalogColumns, rows)],
])("a table of %s, reads as it should", async (_, file, rendered) => {
  await expect(rendered).toMatchFileSnapshot(file);
});
