import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import type { SchemaRules } from "../yaml/schema-context.ts";
import type { JsonSchema } from "../yaml/schema-fields.ts";
import { loadSchemaCheck } from "../yaml/validate.ts";

const code = "catalog-unusable";
const rules: SchemaRules = {
  unknownField: code,
  missingField: code,
  null: code,
  wrongType: code,
  invalidValue: code,
};

/**
 * Why a text is not what its schema asks for, at the place of the first fault: the others most often follow from it. JSON
 * is read as YAML here, which says where each value stands.
 *
 * @param subject What it is not, such as `catalog/production.json is no catalog`.
 */
export function findFaults(source: SourceText, schema: JsonSchema, subject: string, hint: string): Diagnostic[] {
  const { documents, diagnostics } = parseYaml(source);
  const found = [...diagnostics, ...documents.flatMap((document) => loadSchemaCheck(schema, rules)(document))];
  const [first] = found;
  const message = `${subject}: ${first?.message ?? "it is not JSON"}`;
  return [{ code, severity: "warning", message, hint, source: first?.source ?? source.range(0) }];
}
