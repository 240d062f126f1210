import type { JsonValue } from "../values/json.ts";

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
  { expected: "object", fits: () => true, hint: () => "write its fields as key: value, indented below it" },
];

/** The remedy for a value of the wrong type, if there is a usual one. Long values are not repeated. */
export function typeHint(expected: readonly string[], value: JsonValue, written: string): string | undefined {
  const shown = written.length <= 60 && !written.includes("\n") ? written : "…";
  return typeHints.find((row) => expected.includes(row.expected) && row.fits(value))?.hint(value, shown);
}
