import { isJsonObject, type JsonValue } from "../values/json.ts";
import { readInstant } from "./instants.ts";
import { perhapsNumbers, readNumber } from "./numbers.ts";
import { textOf } from "./operands.ts";

/**
 * A text that values share which some reading takes for one: numbers and instants in several spellings, texts in other letters, objects
 * whose keys are in another order, lists that read as one text.
 */
export function likenessOf(value: JsonValue): string {
  if (isJsonObject(value) || Array.isArray(value)) return `nested ${leavesOf(value).toSorted().join()}`;
  const number = readNumber(value) ?? perhapsNumbers(value)[0];
  if (number !== undefined) return `number ${number}`;
  const instant = readInstant(value);
  return instant ? `instant ${instant.ms}` : `text ${textOf(value).toUpperCase()}`;
}

function leavesOf(value: JsonValue): string[] {
  if (value === null) return [];
  return typeof value === "object" ? Object.values(value).flatMap(leavesOf) : [textOf(value).toUpperCase()];
}
