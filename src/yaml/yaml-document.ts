import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import type { JsonValue } from "../values/json.ts";
import { parentPointer, type Pointer } from "../values/pointer.ts";
import type { PositionTable, Span } from "./position-table.ts";

/** One `---` document of a file, as values with positions. It holds no syntax tree. */
export interface YamlDocument {
  source: SourceText;
  /** The value, or `undefined` when the syntax is broken and nothing can be said about it. */
  value: JsonValue | undefined;
  positions: PositionTable;
  /** Places that have a fault already: further findings at or below them would only repeat it. */
  poisoned: ReadonlySet<Pointer>;
  /** Values that do not stand in the file but were filled in: a remark on where each comes from. */
  origins?: ReadonlyMap<Pointer, string>;
}

/** Where the value at a place is written; its key when nothing is; the nearest value around it when it is not there. */
export function valueRange(document: YamlDocument, pointer: Pointer): SourceRange {
  const { source, positions } = document;
  for (let at = pointer; ; at = parentPointer(at)) {
    const value = positions.value(at);
    const key = positions.key(at);
    if (value && (value.end > value.start || !key)) return toRange(source, value);
    if (key) return toRange(source, key);
    if (at === "") return source.range(0);
  }
}

/**
 * The place to point at when something is wrong with the value as a whole: the value itself while it stands on one
 * line, else its key; for a list item or a document, its first line.
 */
export function headRange(document: YamlDocument, pointer: Pointer): SourceRange {
  const range = valueRange(document, pointer);
  if (range.line === range.endLine) return range;
  return keyRange(document, pointer) ?? firstLine(document.source, range);
}

/** The key of a value, or `undefined` for the root and for list items. */
export function keyRange(document: YamlDocument, pointer: Pointer): SourceRange | undefined {
  const key = document.positions.key(pointer);
  return key && toRange(document.source, key);
}

/** The place to point at for a mapping that lacks something: its key, else its first line. */
export function ownerRange(document: YamlDocument, pointer: Pointer): SourceRange {
  return keyRange(document, pointer) ?? firstLine(document.source, valueRange(document, pointer));
}

/** The text of a value as it is written. */
export function writtenText(document: YamlDocument, pointer: Pointer): string | undefined {
  const span = document.positions.value(pointer);
  return span && document.source.text.slice(span.start, span.end);
}

function toRange(source: SourceText, span: Span): SourceRange {
  return source.range(span.start, span.end);
}

function firstLine(source: SourceText, range: SourceRange): SourceRange {
  if (range.line === range.endLine) return range;
  return { ...range, endLine: range.line, endColumn: (source.line(range.line)?.trimEnd().length ?? 0) + 1 };
}
