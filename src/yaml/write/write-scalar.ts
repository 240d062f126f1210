import { parseDocument } from "yaml";
import type { JsonValue } from "../../values/json.ts";
import { isUnfileable } from "../../values/printable.ts";
import { writeEscapes } from "./escapes.ts";

/** Styles of a scalar that stays on one line, by what the YAML library calls them. */
export type LineStyle = "PLAIN" | "QUOTE_SINGLE" | "QUOTE_DOUBLE";

/** A value that is neither a list nor a mapping. */
export type ScalarValue = string | number | boolean | null;

/** The style of a scalar of a file, for a value on one line to be written in; plain for a text block. */
export function toLineStyle(type: string | undefined): LineStyle {
  return type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE" ? type : "PLAIN";
}

/**
 * Writes a scalar on one line, in the wanted style where it can be read back from that: a text that cannot be plain gets
 * the quotes with fewer escapes, and only double quotes hold line breaks and what nobody sees.
 *
 * @param flow Whether it stands in a `{…}` or `[…]`, where more texts need quotes.
 */
export function writeScalar(value: ScalarValue, style: LineStyle, flow: boolean): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (style === "PLAIN" && isPlainSafe(value, flow)) return value;
  const quotes = style === "PLAIN" ? quotesFor(value) : style;
  const needsEscapes = value.includes("\n") || isUnfileable(value);
  return quotes === "QUOTE_SINGLE" && !needsEscapes
    ? `'${value.replaceAll("'", "''")}'`
    : writeEscapes(JSON.stringify(value));
}

/** The quotes in which a text needs fewer escapes. */
export function quotesFor(text: string): Exclude<LineStyle, "PLAIN"> {
  const count = (marks: RegExp): number => text.match(marks)?.length ?? 0;
  return count(/'/g) < count(/["\\]/g) ? "QUOTE_SINGLE" : "QUOTE_DOUBLE";
}

/** Whether a value is neither a list nor a mapping. */
export function isScalarValue(value: JsonValue): value is ScalarValue {
  return typeof value !== "object" || value === null;
}

/** The rules for plain texts are many, so the parser is asked: by YAML 1.2 and, for other programs, by 1.1. */
function isPlainSafe(text: string, flow: boolean): boolean {
  if (text.includes("\n") || isUnfileable(text)) return false;
  const source = flow ? `[{key: ${text}}]\n` : `- key: ${text}\n`;
  return (["1.2", "1.1"] as const).every((version) => {
    const document = parseDocument(source, { version, logLevel: "silent", prettyErrors: false });
    return document.errors.length === 0 && document.warnings.length === 0 && document.getIn([0, "key"]) === text;
  });
}
