import { isMap, isScalar, type ParsedNode } from "yaml";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { type JsonObject, isJsonObject } from "../values/json.ts";
import { type Pointer, childPointer } from "../values/pointer.ts";
import { isMasked } from "../values/masked-value.ts";
import { editScalar } from "../yaml/write/edit-scalar.ts";
import { escapeTexts } from "./escape-texts.ts";
import { findField } from "../yaml/write/find-field.ts";
import { removeField } from "../yaml/write/remove-field.ts";
import { isScalarValue, type ScalarValue } from "../yaml/write/write-scalar.ts";
import { nodeHoldsExpression } from "./holds-expression.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";

/**
 * Brings the keys of a mapping to their live values, each where it stands. Keys that hold an interpolation, and those of
 * secrets, stay as they are. `undefined` where the text does not allow it, or where new keys would have to be declared.
 *
 * @param at Where the mapping stands in the document.
 */
export function editMap(
  source: SourceText,
  root: ParsedNode | null,
  { rule, at }: { rule: FieldRule; at: Pointer },
  live: JsonObject,
): TextEdit[] | undefined {
  const found = findField(root, at, source);
  if (found.type !== "field" || !isMap(found.value)) return undefined;
  const keys = found.value.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  // Where undeclared keys are nobody's business the part that is declared is all there is to it.
  if (!rule.comparison.part && Object.keys(live).some((key) => !keys.includes(key))) return undefined;
  const edits: TextEdit[] = [];
  for (const key of keys) {
    const own = editKey(source, root, { rule, at: childPointer(at, key) }, live[key]);
    if (!own) return undefined;
    edits.push(...own);
  }
  return edits;
}

function editKey(
  source: SourceText,
  root: ParsedNode | null,
  place: { rule: FieldRule; at: Pointer },
  live: JsonObject[string] | undefined,
): TextEdit[] | undefined {
  const field = findField(root, place.at, source);
  if (field.type !== "field") return undefined;
  if (nodeHoldsExpression(field.value) || isMasked(live)) return [];
  if (live === undefined || live === null) return removeField(source.text, field);
  if (isJsonObject(live)) return editMap(source, root, place, live);
  if (!isScalar(field.value) || !isScalarValue(live)) return undefined;
  if (field.value.value === live) return [];
  return editScalar(source.text, field, escapeTexts(live) as ScalarValue, false);
}
