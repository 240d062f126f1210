import { isScalar, isSeq } from "yaml";
import { query } from "../resources/comparisons.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import type { JsonValue } from "../values/json.ts";
import { isMasked } from "../values/masked-value.ts";
import { editList } from "../yaml/write/edit-list.ts";
import { editScalar } from "../yaml/write/edit-scalar.ts";
import type { YamlField } from "../yaml/write/find-field.ts";
import { replaceValue } from "../yaml/write/replace-value.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";
import { isScalarValue } from "../yaml/write/write-scalar.ts";
import type { AddressOfKey } from "../resources/write-query.ts";
import { toDeclared } from "../resources/declare-spec.ts";
import type { FieldContext } from "./field-edit.ts";

/**
 * Writes a live value over what a manifest says, in the style of that where it can hold the value. `undefined` where the
 * text does not allow it.
 *
 * @param addressOfKey Which keys of a query become references. Default: none.
 */
export function writeAnew(
  { source, rule }: FieldContext,
  field: YamlField,
  live: JsonValue,
  addressOfKey?: AddressOfKey,
): TextEdit[] | undefined {
  const value = toDeclared(rule, live, addressOfKey);
  // Nobody may write back what the API shows in place of a secret. Only settings have a part that is declared.
  if (rule.comparison.part && holdsMask(value)) return undefined;
  if (isScalar(field.value) && isScalarValue(value))
    return editScalar(source.text, field, value, rule.comparison === query);
  const items =
    isSeq(field.value) && Array.isArray(value) && value.every(isScalarValue)
      ? editList(source.text, field, value, isOrdered(rule))
      : undefined;
  return items ?? replaceValue(source, field, value);
}

function holdsMask(value: JsonValue): boolean {
  return isScalarValue(value) ? isMasked(value) : Object.values(value).some(holdsMask);
}

/** Lists whose order has no meaning have one spelling for all orders. */
function isOrdered({ comparison }: FieldRule): boolean {
  const spell = (value: JsonValue): string => JSON.stringify(comparison.normalise(value));
  return spell(["a", "b"]) !== spell(["b", "a"]);
}
