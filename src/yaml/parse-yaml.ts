import { isScalar, type Document } from "yaml";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { composeDocuments } from "./compose-documents.ts";
import { PositionTable } from "./position-table.ts";
import { readValue } from "./read-value.ts";
import { findSyntaxFaults } from "./syntax-diagnostics.ts";
import type { YamlDocument } from "./yaml-document.ts";

/**
 * Parses a file: every document with its value and positions, and all its faults at once. A document whose syntax is
 * broken, or that goes beyond a limit, has no value; documents that hold nothing, or only comments, are left out.
 */
export function parseYaml(source: SourceText): { documents: YamlDocument[]; diagnostics: Diagnostic[] } {
  const composed = composeDocuments(source);
  const documents: YamlDocument[] = [];
  const diagnostics: Diagnostic[] = [...composed.diagnostics];
  for (const tree of composed.documents) {
    const syntax = findSyntaxFaults(tree, source);
    diagnostics.push(...syntax.diagnostics);
    if (syntax.broken) {
      documents.push(brokenDocument(source));
    } else if (!isEmpty(tree)) {
      const { document, diagnostics: faults } = readValue(tree, source);
      const spoilt = syntax.localFaults.map((offset) => document.positions.at(offset));
      documents.push({ ...document, poisoned: new Set([...document.poisoned, ...spoilt]) });
      diagnostics.push(...faults);
    }
  }
  if (composed.stopped) documents.push(brokenDocument(source));
  return { documents, diagnostics };
}

function brokenDocument(source: SourceText): YamlDocument {
  return { source, value: undefined, positions: new PositionTable(), poisoned: new Set() };
}

/** The finding about a file without any document. */
export function emptyFileDiagnostic(source: SourceText, severity: Severity): Diagnostic {
  const message = `${source.file} declares nothing`;
  const hint = "fill it or delete it";
  return { code: "document-empty", severity, message, hint, source: source.range(0) };
}

function isEmpty(tree: Document): boolean {
  return isScalar(tree.contents) && tree.contents.value === null && tree.contents.source === "";
}
