import { escapeControls } from "../../values/printable.ts";
import { plural } from "../../values/words.ts";
import { renderCodeFrame } from "../../diagnostics/code-frame.ts";
import { placeText, sortDiagnostics, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourceText } from "../../diagnostics/source-text.ts";
import { type Style } from "../style.ts";
import { renderPaste } from "./paste-text.ts";

const severityColours = { error: "red", warning: "yellow", info: "cyan" } as const;

/**
 * Findings in reading order, each with its place, a frame of the text around it and the remedy.
 *
 * @param sources The texts of the files, by the name that the findings use.
 */
export function renderDiagnosticsText(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceText>,
  style: Style,
): string {
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) => renderOne(diagnostic, sources, style));
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n\n${tally(diagnostics)}\n`;
}

function renderOne(diagnostic: Diagnostic, sources: ReadonlyMap<string, SourceText>, style: Style): string {
  const { code, severity, message, hint, source } = diagnostic;
  const paint = style[severityColours[severity]];
  const place = source ? `${escapeControls(placeText(source))}: ` : "";
  const text = source && sources.get(source.file);
  return [
    `${style.bold(place)}${paint(severity)}: ${escapeControls(message)} ${style.dim(`[${code}]`)}`,
    ...(text && source ? [renderCodeFrame(text, source, { colour: { mark: paint, dim: style.dim } })] : []),
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
