import { escapeControls } from "../../values/printable.ts";
import { groupBy } from "../../values/group-by.ts";
import { count, plural } from "../../values/words.ts";
import { renderCodeFrame } from "../../diagnostics/code-frame.ts";
import { placeText, sortDiagnostics, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import { type Style } from "../style.ts";
import { renderPaste } from "./paste-text.ts";

const severityColours = { error: "red", warning: "yellow", info: "cyan" } as const;

/** How findings are shown that repeat each other. */
export interface Brevity {
  /** Where no more findings than so many are no errors, all are shown. */
  allUpTo: number;
  /** Where there are more: so many of one code are shown; of the rest it is said how many there are. Errors are never left out. */
  mostOfCode: number;
  /** What shows all of them, to follow how many are not shown, as a clause. */
  showsAll: string;
}

/**
 * Findings in reading order, each with its place, a frame of the text around it and the remedy.
 *
 * @param sources The texts of the files, by the name that the findings use.
 * @param brevity Default: all are shown.
 */
export function renderDiagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceText>,
  style: Style,
  brevity?: Brevity,
): string {
  if (diagnostics.length === 0) return "";
  const { shown, left } = choose(sortDiagnostics(diagnostics), brevity);
  const more = [...left].map(([code, number]) => `${count(number)} more [${code}]: ${brevity?.showsAll}`);
  return [
    ...shown.map((diagnostic) => renderOne(diagnostic, sources, style)),
    ...(more.length > 0 ? [more.join("\n")] : []),
    `${tally(diagnostics)}\n`,
  ].join("\n\n");
}

/** The first findings of each code, and how many of it are left, in the order of the findings. Errors are never left. */
function choose(
  diagnostics: readonly Diagnostic[],
  { allUpTo, mostOfCode }: Pick<Brevity, "allUpTo" | "mostOfCode"> = { allUpTo: Infinity, mostOfCode: Infinity },
): { shown: Diagnostic[]; left: ReadonlyMap<string, number> } {
  const cuttable = diagnostics.filter(({ severity }) => severity !== "error");
  const most = cuttable.length > allUpTo ? mostOfCode : Infinity;
  const byCode = groupBy(cuttable, ({ code }) => code);
  const left = new Set([...byCode.values()].flatMap((group) => group.slice(most)));
  return {
    shown: diagnostics.filter((diagnostic) => !left.has(diagnostic)),
    left: new Map([...byCode].flatMap(([code, { length }]) => (length > most ? [[code, length - most] as const] : []))),
  };
}

/** Findings about lines that nobody is to read in a log. */
const unframed: ReadonlySet<Diagnostic["code"]> = new Set(["manifest-secret-in-clear"]);

function renderOne(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceText>, style: Style): string {
  const { code, severity, message, hint, source } = diagnostic;
  const paint = style[severityColours[severity]];
  const place = source ? `${escapeControls(placeText(source))}: ` : "";
  const text = source && sources.get(source.file);
  return [
    `${style.bold(place)}${paint(severity)}: ${escapeControls(message)} ${style.dim(`[${code}]`)}`,
    ...(text && source && !unframed.has(code)
      ? [renderCodeFrame(text, source, { colour: { mark: paint, dim: style.dim } })]
      : []),
    ...(hint === undefined ? [] : [`  ${style.cyan("hint:")} ${escapeControls(hint)}`]),
    ...renderPaste(4, diagnostic.paste),
  ].join("\n");
}

function tally(diagnostics: readonly Diagnostic[]): string {
  const number = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const parts = (["error", "warning", "info"] as const).filter((severity) => number(severity) > 0);
  return `${parts.map((severity) => plural(number(severity), severity)).join(", ")}.`;
}
