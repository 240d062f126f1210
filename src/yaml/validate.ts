import { Ajv2020 } from "ajv/dist/2020.js";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { explainSchemaErrors } from "./explain-schema-errors.ts";
import type { SchemaRules } from "./schema-context.ts";
import type { JsonSchema } from "./schema-fields.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** Checks the value of a document and says everything that is wrong with it. */
export type SchemaCheck = (document: YamlDocument) => Diagnostic[];

let loading: Promise<Ajv2020> | undefined;

/**
 * A check by a JSON Schema. The validator is loaded at the first call, and a schema is compiled once, because both cost
 * more than most commands do. The schemas themselves are checked by a test instead of at run time.
 *
 * @param schema The schema as imported from `schemas/`; the same object gives the same compiled check.
 * @param rules The rule codes that findings get.
 */
export async function loadSchemaCheck(schema: JsonSchema, rules: SchemaRules): Promise<SchemaCheck> {
  loading ??= importAjv();
  const validate = (await loading).compile(schema);
  return (document) => {
    if (document.value === undefined || validate(document.value)) return [];
    return explainSchemaErrors({ document, schema, rules, errors: validate.errors ?? [] });
  };
}

async function importAjv(): Promise<Ajv2020> {
  const checks = { allErrors: true, strict: true, allowUnionTypes: true, discriminator: true } as const;
  return new Ajv2020({ ...checks, verbose: true, validateSchema: false });
}
