import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import options from "./schema-options.json" with { type: "json" };
import type { JsonSchema } from "./schema-fields.ts";

let shared: Ajv2020 | undefined;

/**
 * The validator of a schema; the same object gives the same validator. In the built program this module is replaced by
 * validators that were compiled at build time, because compiling takes as long as everything else that `validate` does.
 */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  // Optimising the generated code takes longer than running it on a few thousand manifests.
  shared ??= new Ajv2020({ ...options, code: { optimize: false } });
  return shared.compile(schema);
}
