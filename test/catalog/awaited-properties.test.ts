import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { audience, temporaryFolder, writeProject, type Manifest } from "../support/project.ts";
import { writeCatalog } from "./catalog-file.ts";
import { runIn, runOffline, startShop } from "./shop.ts";

const first = audience("buyers", { definition: { query: "event('Order Completed').count() >= 1" } });
const later = ["plam", "refferrer"].map((name, index) =>
  audience(`later-${index}`, {
    definition: { query: `event('Signed Up').where(property('${name}') = 'pro').count() >= 1` },
  }),
);

/** A shop of which the catalog was pulled for one manifest, before others were written. */
async function pulledBefore(manifests: readonly Manifest[]) {
  const space = await startShop();
  const folder = temporaryFolder();
  writeProject(folder, [first], { space: "shop" });
  expect((await runIn(folder, space, "catalog", "pull")).exitCode).toBe(0);
  writeProject(folder, [first, ...manifests], { space: "shop" });
  return { space, folder };
}

async function findingsIn(folder: string): Promise<string[]> {
  const { stdout } = await runOffline(folder, "validate", "--format", "json");
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

const note =
  "info catalog-awaited-properties: The catalog of test does not have the space's properties of 1 event: 'Signed Up'";

test("validate notes once of which events the last pull did not read the properties", async () => {
  const { folder } = await pulledBefore(later);
  expect(await findingsIn(folder)).toEqual([note]);
  expect((await runOffline(folder, "validate", "--strict")).exitCode).toBe(0);
});

test("plan notes it once on stderr, and does not fail under --strict", async () => {
  const { folder, space } = await pulledBefore(later);
  const { exitCode, stderr } = await runIn(folder, space, "plan", "--strict");
  expect({ exitCode, notes: stderr.match(/catalog-awaited-properties/g)?.length }).toEqual({ exitCode: 0, notes: 1 });
});

test("after the next pull the note is gone and the misspelt names are told", async () => {
  const { folder, space } = await pulledBefore(later);
  await runIn(folder, space, "catalog", "pull");
  expect((await findingsIn(folder)).map((finding) => finding.split(":")[0])).toEqual([
    "warning catalog-unknown-property",
    "warning catalog-unknown-property",
  ]);
});

test.each([
  ["of a tracking plan in a file", { with: ["from-tracking-plan"], trackingPlan: "plan.json" }],
  ["whose properties the token may not read", { unread: { properties: "403" } }],
])("nothing is noted of a catalog %s, because another pull reads no more", async (_which, parts) => {
  const folder = temporaryFolder();
  writeProject(folder, later, { space: "shop" });
  writeCatalog(folder, { ...parts, events: [{ name: "Signed Up" }] });
  expect(await findingsIn(folder)).toEqual([]);
});
