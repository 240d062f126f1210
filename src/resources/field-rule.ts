import type { RuleCode } from "../diagnostics/codes.ts";
import type { JsonObject, JsonValue, Pointer } from "./resource.ts";

/** The outcome of comparing a declared value with the live one. */
export interface Comparison {
  equal: boolean;
  /** Something worth saying although the two count as equal. */
  note?: RuleCode;
}

/** How the declared and the live value of one field are compared. */
export interface FieldComparison {
  /** `live` is `undefined` where the API answers nothing for the field. */
  compare(declared: JsonValue, live: JsonValue | undefined, spec: JsonObject): Comparison;
  /** One spelling for all values that mean the same: what is hashed and what is shown. */
  normalise(value: JsonValue): JsonValue;
}

/** One row of a kind's table of fields. */
export interface FieldRule {
  /** The field, as a place in the spec. */
  pointer: Pointer;
  comparison: FieldComparison;
  /**
   * `update`: the API edits it in place. `create-only`: it is fixed at creation, so a change means a replacement.
   */
  change: "update" | "create-only";
  /** For an `update` field: whether this particular change is one that the API does not do in place. */
  replacesWhen?: (before: JsonValue | undefined, after: JsonValue) => boolean;
  /** What a manifest can write to take the value off again, or why it cannot. */
  clear: string;
  /** Where the behaviour is known from: a section of the API facts. */
  fact: string;
}
