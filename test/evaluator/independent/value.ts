import type { JsonValue } from "../../../src/values/json.ts";

/** A JSON value that may be absent: `null` is absent (section 1, trait). */
export type Maybe = Exclude<JsonValue, null> | undefined;

/** A value that is there. */
export type Present = Exclude<Maybe, undefined>;

/** What the left or right side of a comparison is. */
export type Value =
  /** Nobody can know. */
  | { readonly type: "anything" }
  /** `column`: taken right out of a column of an entity, where types are told apart (section 5, `=`). */
  | { readonly type: "one"; readonly value: Maybe; readonly column: boolean }
  /** A path with `$`: a value for each entry of the list. */
  | { readonly type: "entries"; readonly values: readonly Maybe[]; readonly column: boolean };

/** What nobody can know. */
export const anything: Value = { type: "anything" };

/** A single value. */
export function one(value: JsonValue | undefined, column = false): Value {
  return { type: "one", value: value ?? undefined, column };
}

/** A value as a text (section 5, `contains`: what is no text is read as one). */
export function toText(value: Present): string {
  return typeof value === "string" ? value : typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A number that is written as a text. */
export function numberInText(value: Maybe): number | undefined {
  return typeof value === "string" && /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(value)
    ? Number(value)
    : undefined;
}

/** What a text may be read as that is written as no page writes a number: `+5`, ` 5`, `1,5`, `1,500`. */
export function oddNumbers(value: Maybe): number[] {
  if (typeof value !== "string" || numberInText(value) !== undefined || !/^[\s\d.,+e-]*$/i.test(value)) return [];
  return [",", "."].flatMap((mark) => {
    const spelt = value
      .trim()
      .replace(/^\+/, "")
      .replaceAll(",", mark === "," ? "" : mark);
    const number = numberInText(spelt);
    return number === undefined ? [] : [number];
  });
}
