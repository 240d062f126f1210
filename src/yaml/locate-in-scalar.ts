import type { SourceRange } from "../diagnostics/diagnostic.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import { valueRange, type YamlDocument } from "./yaml-document.ts";

/**
 * Where a part of a text stands in the file. `start` and `end` are UTF-16 units into the text as YAML reads it, which
 * differs from what is written by quotes, escapes, indentation and folded lines.
 *
 * @returns The exact range; the range of the whole value when the two texts cannot be matched.
 */
export function locateInScalar(document: YamlDocument, pointer: Pointer, start: number, end: number): SourceRange {
  const span = document.positions.value(pointer);
  const offsets = alignedAt(document, pointer);
  if (!span) return valueRange(document, pointer);
  const from = offsets?.[start];
  const last = offsets?.[Math.max(start, end - 1)];
  if (from === undefined || last === undefined) return valueRange(document, pointer);
  return document.source.range(span.start + from, span.start + last + Number(end > start));
}

/** The text that was aligned last, by document: thousands of places may be asked for in one text, one after the other. */
const aligned = new WeakMap<YamlDocument, { pointer: Pointer; offsets: readonly number[] | undefined }>();

function alignedAt(document: YamlDocument, pointer: Pointer): readonly number[] | undefined {
  const known = aligned.get(document);
  if (known?.pointer === pointer) return known.offsets;
  const span = document.positions.value(pointer);
  const text = getAt(document.value, pointer);
  const fits = span && typeof text === "string";
  const offsets = fits ? alignScalar(document.source.text.slice(span.start, span.end), text) : undefined;
  aligned.set(document, { pointer, offsets });
  return offsets;
}

/**
 * For each unit of the text, and for its end, the offset in the written form. Blanks that do not match are taken for
 * indentation and line folds, whichever side they are on.
 *
 * @returns `undefined` when the two do not belong together, as for an alias.
 */
function alignScalar(written: string, text: string): number[] | undefined {
  const style = written.charAt(0);
  const isBlock = style === "|" || style === ">";
  let at = isBlock ? written.indexOf("\n") + 1 : Number(style === '"' || style === "'");
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const wanted = text.charAt(index);
    at = skipFolds(written, at, wanted, style);
    offsets.push(at);
    if (written.charAt(at) === wanted && !(style === '"' && wanted === "\\")) {
      at += style === "'" && wanted === "'" ? 2 : 1;
    } else if (style === '"' && written.charAt(at) === "\\") {
      const escape = readEscape(written, at);
      for (let unit = 1; unit < escape.units; unit += 1) offsets.push(at);
      index += escape.units - 1;
      at += escape.length;
    } else if (!/\s/.test(wanted)) {
      return undefined;
    }
  }
  offsets.push(at);
  return offsets;
}

/**
 * Goes on to the next character that counts. A folded line break reads as one blank; the line's own indentation follows
 * it. An escaped line break reads as nothing at all.
 */
function skipFolds(written: string, start: number, wanted: string, style: string): number {
  let at = start;
  for (;;) {
    while (/\s/.test(written.charAt(at)) && written.charAt(at) !== wanted) at += 1;
    if (style !== '"' || written.charAt(at) !== "\\" || !/[\r\n]/.test(written.charAt(at + 1))) return at;
    at += 1;
    while (/\s/.test(written.charAt(at))) at += 1;
  }
}

/** How long an escape is in the file, and how many units of text it makes. */
function readEscape(written: string, at: number): { length: number; units: number } {
  const digits = { x: 2, u: 4, U: 8 }[written.charAt(at + 1)] ?? 0;
  const code = digits === 8 ? Number.parseInt(written.slice(at + 2, at + 10), 16) : 0;
  return { length: 2 + digits, units: code > 0xffff ? 2 : 1 };
}
