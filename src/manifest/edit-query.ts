import { blockRange, editBlock, isBlock, toBlock } from "../yaml/write/edit-block.ts";
import type { TextEdit } from "../yaml/write/text-edit.ts";
import { quotesFor, toLineStyle, writeScalar } from "../yaml/write/write-scalar.ts";
import { isUnfileable } from "../values/printable.ts";
import type { QueryField } from "./format-find.ts";
import type { FormattedQuery } from "./format-query-text.ts";

/** What has to be replaced in a file to write one query anew; nothing when it looks as it should. */
export interface QueryEdits {
  /** The query as it will be read, without line breaks at its end. */
  value: string;
  edits: TextEdit[];
}

/** Works out how a formatted query gets into the file with every byte around it, comments included, left alone. */
export function editQuery(
  source: string,
  field: QueryField,
  { line, lines }: Extract<FormattedQuery, { type: "formatted" }>,
): QueryEdits {
  const { value: scalar, flow } = field;
  const [start, end] = scalar.range;
  if (isBlock(scalar))
    return {
      value: lines,
      edits: isAsWanted(source, field, lines) ? [] : editBlock(source, field, scalar, lines),
    };
  const value = flow || isUnfileable(line) ? line : lines;
  if (value.includes("\n")) return { value, edits: toBlock(source, field, scalar, value, "|") };
  if (scalar.value === value && !source.slice(start, end).includes("\n")) return { value, edits: [] };
  // A plain query in `{…}` gets quotes: whoever edits it may well add a comma or a bracket.
  const style = flow && scalar.type === "PLAIN" ? quotesFor(value) : toLineStyle(scalar.type);
  return { value, edits: [{ start, end, text: writeScalar(value, style, flow) }] };
}

/** Whether a text block holds the wanted query, line by line. How it ends does not count. */
function isAsWanted(source: string, { value: scalar }: QueryField, wanted: string): boolean {
  const rest = scalar.value.startsWith(wanted) ? scalar.value.slice(wanted.length) : "no";
  if (rest.trim() !== "" || /^[ \t]/.test(rest)) return false;
  if (scalar.type === "BLOCK_LITERAL") return true;
  // A folded block may have one condition, on one line.
  const written = source.slice(...blockRange(source, scalar));
  return !wanted.includes("\n") && written.split("\n").length <= 2;
}
