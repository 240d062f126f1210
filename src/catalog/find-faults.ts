import schema from "../../schemas/catalog.schema.json" with { type: "json" };
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { maxFileBytes } from "../yaml/read-text-file.ts";
import type { SchemaRules } from "../yaml/schema-context.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";
import { compileCatalogSchema } from "./compile-catalog-schema.ts";

const code = "catalog-unusable";
const rules: SchemaRules = {
  unknownField: code,
  missingField: code,
  null: code,
  wrongType: code,
  invalidValue: code,
};

/**
 * Why a text is no catalog, at the place of the first fault: the others most often follow from it. JSON
 * is read as YAML here, which says where each value stands; in a text that is too long for that no place is looked for.
 *
 * @param subject What it is not, such as `catalog/production.json is no catalog`.
 */
export function findFaults(source: SourceText, subject: string, hint: string): Diagnostic[] {
  if (source.text.length > maxFileBytes) {
    const message = `${subject}: it is not what catalog pull writes`;
    return [{ code, severity: "warning", message, hint, source: source.range(0) }];
  }
  const { documents, diagnostics } = parseYaml(source);
  const check = loadSchemaCheck(schema, rules, compileCatalogSchema);
  const found = [...diagnostics, ...documents.flatMap((document) => check(document))];
  const [first] = found;
  const message = `${subject}: ${first?.message ?? "it is not JSON"}`;
  return [{ code, severity: "warning", message, hint, source: first?.source ?? source.range(0) }];
}
