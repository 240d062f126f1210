import { existsSync } from "node:fs";
import { catalogFileOf } from "../project/catalog-file.ts";
import type { KnownNames } from "../catalog/known-names.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { Environment, Project } from "../project/project.ts";
import { showPath } from "../project/show-path.ts";

/** How much is held against a catalog: what asks the workspace about destinations itself leaves those out. */
export type CatalogUse = "whole" | "without-destinations";

/**
 * The catalog file of an environment, where there is one, ready to be asked. What is wrong with it is told, and names are not
 * looked at then. What reads it is loaded only where there is one.
 *
 * @param findings Get what is wrong with it.
 * @param cwd The folder that shown paths are relative to.
 */
export async function openCatalogFile(
  { directory }: Project,
  { name, space }: Environment,
  cwd: string,
  findings: { diagnostics: Diagnostic[]; sources: Map<string, SourceText> },
): Promise<KnownNames | undefined> {
  const file = catalogFileOf(directory, name);
  if (!existsSync(file)) return undefined;
  const { readCatalogFile } = await import("../catalog/read-catalog-file.ts");
  const { catalog, diagnostics, source } = readCatalogFile(file, showPath(file, cwd), { environment: name, space });
  findings.diagnostics.push(...diagnostics);
  if (source && diagnostics.length > 0) findings.sources.set(source.file, source);
  if (!catalog) return undefined;
  const { openCatalog } = await import("../catalog/known-names.ts");
  return openCatalog(catalog, `The catalog of ${name}`, { isFile: true });
}
