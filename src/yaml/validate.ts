import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { compileSchema } from "./compile-schema.ts";
import { explainSchemaErrors } from "./explain-schema-errors.ts";
import type { SchemaRules } from "./schema-context.ts";
import type { JsonSchema } from "./schema-fields.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Checks the value of a document and says everything that is wrong with it. */
export type SchemaCheck = (document: YamlDocument) => Diagnostic[];

/**
 * A check by a JSON Schema. The schemas themselves are checked by a test, strictly, instead of at run time.
 *
 * @param schema The schema as imported from `schemas/`; the same object gives the same compiled check.
 * @param rules The rule codes that findings get.
 * @param compile Finds the validator. Default: among those that every run loads.
 */
export function loadSchemaCheck(
  schema: JsonSchema,
  rules: SchemaRules,
  compile: typeof compileSchema = compileSchema,
): SchemaCheck {
  const validate = compile(schema);
  return (document) => {
    if (document.value === undefined || validate(document.value)) return [];
    return explainSchemaErrors({ document, schema, rules, errors: validate.errors ?? [] });
  };
}
