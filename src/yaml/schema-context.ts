import type { ErrorObject } from "ajv";
import type { RuleCode } from "../diagnostics/codes.ts";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import type { Pointer } from "../values/pointer.ts";
import type { JsonSchema } from "./schema-fields.ts";
import type { YamlDocument } from "./yaml-document.ts";

/** The rule code for each way in which a value can break a schema. */
export interface SchemaRules {
  unknownField: RuleCode;
  missingField: RuleCode;
  null: RuleCode;
  wrongType: RuleCode;
  invalidValue: RuleCode;
  /** What to do about null. @default the words for files whose fields are managed */
  nullHint?: string;
}

/** What is known while the faults of one document are told. */
export interface SchemaContext {
  document: YamlDocument;
  schema: JsonSchema;
  rules: SchemaRules;
  errors: readonly ErrorObject[];
}

/** All faults of one value: they are told together, because most keywords that fail at one place say one thing. */
export interface FaultGroup {
  pointer: Pointer;
  errors: ErrorObject[];
  /** Whether a value below this one has faults of its own. */
  faultsBelow: boolean;
}

/** One finding about a value of the document. */
export function schemaFinding(
  code: RuleCode,
  message: string,
  source: SourceRange,
  hint: string | undefined,
): Diagnostic {
  return { code, severity: "error", message, ...(hint !== undefined && { hint }), source };
}
