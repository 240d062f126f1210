import { placeText, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Section } from "./budget.ts";
import { count } from "../../values/words.ts";
import { manyText, type Cause } from "../by-cause.ts";
import { cellCode, code, codeBlock, htmlCode } from "./code.ts";
import { cellProse, prose } from "./prose.ts";
import { shorten } from "./shorten.ts";
import { tableSection } from "./table.ts";

/** What all findings have that a report can show. */
type Finding = Pick<Diagnostic, "code" | "severity" | "message" | "hint" | "source" | "paste">;

/** A finding by any code. */
type AnyFinding = Omit<Finding, "code"> & { code: string; address?: string };

/** Findings as a list, each with its remedy and the lines to paste into a manifest. */
export function listFindings(findings: readonly AnyFinding[]): string[] {
  return findings.map((finding) => itemOf(finding));
}

/**
 * The same, where what has one cause is one entry, with its addresses folded.
 *
 * @param nameOf What a finding is about, as people call it. Default: the message says so.
 */
export function listCauses<Of extends AnyFinding>(
  causes: readonly Cause<Of>[],
  nameOf?: (finding: Of) => string,
): string[] {
  return causes.map((cause) => {
    const [first] = cause.findings;
    const many = manyText(cause);
    const name = nameOf ? `${prose(nameOf(first))}: ` : "";
    if (many === "") return itemOf(first, name);
    const { length } = cause.addresses;
    const all = cause.addresses.map((address) => htmlCode(address)).join(", ");
    return `${itemOf(first, `${many}${name}`)}\n\n  <details><summary>All ${count(length)}</summary>${all}</details>`;
  });
}

function itemOf({ code: rule, message, hint, source, paste = [], address }: AnyFinding, before = ""): string {
  const wholes = address === undefined ? [] : [address];
  const remedy = hint === undefined ? "" : `\n  → ${prose(shorten(hint), wholes)}`;
  const place = source ? `, ${code(placeText(source))}` : "";
  const lines = paste.length === 0 ? "" : `\n\n${codeBlock(paste, "yaml").replaceAll(/^/gm, "  ")}`;
  return `- ${before}${prose(shorten(message), wholes)} (${code(rule)}${place})${remedy}${lines}`;
}

/**
 * Findings with their places as a table, in their order.
 *
 * @param wordOf What is said of a finding in its first cell, in Markdown. Default: how severe it is.
 */
export function findingsTable(
  title: string,
  findings: readonly Diagnostic[],
  wordOf: (finding: Diagnostic) => string = ({ severity }) => (severity === "error" ? "**error**" : severity),
): Section {
  const rows = findings.map((finding) => {
    const { message, hint, source, code: rule, address } = finding;
    const wholes = address === undefined ? [] : [address];
    return [
      wordOf(finding),
      source ? cellCode(placeText(source)) : "",
      `${cellProse(shorten(message), wholes)}${hint === undefined ? "" : `<br>→ ${cellProse(shorten(hint), wholes)}`}`,
      cellCode(rule),
    ];
  });
  return tableSection(title, ["", "where", "what", "rule"], rows, "finding");
}
