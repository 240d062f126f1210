import { isJsonObject, type JsonValue } from "./json.ts";
import { isMasked } from "./masked-value.ts";
import { childPointer, type Pointer } from "./pointer.ts";
import { splitCamelCase } from "./words.ts";

/** A text that names a place in what is sent, and not the secret itself: `$.traits.token`, `{{traits.token}}`. */
const names = /^\$[.[]|\{\{|\$\{/;

/** Keys whose texts name a place in what is sent, or what is done with it: `{"@path": "$.traits.token"}`. Others hold values. */
const naming: ReadonlySet<string> = new Set(["@path", "operator"]);

/**
 * The texts and numbers of a manifest's own in a value that is to be a secret: no variables of the environment, no masks, no
 * places in what is sent.
 *
 * @param secrets Texts that take their values from the environment.
 */
export function clearTexts(value: JsonValue, at: Pointer, secrets: readonly Pointer[]): Pointer[] {
  if (typeof value === "number") return [at];
  if (typeof value === "string")
    return value === "" || isMasked(value) || names.test(value) || secrets.includes(at) ? [] : [at];
  if (Array.isArray(value)) return value.flatMap((item, index) => clearTexts(item, childPointer(at, index), secrets));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    naming.has(key) ? [] : clearTexts(inner, childPointer(at, key), secrets),
  );
}

/** What the environment variable of a secret is called where nothing else names it. @param key What the secret is called. */
export function variableOfSecret(key: string): string {
  return splitCamelCase(key)
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toUpperCase();
}
