import schema from "../../schemas/catalog.schema.json" with { type: "json" };
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { member, type JsonValue } from "../values/json.ts";
import { compileCatalogSchema } from "./compile-catalog-schema.ts";
import type { Catalog } from "./generated/catalog.ts";
import { findFaults } from "./find-faults.ts";

/** What a catalog is expected to be of. */
export interface CatalogPlace {
  environment: string;
  /** As the project file names it. */
  space: string;
}

/** A catalog, or why a file is none that can be used. */
export type CatalogReading = { catalog: Catalog; diagnostics: [] } | { catalog?: undefined; diagnostics: Diagnostic[] };

const pullAgain = "write it again with audiencectl catalog pull";

/**
 * Reads the text of a catalog's file. What is wrong is a warning: without a catalog names are not looked at, and nothing
 * else is amiss.
 *
 * @param source With the path as people see it.
 */
export function readCatalog(source: SourceText, place: CatalogPlace): CatalogReading {
  const value = parseJson(source.text);
  const version = member(value, "apiVersion");
  if (typeof version === "string" && version !== "audiencectl/v1")
    return refuse(source, "apiVersion", `has the version ${version}, which this program does not know`, updateHint);
  if (value === undefined || !compileCatalogSchema(schema)(value))
    return { diagnostics: findFaults(source, `${source.file} is no catalog`, pullAgain) };
  const catalog = value as unknown as Catalog;
  const other = (["environment", "space"] as const).find((key) => catalog[key] !== place[key]);
  if (other === undefined) return { catalog, diagnostics: [] };
  const [is, expected] = [catalog[other], place[other]].map((name) => JSON.stringify(name));
  return refuse(source, other, `is of the ${other} ${is}, and the project file has ${expected}`, pullAgain);
}

const updateHint = `update audiencectl, or ${pullAgain}`;

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // Where it breaks off is looked for afterwards, because the parser does not always say.
    return undefined;
  }
}

/** A finding at a member of the outermost object. */
function refuse(source: SourceText, key: string, what: string, hint: string): CatalogReading {
  const start = Math.max(0, source.text.indexOf(`"${key}"`));
  const message = `The catalog ${source.file} ${what}, so names are not compared with it`;
  const range = source.range(start, start + key.length + 2);
  return { diagnostics: [{ code: "catalog-unusable", severity: "warning", message, hint, source: range }] };
}
