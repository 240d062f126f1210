import { parseDocument } from "yaml";
import type { JsonValue } from "../values/json.ts";
import { escapeUnprintable, isUnprintable } from "./yaml-text.ts";

/** Styles of a scalar that stays on one line, by what the YAML library calls them. */
export type LineStyle = "PLAIN" | "QUOTE_SINGLE" | "QUOTE_DOUBLE";

/** A value that is neither a list nor a mapping. */
export type ScalarValue = string | number | boolean | null;

/** Whether a style is one of a scalar on one line. */
export function toLineStyle(type: string | undefined): LineStyle {
  return type === "QUOTE_SINGLE" || type === "QUOTE_DOUBLE" ? type : "PLAIN";
}

/**
 * Writes a scalar on one line, in the wanted style where it can be read back from that.
 *
 * @param flow Whether it stands in a `{…}` or `[…]`, where more texts need quotes.
 */
export function writeLineScalar(value: ScalarValue, style: LineStyle, flow: boolean): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (style === "PLAIN" && isPlainSafe(value, flow)) return value;
  const oneLine = !value.includes("\n") && !isUnprintable(value);
  const single = style === "QUOTE_SINGLE" || (style === "PLAIN" && /["\\]/.test(value) && !value.includes("'"));
  return single && oneLine ? `'${value.replaceAll("'", "''")}'` : escapeUnprintable(JSON.stringify(value));
}

/** The rules for plain texts are many, so the parser is asked: by YAML 1.2 and, for other programs, by 1.1. */
function isPlainSafe(text: string, flow: boolean): boolean {
  if (text.includes("\n") || isUnprintable(text)) return false;
  const source = flow ? `[{key: ${text}}]\n` : `- key: ${text}\n`;
  return (["1.2", "1.1"] as const).every((version) => {
    const document = parseDocument(source, { version, logLevel: "silent", prettyErrors: false });
    return document.errors.length === 0 && document.warnings.length === 0 && document.getIn([0, "key"]) === text;
  });
}

/** Whether a value is neither a list nor a mapping. */
export function isScalarValue(value: JsonValue): value is ScalarValue {
  return typeof value !== "object" || value === null;
}
