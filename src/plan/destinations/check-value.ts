import type { ActionField } from "../../resources/named-destination.ts";
import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { suggest } from "../../values/suggest.ts";
import { listSome } from "../../values/words.ts";

/** What a type of fields takes, in words to follow "takes", and whether a value is that. */
interface FieldType {
  takes: string;
  fits(value: JsonValue): boolean;
}

const isScalar = (value: JsonValue): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);
const readsAs = (value: JsonValue, pattern: RegExp): boolean => isScalar(value) && pattern.test(String(value).trim());

/**
 * The types of fields (API.md 5.12). A text that reads as a number or a switch counts as one: whether Segment reads it so is
 * not documented. Whatever is not here takes anything.
 */
const fieldTypes: Readonly<Record<string, FieldType>> = {
  BOOLEAN: { takes: "true or false", fits: (value) => readsAs(value, /^(true|false)$/i) },
  INTEGER: { takes: "a whole number", fits: (value) => readsAs(value, /^[-+]?\d+(\.0+)?$/) },
  NUMBER: { takes: "a number", fits: (value) => readsAs(value, /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i) },
  DATETIME: { takes: "a time, such as 2026-01-31T12:00:00Z", fits: (value) => readsAs(value, /\d/) },
  STRING: { takes: "a text", fits: isScalar },
  TEXT: { takes: "a text", fits: isScalar },
  PASSWORD: { takes: "a text", fits: isScalar },
  OBJECT: { takes: "an object", fits: (value) => isJsonObject(value) || Array.isArray(value) },
};

/** What is odd about the value of a field, which is never null in a manifest, to follow its name. `undefined`: nothing that is known. */
export function checkValue(field: ActionField, value: JsonValue): { message: string; hint: string } | undefined {
  const { key, type = "", multiple, choices } = field;
  if (isFilledLater(value)) return undefined;
  const fieldType = fieldTypes[type];
  if (Array.isArray(value) && multiple === false && type !== "OBJECT" && fieldType)
    return { message: "takes one value, and the mapping has a list", hint: `write one value, without brackets` };
  const items = Array.isArray(value) && multiple !== false ? value : [value];
  const wrong = items.find((item) => !isFilledLater(item) && fieldType?.fits(item) === false);
  if (wrong !== undefined && fieldType)
    return {
      message: `takes ${fieldType.takes}, and the mapping has ${describe(wrong)}`,
      hint: `write ${fieldType.takes}, or where it is to come from, such as $.properties.${key}`,
    };
  const strange = items
    .filter(isScalar)
    .find((item) => !isFilledLater(item) && choices?.includes(String(item)) === false);
  if (strange === undefined || !choices) return undefined;
  const near = suggest(String(strange), choices);
  return {
    message: `has the choices ${listSome(choices)}, and ${describe(strange)} is none of them`,
    hint: near === undefined ? "write one of them" : `did you mean ${near}?`,
  };
}

/**
 * Whether what is sent is known only once somebody is sent: a place in what is sent, as `$.traits.email`, a text with such
 * places in braces, or an object that says how, by a key such as `@path`. Their language is not documented, so whatever looks like it counts.
 */
export function isFilledLater(value: JsonValue): boolean {
  if (typeof value === "string") return value.startsWith("$") || value.includes("${") || value.includes("{{");
  return isJsonObject(value) && Object.keys(value).some((key) => key.startsWith("@"));
}

/** A value in a message: short ones as they are, of others what they are. */
function describe(value: JsonValue): string {
  if (Array.isArray(value)) return "a list";
  if (isJsonObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length <= 40 ? text : "a long text";
}
