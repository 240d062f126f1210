import type { Audit } from "../../hygiene/audit.ts";
import { escapeControls } from "../../values/printable.ts";
import { auditSum, groupAudit, sizeText, subjectText } from "../audit-rows.ts";
import type { Style } from "../style.ts";
import { minuteText } from "../../values/minute-text.ts";

/** What a space would be better without, for reading: by rule, with what each finding rests on. Ends with a line break. */
export function renderAuditText(audit: Audit, style: Style): string {
  const { space, readAt, gaps } = audit;
  const blocks = groupAudit(audit).map(({ rule, rows }) => [
    `${style.bold(rule.title)} (${rows.length})`,
    `  ${style.dim(`saves ${rule.saves}`)}`,
    ...rows.flatMap((row) => {
      const size = sizeText(row);
      const members = size === "" || rule.name === "no-members" ? "" : `, size ${size}`;
      return [
        `${style.yellow("  !")} ${escapeControls(subjectText(row))}${members}`,
        `      ${escapeControls(row.evidence)} (read at ${escapeControls(clockOf(row.readAt, readAt))})`,
      ];
    }),
    `  → ${rule.hint}`,
  ]);
  const unknown = gaps.map(({ what }) => `${style.yellow("  ?")} ${escapeControls(what)}`);
  const name = escapeControls(space.name ?? space.slug ?? space.id);
  return [
    [`Audit of the space ${style.bold(name)}, read at ${escapeControls(minuteText(readAt))}`],
    ...blocks,
    ...(unknown.length > 0 ? [["Not known, so nothing is concluded from it:", ...unknown]] : []),
    [auditSum(audit)],
  ]
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

/** A time without its day, where that is the day at the head of the report. */
function clockOf(time: string, head: string): string {
  const text = minuteText(time);
  const day = minuteText(head).slice(0, "2026-03-02 ".length);
  return text.startsWith(day) ? text.slice(day.length) : text;
}
