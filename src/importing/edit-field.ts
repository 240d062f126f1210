import { isMap, isScalar, isSeq, type ParsedNode } from "yaml";
import type { SourceText } from "../diagnostics/source-text.ts";
import { query } from "../resources/comparisons.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { type JsonValue, isJsonObject } from "../values/json.ts";
import type { Pointer } from "../values/pointer.ts";
import { toDeclared } from "./declare-spec.ts";
import { editMap } from "./edit-map.ts";
import { editList } from "../yaml/write/edit-list.ts";
import { editScalar } from "../yaml/write/edit-scalar.ts";
import { findField, type YamlField } from "../yaml/write/find-field.ts";
import { nodeHoldsExpression } from "./holds-expression.ts";
import { removeField } from "../yaml/write/remove-field.ts";
import { isScalarValue } from "../yaml/write/write-scalar.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";

/** How a field gets its live value, or why a person has to see to it. `start` is the offset to look at. */
export type FieldEdit =
  | { type: "edit"; edits: TextEdit[] }
  | { type: "stuck"; start: number; reason: string; hint: string };

const byHand = "write the live value by hand";

/**
 * Works out how a field of a manifest becomes what is live. An interpolation is a person's choice and stays.
 *
 * @param place Where the resource stands in the spec of its manifest.
 */
export function editField(
  source: SourceText,
  root: ParsedNode | null,
  { rule, place }: { rule: FieldRule; place: Pointer },
  live: JsonValue | undefined,
): FieldEdit {
  const found = findField(root, `/spec${place}${rule.pointer}`, source);
  if (found.type !== "field") return { type: "stuck", start: found.start, reason: found.reason, hint: byHand };
  const start = found.value.range[0];
  if (nodeHoldsExpression(found.value))
    return {
      type: "stuck",
      start,
      reason: "it holds an interpolation",
      hint: "change what the interpolation stands for, or the text around it, by hand",
    };
  const edits =
    isMap(found.value) && isJsonObject(live)
      ? editMap(source, root, { rule, at: `/spec${place}${rule.pointer}` }, live)
      : editValue(source.text, found, rule, live ?? undefined);
  return edits
    ? { type: "edit", edits }
    : { type: "stuck", start, reason: "it cannot be rewritten without touching what stands around it", hint: byHand };
}

function editValue(
  source: string,
  place: YamlField,
  rule: FieldRule,
  live: JsonValue | undefined,
): TextEdit[] | undefined {
  if (live === undefined) return removeField(source, place);
  const value = toDeclared(rule, live);
  if (isSeq(place.value) && Array.isArray(value) && value.every(isScalarValue))
    return editList(source, place, value, isOrdered(rule, live));
  if (isScalar(place.value) && isScalarValue(value)) return editScalar(source, place, value, rule.comparison === query);
  return undefined;
}

/** Lists whose order has no meaning have one spelling for all orders. */
function isOrdered({ comparison }: FieldRule, live: JsonValue): boolean {
  const spell = (value: JsonValue): string => JSON.stringify(comparison.normalise(value));
  return Array.isArray(live) && spell(live) !== spell(live.toReversed());
}
