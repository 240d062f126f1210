import { existsSync } from "node:fs";
import type { Catalog } from "../../catalog/generated/catalog.ts";
import { readCatalogFile } from "../../catalog/read-catalog-file.ts";
import type { Environment } from "../../project/project.ts";
import { showPath } from "../../project/show-path.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";

/**
 * The catalog in a file; `undefined` when there is no such file.
 *
 * @throws {CommandError} when it is no catalog, or not that of the environment.
 */
export function readCatalogOf(io: CommandIo, file: string, { name, space }: Environment): Catalog | undefined {
  if (!existsSync(file)) return undefined;
  const shown = showPath(file, io.cwd);
  const { catalog, diagnostics, source } = readCatalogFile(file, shown, { environment: name, space });
  if (catalog) return catalog;
  throw new CommandError(`${shown} cannot be used`, {
    code: "catalog-unusable",
    diagnostics: diagnostics.map((finding) => ({ ...finding, severity: "error" as const })),
    ...(source && { sources: new Map([[source.file, source]]) }),
  });
}
