import { Document, isNode, isScalar, isSeq, visit } from "yaml";
import type { JsonObject } from "../values/json.ts";

/**
 * Characters that no text file should hold as they are: control characters, marks that turn the reading direction, and
 * what some editors take for a line break. Line feed and tab are fine.
 */
const unprintable =
  // oxlint-disable-next-line no-control-regex -- these characters are what is looked for
  /[\0-\u0008\u000B-\u001F\u007F-\u009F\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\p{Surrogate}]/gu;

/** Whether a text can stand in a file only with escapes, which double quotes alone have. */
export function isUnprintable(text: string): boolean {
  return text.search(unprintable) !== -1;
}

/** Writes the characters that a file should not hold as escapes. Everything between them must be in double quotes. */
export function escapeUnprintable(text: string): string {
  return text.replaceAll(
    unprintable,
    (character) => String.raw`\u` + character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"),
  );
}

/**
 * A value as a YAML document of one `key: value` a line. Texts of several lines are blocks, lists stand on one line where
 * they are short, and texts that YAML 1.1 would take for something else (`yes`, a date) have quotes.
 *
 * @param comments Remarks on objects within lists, by their place.
 */
export function writeYaml(value: JsonObject, comments: ReadonlyMap<string, string> = new Map()): string {
  const document = new Document(value, { schema: "core", compat: "yaml-1.1", version: "1.2" });
  for (const [pointer, comment] of comments) {
    const path = pointer.split("/").slice(1);
    const node = document.getIn(path.map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
    if (isNode(node)) node.commentBefore = ` ${comment}`;
  }
  visit(document, {
    Seq: (_key, node) => void (node.flow = isSeq(node) && node.items.every(isScalar)),
    Scalar: (_key, node) => {
      // A block that starts with blanks needs an indentation mark, and one of nothing but blanks cannot be written at all.
      if (typeof node.value === "string" && (isUnprintable(node.value) || /^\s.*\n/.test(node.value)))
        node.type = "QUOTE_DOUBLE";
    },
  });
  // The library leaves out some escapes; only texts in double quotes can hold such characters now.
  return escapeUnprintable(
    document.toString({ lineWidth: 0, flowCollectionPadding: false, blockQuote: "literal", singleQuote: null }),
  );
}
