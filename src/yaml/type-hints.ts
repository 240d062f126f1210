import { isJsonObject, type JsonObject, type JsonValue } from "../values/json.ts";
import { writeFlow } from "./write/write-flow.ts";

/** A mistake about types that people make often, and the way out. */
interface TypeHint {
  expected: string;
  /** Whether the row is about this value. */
  fits: (value: JsonValue) => boolean;
  /** `written` is the value as it stands in the file. */
  hint: (value: JsonValue, written: string) => string;
}

const isText = (value: JsonValue): value is string => typeof value === "string";
const isScalarValue = (value: JsonValue): boolean => typeof value !== "object";

/** The first fitting row is said. YAML 1.2 reads yes, no, on and off as texts. */
const typeHints: readonly TypeHint[] = [
  { expected: "boolean", fits: (value) => isText(value) && /^(y|yes|on|true)$/i.test(value), hint: () => "write true" },
  {
    expected: "boolean",
    fits: (value) => isText(value) && /^(n|no|off|false)$/i.test(value),
    hint: () => "write false",
  },
  { expected: "boolean", fits: isScalarValue, hint: () => "write true or false, without quotes" },
  {
    expected: "string",
    fits: isScalarValue,
    hint: (_value, written) => `put it in quotes: "${written}"`,
  },
  {
    expected: "string",
    fits: (value) => !isScalarValue(value),
    hint: () => "put a text that starts with { or [, or holds a colon and a space, in quotes",
  },
  { expected: "array", fits: isScalarValue, hint: (_value, written) => `write a list: [${written}]` },
  {
    expected: "array",
    fits: (value) => !isScalarValue(value),
    hint: () => "start each entry with a dash",
  },
  {
    expected: "integer",
    fits: (value) => isText(value) && /^\d+$/.test(value),
    hint: (_value, written) => `take the quotes off: ${written.replaceAll(/^["']|["']$/g, "")}`,
  },
  {
    expected: "number",
    fits: (value) => isText(value) && value !== "" && Number.isFinite(Number(value)),
    hint: (_value, written) => `take the quotes off: ${written.replaceAll(/^["']|["']$/g, "")}`,
  },
  {
    expected: "integer",
    fits: (value) => typeof value === "number",
    hint: (value) => `write a whole number: ${Math.ceil(Number(value))}`,
  },
  {
    expected: "integer",
    fits: isText,
    hint: () => "write a whole number, such as 1",
  },
  {
    expected: "object",
    fits: (value) => mergeFields(value) !== undefined,
    hint: (value) => {
      const written = writeFlow(mergeFields(value) ?? {});
      return written.length <= longestRemedy ? `write ${written}` : "take the dashes off, so that it is one mapping";
    },
  },
  { expected: "object", fits: () => true, hint: () => "write its fields as key: value, indented below it" },
];

/** Longer values are not written out. */
const longestRemedy = 100;

/** The fields of a list of mappings as one mapping, where no two have the same field. */
function mergeFields(value: JsonValue): JsonObject | undefined {
  if (!Array.isArray(value) || value.length === 0 || !value.every((item) => isJsonObject(item))) return undefined;
  const fields = value.flatMap((item) => Object.entries(item));
  const merged = Object.fromEntries(fields);
  return Object.keys(merged).length === fields.length && fields.length > 0 ? merged : undefined;
}

/** The remedy for a value of the wrong type, if there is a usual one. Long values are not repeated. */
export function typeHint(expected: readonly string[], value: JsonValue, written: string): string | undefined {
  const shown = written.length <= 60 && !written.includes("\n") ? written : "…";
  return typeHints.find((row) => expected.includes(row.expected) && row.fits(value))?.hint(value, shown);
}
