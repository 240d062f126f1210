import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import type { Scope } from "./expressions.ts";
import { findQueries } from "./format-find.ts";
import { proveUnchanged } from "./format-proof.ts";
import { formatQueryText } from "./format-query-text.ts";
import { spliceQuery, type Splice } from "./format-splice.ts";

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
export function formatQueries(source: SourceText, scopes: readonly Scope[]): FormattedFile {
  const splices: Splice[] = [];
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
    const [start, end] = found.scalar.range;
    const formatted = formatQueryText(found.value, scopes);
    if (formatted.type === "skipped") {
      skip(start, end, formatted.reason);
      continue;
    }
    const query = spliceQuery(source.text, found, formatted);
    if (query.splices.length === 0) continue;
    splices.push(...query.splices);
    expected.set(start, query.value);
    file.rewritten.push(source.range(start, end));
  }
  if (splices.length === 0) return file;
  const text = applySplices(source.text, splices);
  proveUnchanged(source, text, expected);
  return { ...file, text };
}

function applySplices(text: string, splices: readonly Splice[]): string {
  let result = "";
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}
