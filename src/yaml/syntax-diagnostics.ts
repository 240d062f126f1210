import type { Document, YAMLError } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { toPrintable } from "../values/printable.ts";
import type { SourceText } from "../diagnostics/source-text.ts";
import { maxFindings } from "./limit-findings.ts";
import { nestedQuoteHint } from "./nested-quotes.ts";
import { OpeningMarks } from "./opening-marks.ts";
import { syntaxRules, unknownSyntaxRule, type SyntaxRule } from "./syntax-rules.ts";

/** Parser codes of faults that leave the values readable; reading the values reports them, with better words. */
const readableFaults: ReadonlySet<string> = new Set(["NON_STRING_KEY", "TAG_RESOLVE_FAILED", "BAD_COLLECTION_TYPE"]);
import { takeTabFaults } from "./tab-faults.ts";

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
  const all = [...document.errors, ...document.warnings].filter((error) => !readableFaults.has(error.code));
  // What belongs to one line explains itself by others of that line, so both limits are set after that.
  const errors = all.slice(0, 10 * maxFindings);
  const { tabs, others } = takeTabFaults(errors, source);
  const told = others
    .filter((error) => !explainedByIndentation(error, errors))
    .map((error) => ({ error, rule: findRule(error, faultDetail(error, errors, source)) }));
  const first = told.filter(({ rule }) => !rule.followUp);
  const lost = first.length + tabs.length > 0 ? [] : told.slice(0, 1);
  const marks = new OpeningMarks(document, source.text);
  const kept = onePerLine(withoutEchoes([...first, ...lost], marks, source), source).slice(0, maxFindings + 1);
  const diagnostics = kept.map(({ error, rule }) => toDiagnostic(rule, placeOf(rule, error, marks, source), source));
  return {
    diagnostics: [...tabs, ...diagnostics],
    broken: errors.length < all.length || tabs.length > 0 || told.some(({ rule }) => !rule.local),
    localFaults: told.map(({ error }) => error.pos[0]),
  };
}

/** What follows a mark that is never closed is read as if it were outside of it, and so looks wrong, too. */
function withoutEchoes<T extends { error: YAMLError; rule: Row }>(
  faults: readonly T[],
  marks: OpeningMarks,
  source: SourceText,
): readonly T[] {
  const opened = faults.find(({ rule }) => rule.place === "opening");
  if (!opened) return faults;
  const [opening] = placeOf(opened.rule, opened.error, marks, source);
  return faults.filter(({ error, rule }) => rule.place === "opening" || error.pos[0] < opening);
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

function placeOf(rule: Row, error: YAMLError, marks: OpeningMarks, source: SourceText): [number, number] {
  const [start, end] = error.pos;
  if (rule.place === "opening") {
    const opening = marks.find(start, /quote/.test(error.message) ? "quote" : "bracket");
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

function toDiagnostic(rule: Row, [start, end]: [number, number], source: SourceText): Diagnostic {
  const text = toPrintable(source.text.slice(start, end).trim(), 40) || "the end of the line";
  const range = source.range(start, end);
  const upToHere = source.text.slice(Math.max(0, start - 100), start + 1);
  const hint = /\$\{[^}\n]*$/.test(upToHere)
    ? "inside { } and [ ] a text with ${…} needs quotes"
    : ((rule.afterText && nestedQuoteHint(source.text, start)) ?? rule.hint);
  return {
    code: rule.code,
    severity: "error",
    message: rule.message.replace("{text}", () => text),
    hint,
    source: range,
  };
}

/** The first fault of each line. */
function onePerLine<T extends { error: YAMLError }>(faults: readonly T[], source: SourceText): T[] {
  const lines = new Set<number>();
  return faults.filter(({ error }) => {
    const { line } = source.position(error.pos[0]);
    const isNew = !lines.has(line);
    lines.add(line);
    return isNew;
  });
}
