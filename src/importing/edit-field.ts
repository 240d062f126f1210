import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, type YAMLMap } from "yaml";
import { query } from "../resources/comparisons.ts";
import { sameSettings } from "../resources/settings.ts";
import { isJsonObject, member } from "../values/json.ts";
import { childPointer, type Pointer } from "../values/pointer.ts";
import { findField, type YamlField } from "../yaml/write/find-field.ts";
import { removeField } from "../yaml/write/remove-field.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";
import { leftBecause, type FieldContext, type FieldEdit, type FieldValues, type PartlyEdited } from "./field-edit.ts";
import { nodeHoldsExpression } from "./holds-expression.ts";
import { referencesAlone } from "./references-alone.ts";
import { writeAnew } from "./write-anew.ts";

/**
 * Works out how a field of a manifest becomes what is live. What means that already stays byte for byte, and an
 * interpolation is a person's choice and stays.
 *
 * @param at Where the field stands in the document.
 */
export function editField(context: FieldContext, at: Pointer, values: FieldValues): FieldEdit {
  const { source, root } = context;
  const field = findField(root, at, source);
  if (field.type !== "field")
    return { type: "stuck", start: field.start, reason: field.reason, hint: leftBecause.surroundings.hint };
  if (isMap(field.value) && isJsonObject(values.live)) {
    const edit = editMap(context, at, field.value, values);
    if (edit) return edit;
  }
  const addressOfKey = context.rule.comparison === query ? referencesAlone(field.value, context.references) : undefined;
  if (nodeHoldsExpression(field.value) && !addressOfKey) return stuck(field, "interpolation");
  const { live } = values;
  const edits =
    live === undefined || live === null
      ? removeField(source.text, field)
      : writeAnew(context, field, live, addressOfKey);
  return edits ? { type: "edit", edits } : stuck(field, "surroundings");
}

/**
 * Brings each key that differs to its live value where it stands; `undefined` where a new one would have to be declared. Where
 * each key is a setting of its own, those that have to be left keep no other from being written.
 */
function editMap(
  context: FieldContext,
  at: Pointer,
  map: YAMLMap.Parsed,
  { live, declared, shown }: FieldValues,
): FieldEdit | undefined {
  const isPart = context.rule.comparison.part !== undefined;
  const keys = map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ""));
  // Where undeclared keys are nobody's business the part that is declared is all there is to it.
  if (!isPart && Object.keys(live ?? {}).some((key) => !keys.includes(key))) return undefined;
  const same = isPart ? sameSettings : isDeepStrictEqual;
  const edits: TextEdit[] = [];
  const partly: PartlyEdited = { places: [], left: [] };
  for (const key of keys) {
    const own = { live: member(live, key), declared: member(declared, key), shown: member(shown, key) };
    if (own.declared !== undefined && same(own.declared, own.shown)) continue;
    const place = childPointer(at, key);
    const edit = editField(context, place, own);
    if (edit.type === "stuck") {
      if (!isPart) return edit;
      partly.left.push({ ...edit, at: place });
      continue;
    }
    edits.push(...edit.edits);
    partly.places.push(...(edit.partly?.places ?? [place]));
    partly.left.push(...(edit.partly?.left ?? []));
  }
  const [first] = partly.left;
  if (first && edits.length === 0) return first;
  return { type: "edit", edits, ...(first && { partly }) };
}

function stuck({ value }: YamlField, because: keyof typeof leftBecause): FieldEdit {
  return { type: "stuck", start: value.range[0], ...leftBecause[because] };
}
