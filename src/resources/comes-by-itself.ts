import type { JsonObject, JsonValue } from "../values/json.ts";
import type { FieldRule } from "./field-rule.ts";

/**
 * Whether an object has a value without being told it: a manifest that leaves the field out amounts to just that, by the
 * row of the field. Where it is not certain what one amounts to, no value comes by itself.
 *
 * @param spec All values of the object, this one among them.
 */
export function comesByItself({ absent, comparison }: FieldRule, value: JsonValue, spec: JsonObject): boolean {
  const usual = absent?.means(spec);
  return usual !== undefined && comparison.compare(usual, value, spec).equal;
}
