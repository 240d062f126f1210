import { placeText, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { oncePerCause } from "../../diagnostics/once-per-cause.ts";
import type { Section } from "./budget.ts";
import { cellCode, code, codeBlock } from "./code.ts";
import { cellProse, prose } from "./prose.ts";
import { shorten } from "./shorten.ts";
import { tableSection } from "./table.ts";

/** What all findings have that a report can show. */
type Finding = Pick<Diagnostic, "code" | "severity" | "message" | "hint" | "source" | "paste">;

/** Findings as a list, each with its remedy and the lines to paste into a manifest. */
export function listFindings(findings: readonly (Omit<Finding, "code"> & { code: string })[]): string[] {
  return findings.map(({ code: rule, message, hint, source, paste = [] }) => {
    const remedy = hint === undefined ? "" : `\n  → ${prose(shorten(hint))}`;
    const place = source ? `, ${code(placeText(source))}` : "";
    const lines = paste.length === 0 ? "" : `\n\n${codeBlock(paste, "yaml").replaceAll(/^/gm, "  ")}`;
    return `- ${prose(shorten(message))} (${code(rule)}${place})${remedy}${lines}`;
  });
}

/**
 * Findings with their places as a table, those of one cause in one row.
 *
 * @param wordOf What is said of a finding in its first cell, in Markdown. Default: how severe it is.
 */
export function findingsTable(
  title: string,
  findings: readonly Diagnostic[],
  wordOf: (finding: Diagnostic) => string = ({ severity }) => (severity === "error" ? "**error**" : severity),
): Section {
  const rows = oncePerCause(findings).map((finding) => {
    const { message, hint, source, code: rule } = finding;
    return [
      wordOf(finding),
      source ? cellCode(placeText(source)) : "",
      `${cellProse(shorten(message))}${hint === undefined ? "" : `<br>→ ${cellProse(shorten(hint))}`}`,
      cellCode(rule),
    ];
  });
  return tableSection(title, ["", "where", "what", "rule"], rows, "finding");
}
