import { isUtf8 } from "node:buffer";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import { characterNumber } from "../values/printable.ts";

/** Control characters that no text file holds. A carriage return is fine only before a line feed. */
// oxlint-disable-next-line no-control-regex -- these characters are what is looked for
const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/;

/** The text of the bytes, or the one finding that says why they are not text. */
export type DecodedText = { source: SourceText; diagnostics: [] } | { source?: undefined; diagnostics: Diagnostic[] };

/** Turns the bytes of a file into text: UTF-8, with or without a byte order mark, and no control characters. */
export function decodeText(bytes: Buffer, file: string): DecodedText {
  if (looksLikeUtf16(bytes)) return refuse(new SourceText(file, ""), 0, "the file is UTF-16, not UTF-8");
  if (!isUtf8(bytes)) {
    const at = firstInvalidByte(bytes);
    const hex = (bytes[at] ?? 0).toString(16).padStart(2, "0");
    const before = new SourceText(file, decode(bytes.subarray(0, at)));
    return refuse(before, before.text.length, `the byte 0x${hex} at offset ${at} is not valid UTF-8`);
  }
  const source = new SourceText(file, decode(bytes));
  const control = controlCharacter.exec(source.text);
  if (!control) return { source, diagnostics: [] };
  if (control[0] === "\r") return refuse(source, control.index, "a line ends with a carriage return alone");
  const message = `the file holds the control character ${characterNumber(control[0])}`;
  return refuse(source, control.index, message, controlHint);
}

const encodingHint = "save the file as UTF-8 with Unix or Windows line ends";
const controlHint = "remove it, or leave the file out of spec.manifests if it is not text";

function refuse(source: SourceText, offset: number, message: string, hint = encodingHint): DecodedText {
  const range = source.range(offset);
  const diagnostic: Diagnostic = { code: "document-encoding", severity: "error", message, hint, source: range };
  return { diagnostics: [diagnostic] };
}

/** A byte order mark of UTF-16, or ASCII text in which every other byte is zero. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe" || mark === "feff") return true;
  const zeros = [...bytes.subarray(0, 4)].map((byte) => Number(byte === 0)).join("");
  return zeros === "0101" || zeros === "1010";
}

/** Where lenient decoding starts to differ from the bytes, because it puts a replacement character there. */
function firstInvalidByte(bytes: Buffer): number {
  const lenient = Buffer.from(bytes.toString("utf8"));
  let at = 0;
  while (at < bytes.length && bytes[at] === lenient[at]) at += 1;
  return at;
}

function decode(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}
