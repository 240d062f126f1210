import { parseDocument } from "yaml";

/** Styles of a scalar that stays on one line, by what the YAML library calls them. */
export type LineStyle = "PLAIN" | "QUOTE_SINGLE" | "QUOTE_DOUBLE";

// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const needsEscape = /[\0-\x08\x0b-\x1f\x7f]/;

/** Whether a text can stand in a file only with escapes, which double quotes alone have. */
export function isUnprintable(text: string): boolean {
  return needsEscape.test(text);
}

/**
 * Writes a text without line breaks as a YAML scalar, in the wanted style where it can be read back from that.
 *
 * @param flow Whether it stands in a `{…}`, where more texts need quotes.
 */
export function writeLineScalar(text: string, style: LineStyle, flow: boolean): string {
  if (style === "PLAIN" && !flow && isPlainSafe(text)) return text;
  const double = style === "QUOTE_DOUBLE" || (style === "PLAIN" && !/["\\]/.test(text));
  return double || isUnprintable(text) ? writeDouble(text) : `'${text.replaceAll("'", "''")}'`;
}

/** YAML takes JSON's texts as they are; JSON leaves the delete character alone, which files may not hold. */
function writeDouble(text: string): string {
  return JSON.stringify(text).replaceAll("\u007F", String.raw`\u007F`);
}

/** The rules for plain texts are many, so the parser itself is asked. */
function isPlainSafe(text: string): boolean {
  const document = parseDocument(`key: ${text}\n`, { logLevel: "silent", prettyErrors: false });
  return document.errors.length === 0 && document.warnings.length === 0 && document.get("key") === text;
}
