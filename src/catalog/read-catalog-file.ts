import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { readTextFile } from "../yaml/read-text-file.ts";
import { catalogLimit } from "./catalog-size.ts";
import { readCatalog, type CatalogPlace, type CatalogReading } from "./read-catalog.ts";

/**
 * Reads the file of a catalog. All findings are warnings; see `readCatalog`.
 *
 * @param shown The path as people see it.
 */
export function readCatalogFile(
  file: string,
  shown: string,
  place: CatalogPlace,
): CatalogReading & { source?: SourceText } {
  const { source, diagnostics } = readTextFile(file, shown, catalogLimit);
  return source ? { ...readCatalog(source, place), source } : { diagnostics: diagnostics.map(asUnusable) };
}

function asUnusable(finding: Diagnostic): Diagnostic {
  return { ...finding, code: "catalog-unusable", severity: "warning" };
}
