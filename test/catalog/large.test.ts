import { truncateSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { maxCatalogBytes } from "../../src/catalog/catalog-size.ts";
import { refuseLarge } from "../../src/commands/catalog/refuse-large.ts";
import type { PullOptions } from "../../src/commands/catalog/pull-options.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { writeCatalog } from "./catalog-file.ts";
import { runOffline } from "./shop.ts";

function projectWith(traits: number): string {
  const folder = temporaryFolder();
  writeProject(folder, [audience("a", { definition: { query: "trait('trait_nobody_has') = 'x'" } })], {
    space: "shop",
  });
  const users = Array.from({ length: traits }, (_, at) => ({
    name: `trait_${at}`,
    origin: "CUSTOM",
    samples: ["a sample that takes some room ".repeat(40)],
  }));
  writeCatalog(folder, { seenSince: "2026-01-05", users, accounts: [] });
  return folder;
}

test("a catalog that is larger than any manifest is read by every command", async () => {
  const folder = projectWith(5000);
  const { stdout } = await runOffline(folder, "validate", "--format", "json");
  expect(stdout).toContain("catalog-unknown-trait");
  expect(stdout).not.toContain("catalog-unusable");
  const found = await runOffline(folder, "catalog", "search", "trait_4999");
  expect(found).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 trait.") as string });
});

test("a catalog that is larger than any is told as one, with what makes it smaller", async () => {
  const folder = projectWith(1);
  truncateSync(path.join(folder, "catalog/test.json"), maxCatalogBytes + 1);
  const { stderr, exitCode } = await runOffline(folder, "catalog", "list");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: expect.stringContaining("more than the 100 MiB a catalog may have") as string,
  });
  expect(stderr).toContain("pull it again, without --all-properties");
  expect(stderr).not.toContain("spec.manifests");
});

test("what is large and no catalog is told without reading it all over", async () => {
  const folder = projectWith(0);
  writeCatalog(folder, { evnts: "x".repeat(6_000_000) });
  const { stdout, exitCode } = await runOffline(folder, "validate", "--format", "json");
  expect({ exitCode, stdout }).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining("catalog/test.json is no catalog: it is not what catalog pull writes") as string,
  });
});

const plain: PullOptions = { allProperties: false, samples: false, volumes: false };

test.each<[string, Partial<PullOptions>, string]>([
  ["all properties", { allProperties: true }, "pull without --all-properties; "],
  [
    "samples and all properties",
    { allProperties: true, samples: true },
    "pull without --all-properties or --samples; ",
  ],
  ["a plan in a file", { fromTrackingPlan: "/plan.json" }, "fewer rules"],
  ["names alone", {}, "plan --catalog live"],
])("a pull of %s refuses what no command would read, with the remedy", (_what, options, remedy) => {
  const refuse = (bytes: number): void => refuseLarge(bytes, "catalog/test.json", { ...plain, ...options });
  expect(() => refuse(maxCatalogBytes)).not.toThrow();
  expect(() => refuse(maxCatalogBytes + 1)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining("more than the 100 MiB a catalog may have; nothing was written") as string,
      hint: expect.stringContaining(remedy) as string,
    }),
  );
});
