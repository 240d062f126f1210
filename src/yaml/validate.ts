import { Ajv2020 } from "ajv/dist/2020.js";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { explainSchemaErrors } from "./explain-schema-errors.ts";
import type { SchemaRules } from "./schema-context.ts";
import type { JsonSchema } from "./schema-fields.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Checks the value of a document and says everything that is wrong with it. */
export type SchemaCheck = (document: YamlDocument) => Diagnostic[];

let shared: Ajv2020 | undefined;

/**
 * A check by a JSON Schema. A schema is compiled once, because that costs more than most commands do. The schemas
 * themselves are checked by a test, strictly, instead of at run time.
 *
 * @param schema The schema as imported from `schemas/`; the same object gives the same compiled check.
 * @param rules The rule codes that findings get.
 */
export function loadSchemaCheck(schema: JsonSchema, rules: SchemaRules): SchemaCheck {
  // Optimising the generated code takes longer than running it on a few thousand manifests.
  const code = { optimize: false };
  shared ??= new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    discriminator: true,
    validateSchema: false,
    code,
  });
  const validate = shared.compile(schema);
  return (document) => {
    if (document.value === undefined || validate(document.value)) return [];
    return explainSchemaErrors({ document, schema, rules, errors: validate.errors ?? [] });
  };
}
