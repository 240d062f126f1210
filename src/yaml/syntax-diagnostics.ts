import { isCollection, isScalar, visit, type Document, type YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { toPrintable } from "../diagnostics/printable.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { syntaxRules, unknownSyntaxRule, type SyntaxRule } from "./syntax-rules.ts";

/** Parser codes of faults that leave the values readable; reading the values reports them, with better words. */
const readableFaults: ReadonlySet<string> = new Set(["NON_STRING_KEY", "TAG_RESOLVE_FAILED", "BAD_COLLECTION_TYPE"]);

type Row = Omit<SyntaxRule, "parserCode">;

/** What is wrong with the syntax of one document. */
export interface SyntaxFindings {
  diagnostics: Diagnostic[];
  /** Whether what the document means cannot be told. */
  broken: boolean;
  /** Offsets of faults that spoil one value only. */
  localFaults: number[];
}

/**
 * The syntax faults of one document, in our words. One mistake often makes the parser stumble several times, so each
 * line gets one finding, and losing the way at the end counts only when nothing was found before.
 */
export function findSyntaxFaults(document: Document, source: SourceText): SyntaxFindings {
  const errors = [...document.errors, ...document.warnings].filter((error) => !readableFaults.has(error.code));
  const told = errors
    .filter((error) => !explainedByIndentation(error, errors))
    .map((error) => ({ error, rule: findRule(error, faultDetail(error, errors, source)) }));
  const first = told.filter(({ rule }) => !rule.followUp);
  const kept = first.length > 0 ? first : told.slice(0, 1);
  const diagnostics = kept.map(({ error, rule }) => toDiagnostic(rule, placeOf(rule, error, document, source), source));
  return {
    diagnostics: onePerLine(diagnostics),
    broken: kept.some(({ rule }) => !rule.local),
    localFaults: kept.map(({ error }) => error.pos[0]),
  };
}

function findRule(error: YAMLError, detail: string): Row {
  const row = syntaxRules.find((rule) => rule.parserCode === error.code && (!rule.when || rule.when.test(detail)));
  return row ?? unknownSyntaxRule;
}

/** The parser's message; for a key over several lines, which of three mistakes led to it. */
function faultDetail(error: YAMLError, all: readonly YAMLError[], source: SourceText): string {
  if (error.code !== "MULTILINE_IMPLICIT_KEY") return error.message;
  if (source.text.slice(...error.pos) === "-") return "list item";
  return all.some((other) => other !== error && explainedByIndentation(other, [error])) ? "deeper" : error.message;
}

/** A line that is indented too deep is first seen as a second field on the line above it. */
function explainedByIndentation(error: YAMLError, all: readonly YAMLError[]): boolean {
  if (error.code !== "BLOCK_AS_IMPLICIT_KEY") return false;
  return all.some((other) => other.code === "MULTILINE_IMPLICIT_KEY" && other.pos[0] === error.pos[0]);
}

function placeOf(rule: Row, error: YAMLError, document: Document, source: SourceText): [number, number] {
  const [start, end] = error.pos;
  if (rule.place === "opening") {
    const opening = findOpening(document, start, /quote/.test(error.message));
    return [opening, opening + 1];
  }
  if (rule.place === "next-text") {
    const text = start + (/^\s*/.exec(source.text.slice(start, start + 2000))?.[0].length ?? 0);
    return [text, text + 1];
  }
  if (rule.place === "escape") return [start, start + 2];
  if (rule.place === "last-line") {
    const line = source.text.slice(start, end).lastIndexOf("\n") + 1 + start;
    const text = line + (/^\s*/.exec(source.text.slice(line, end))?.[0].length ?? 0);
    return [text, end];
  }
  const lineEnd = source.text.slice(start, end).search(/\r?\n/);
  return [start, lineEnd > 0 ? start + lineEnd : end];
}

/** Where the quote or bracket starts whose missing end was noticed at the offset. */
function findOpening(document: Document, noticedAt: number, isQuote: boolean): number {
  let opening = noticedAt;
  visit(document, (_key, node) => {
    const fits = isQuote ? isScalar(node) : isCollection(node) && node.flow === true;
    // Outer values end there too; the innermost, visited last, is the one that is not closed.
    if (fits && node.range?.[1] === noticedAt && node.range[0] < noticedAt) opening = node.range[0];
  });
  return opening;
}

function toDiagnostic(rule: Row, [start, end]: [number, number], source: SourceText): Diagnostic {
  const text = toPrintable(source.text.slice(start, end).trim(), 40) || "the end of the line";
  const range = source.range(start, end);
  const upToHere = (source.line(range.line) ?? "").slice(0, range.column);
  const hint = /\$\{[^}]*$/.test(upToHere) ? "inside { } and [ ] a text with ${…} needs quotes" : rule.hint;
  return {
    code: rule.code,
    severity: "error",
    message: rule.message.replace("{text}", () => text),
    hint,
    source: range,
  };
}

function onePerLine(findings: readonly Diagnostic[]): Diagnostic[] {
  const lines = new Map<number, Diagnostic>();
  for (const finding of findings) {
    const line = finding.source?.line ?? 0;
    if (!lines.has(line)) lines.set(line, finding);
  }
  return [...lines.values()];
}
