import type { JsonObject, JsonValue } from "../values/json.ts";
import { comesByItself } from "./comes-by-itself.ts";
import { query } from "./comparisons.ts";
import type { FieldRule } from "./field-rule.ts";
import { kindOf } from "./kinds.ts";
import { getAt, setAt } from "../values/pointer.ts";
import type { LiveResource } from "./resource.ts";
import { escapeTexts } from "./escape-texts.ts";
import { writeQuery, type AddressOfKey } from "./write-query.ts";

/**
 * The `spec` that declares a live object just as it is: every field that the API answers, but for those that mean the
 * same when they are left out.
 */
export function declareSpec({ kind, spec: live }: LiveResource, addressOfKey?: AddressOfKey): JsonObject {
  const spec: JsonObject = {};
  for (const rule of kindOf(kind).fields) {
    const value = getAt(live, rule.pointer);
    if (value === undefined || value === null || isLeftOut(rule, value, live)) continue;
    const needs = rule.absent?.needs;
    if (needs) setAt(spec, needs.pointer, needs.value);
    setAt(spec, rule.pointer, endLines(rule, toDeclared(rule, value, addressOfKey)));
  }
  return spec;
}

/** A live value as a manifest writes it: tidy, queries formatted, and with `$${` for every `${`. */
export function toDeclared(rule: FieldRule, value: JsonValue, addressOfKey?: AddressOfKey): JsonValue {
  const tidy = rule.comparison.tidy(value);
  return rule.comparison === query && typeof tidy === "string" ? writeQuery(tidy, addressOfKey) : escapeTexts(tidy);
}

/** A query of several lines ends with a line break, as people write it: below a `|` instead of a `|-`. */
function endLines(rule: FieldRule, value: JsonValue): JsonValue {
  return rule.comparison === query && typeof value === "string" && value.includes("\n") ? `${value}\n` : value;
}

function isLeftOut(rule: FieldRule, value: JsonValue, live: JsonObject): boolean {
  const { absent } = rule;
  if (!absent) return false;
  // Nothing is left to declare where the field that it leans on does not allow it.
  if (absent.needs && getAt(live, absent.needs.pointer) !== absent.needs.value) return true;
  return comesByItself(rule, value, live);
}
