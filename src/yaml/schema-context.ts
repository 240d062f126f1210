import type { ErrorObject } from "ajv";
import type { RuleCode } from "../diagnostics/codes.ts";
import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";
import type { JsonValue } from "../values/json.ts";
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
  /** What this sort of file knows better than its schema. @default nothing */
  hints?: SchemaHints;
}

/** Remedies for what people write at places of one sort of file. Each is `undefined` where there is no better one. */
export interface SchemaHints {
  /**
   * The known field that an unknown one usually means, and what to do with it where it means none, or where that one is there
   * already.
   *
   * @param owner The mapping that it stands in.
   */
  field?: (owner: Pointer, field: string) => { meant?: string; hint?: string } | undefined;
  /** What to do with an unknown field that has no place in this sort of file, where another sort has it. */
  stranger?: (owner: Pointer, field: string) => string | undefined;
  /** What says at a place that there is nothing, such as `{}`, for a field that has no value. */
  nothing?: (pointer: Pointer) => string | undefined;
  /** What a value of a field may look like, for one that is missing or has no value. */
  form?: (pointer: Pointer) => string | undefined;
  /** What to write in place of a value of the wrong type. */
  type?: (pointer: Pointer, value: JsonValue, document: JsonValue) => string | undefined;
  /** What to write in place of a value that is none of those allowed; they are listed behind it. */
  choice?: (pointer: Pointer, value: JsonValue) => string | undefined;
  /** Values of another shape than the schema's, each told once, with the right shape, in place of all faults that it has. */
  shapes?: (document: JsonValue) => ShapeSlip[];
}

/** A value that means something, in another shape. */
export interface ShapeSlip {
  pointer: Pointer;
  /** Follows the name of the field: `spec.schedules is not a list of schedules`. */
  message: string;
  hint: string;
  /** Whether it has in it all that is below the value, too. @default only faults of the value itself */
  whole?: true;
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
