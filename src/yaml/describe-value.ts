import { joinWords } from "../values/words.ts";
import { toPrintable } from "../values/printable.ts";
import type { JsonValue } from "../values/json.ts";

/** What the JSON Schema types are called in findings. */
const typeWords: Record<string, string> = {
  string: "a text",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  array: "a list",
  object: "a mapping",
};

/** What was expected: `a text, a number or a list`. */
export function describeTypes(types: readonly string[]): string {
  return joinWords([...new Set(types)].map((type) => typeWords[type] ?? type));
}

/** What was found: `the text "yes"`, `the number 5`, `a list`. */
export function describeValue(value: JsonValue, written?: string): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  if (typeof value === "string") return `the text ${toPrintable(JSON.stringify(value))}`;
  return typeof value === "number" ? `the number ${written ?? value}` : String(value);
}
