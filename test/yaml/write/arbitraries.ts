import fc from "fast-check";
import type { ParsedNode } from "yaml";
import type { SourceText } from "../../../src/diagnostics/source-text.ts";
import { composeDocuments } from "../../../src/yaml/compose-documents.ts";
import { decodeText } from "../../../src/yaml/decode-text.ts";

/** Texts that tend to be trouble in YAML, and any other. */
export const trouble: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\n",
        " ",
        ": ",
        " #",
        "'",
        '"',
        ",",
        "]",
        "}",
        "-",
        "- ",
        "|",
        ">",
        "yes",
        "null",
        "1e3",
        "0x1f",
      ),
      fc.constantFrom(
        "\t",
        "\r\n",
        "\\",
        "\0",
        "\u007f",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\u202e",
        "\u{fffe}",
        "\u{e0041}",
      ),
      fc.constantFrom("é", "🎉", "%", "@", "*", "&", "!", "~", "?", "<<", "2001-01-01", "\u200d"),
      fc.string({ unit: "grapheme", maxLength: 6 }),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(""));

/** Any value that is neither a list nor a mapping. */
export const scalar: fc.Arbitrary<string | number | boolean | null> = fc.oneof(
  { weight: 8, arbitrary: trouble },
  { weight: 1, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0) },
  { weight: 1, arbitrary: fc.constantFrom(true, false, null) },
);

/** A file that can be read without a fault. */
export interface ReadFile {
  source: SourceText;
  root: ParsedNode | null;
  /** What the document says. */
  value: unknown;
}

/** Reads a file of one document; throws where its bytes or its syntax are at fault. */
export function readFile(text: string): ReadFile {
  const { source, diagnostics } = decodeText(Buffer.from(text), "a.yaml");
  if (!source) throw new Error(JSON.stringify(diagnostics));
  const [document] = composeDocuments(source).documents;
  if (!document || document.errors.length > 0) throw new Error(`${text}\n${String(document?.errors[0])}`);
  return { source, root: document.contents, value: document.toJS() as unknown };
}
