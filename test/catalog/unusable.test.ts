import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { runOffline } from "./shop.ts";

const head = '{\n  "apiVersion": "audiencectl/v1",\n  "kind": "Catalog",\n  "environment": "test",\n  "space": "shop"';

test.each([
  ["is not JSON", "{\n  nonsense", "1:1", "is no catalog"],
  ["has the marks of a merge", `${head}\n<<<<<<< HEAD\n}`, undefined, "is no catalog"],
  ["has a later version", head.replace("v1", "v9") + "}", "2:3", "has the version audiencectl/v9, which this program"],
  ["is of another environment", `${head.replace("test", "prod")}}`, "4:3", 'is of the environment "prod"'],
  ["is of another space", `${head.replace("shop", "spa_1")}}`, "5:3", 'is of the space "spa_1"'],
  ["has a text where a list belongs", `${head},\n  "events": "none"\n}`, "6:13", "is no catalog"],
  ["has a field that nobody knows", `${head},\n  "evnts": []\n}`, "6:3", "is no catalog"],
])(
  "a catalog that %s is told as a warning at its place, and no name is looked at",
  async (_what, text, place, says) => {
    const folder = temporaryFolder();
    writeProject(folder, [audience("a", { definition: { query: "event('X').count() >= 1" } })], { space: "shop" });
    mkdirSync(path.join(folder, "catalog"));
    writeFileSync(path.join(folder, "catalog/test.json"), text);
    const { exitCode, stdout } = await runOffline(folder, "validate", "--format", "json");
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    expect(exitCode).toBe(0);
    expect(diagnostics).toMatchObject([
      {
        code: "catalog-unusable",
        severity: "warning",
        message: expect.stringContaining(says) as string,
        hint: expect.stringContaining("catalog pull") as string,
        source: { file: "catalog/test.json" },
      },
    ]);
    const { line, column } = diagnostics[0]?.source ?? {};
    if (place !== undefined) expect(`${line}:${column}`).toBe(place);
  },
);
