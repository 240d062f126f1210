import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { applyEdits, type TextEdit } from "../yaml/write/text-edit.ts";
import type { InterpolationScope } from "./expressions.ts";
import { findQueries } from "./format-find.ts";
import { proveUnchanged } from "./format-proof.ts";
import { formatQueryText } from "./format-query-text.ts";
import { editQuery } from "./edit-query.ts";

/** A file with its queries in canonical form. */
export interface FormattedFile {
  /** The new text of the whole file; the old one when nothing has to change. */
  text: string;
  /** The queries of the file. */
  queries: number;
  /** Where the queries that were rewritten stand in the old text, in the order of the file. */
  rewritten: SourceRange[];
  /** Queries that were left as they are, and why. */
  skipped: { source: SourceRange; reason: string }[];
}

/**
 * Writes the queries of a manifest file in canonical form and leaves everything else as it is, byte for byte. The file
 * must be free of errors.
 *
 * @param scopes What interpolations can stand for, one for each environment.
 * @throws {Error} when the result would say anything else than the file does, which is a bug.
 */
export function formatQueries(source: SourceText, scopes: readonly InterpolationScope[]): FormattedFile {
  const edits: TextEdit[] = [];
  const expected = new Map<number, string>();
  const file: FormattedFile = { text: source.text, queries: 0, rewritten: [], skipped: [] };
  const skip = (start: number, end: number, reason: string): void => {
    file.skipped.push({ source: source.range(start, end), reason });
  };
  for (const found of composeDocuments(source).documents.flatMap((tree) => findQueries(tree, source))) {
    file.queries += 1;
    if (found.type === "skipped") {
      skip(found.start, found.end, found.reason);
      continue;
    }
    const [start, end] = found.value.range;
    const formatted = formatQueryText(found.value.value, scopes);
    if (formatted.type === "skipped") {
      skip(start, end, formatted.reason);
      continue;
    }
    const query = editQuery(source.text, found, formatted);
    if (query.edits.length === 0) continue;
    edits.push(...query.edits);
    expected.set(start, query.value);
    file.rewritten.push(source.range(start, end));
  }
  if (edits.length === 0) return file;
  const text = applyEdits(source.text, edits);
  proveUnchanged(source, text, expected);
  return { ...file, text };
}
