import { copyFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { temporaryFolder } from "../../support/project.ts";

const root = path.resolve(import.meta.dirname, "../../..");

/** The rows that a kind with a key needs in the tables of others: after a line of a file, others. */
const rows: readonly { file: string; after: string; lines: string }[] = [
  {
    file: "src/resources/kinds.ts",
    after: 'import { audience } from "./audience.ts";',
    lines: 'import { badge } from "./badge.ts";',
  },
  { file: "src/resources/kinds.ts", after: "  computedTrait,", lines: "  badge," },
  {
    file: "src/manifest/kinds.ts",
    after: 'import { audience } from "../resources/audience.ts";',
    lines: [
      'import { badge } from "../resources/badge.ts";',
      'import badgeSchema from "../../schemas/badge.schema.json" with { type: "json" };',
    ].join("\n"),
  },
  {
    file: "src/manifest/kinds.ts",
    after: "export const manifestKinds: readonly ManifestKind[] = [",
    lines: "  { resource: badge, schema: badgeSchema, rules: [...textRules] },",
  },
  { file: "src/segment/operations.ts", after: "export const operations = {", lines: operationRows() },
  { file: "src/values/template.ts", after: "export const keyedPrefixes = [", lines: '"badge",' },
];

/**
 * Builds the program with one kind more, from a copy of the sources: its file, its schema and its rows.
 *
 * @returns The file of the program.
 */
export async function buildWithBadges(): Promise<string> {
  const copy = temporaryFolder();
  for (const folder of ["src", "schemas"])
    cpSync(path.join(root, folder), path.join(copy, folder), { recursive: true });
  copyFileSync(path.join(root, "package.json"), path.join(copy, "package.json"));
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  copyFileSync(path.join(import.meta.dirname, "badge.ts.txt"), path.join(copy, "src/resources/badge.ts"));
  copyFileSync(path.join(import.meta.dirname, "badge.schema.json"), path.join(copy, "schemas/badge.schema.json"));
  for (const { file, after, lines } of rows) {
    const text = readFileSync(path.join(copy, file), "utf8");
    if (text.split(after).length !== 2) throw new Error(`${file} does not have this once: ${after}`);
    writeFileSync(path.join(copy, file), text.replace(after, `${after}\n${lines}`));
  }
  await build({
    entryPoints: [{ in: path.join(copy, "src/bin.ts"), out: "cli" }],
    outdir: path.join(copy, "dist"),
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent",
  });
  return path.join(copy, "dist/cli.js");
}

function operationRows(): string {
  const one = "/spaces/{spaceId}/badges/{id}";
  const all = "/spaces/{spaceId}/badges";
  return Object.entries({
    listBadges: { method: "GET", path: all, resend: "always", page: { max: 100, items: "badges" } },
    getBadge: { method: "GET", path: one, resend: "always" },
    createBadge: { method: "POST", path: all, resend: "after-refusal" },
    updateBadge: { method: "PATCH", path: one, resend: "always" },
    deleteBadge: { method: "DELETE", path: one, resend: "always" },
  })
    .map(([id, row]) => `  ${id}: ${JSON.stringify({ version: "v1", lane: "default", limits: [], ...row })},`)
    .join("\n");
}
