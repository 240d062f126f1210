import type { Audit } from "../../hygiene/audit.ts";
import { auditSum, groupAudit, sizeText } from "../audit-rows.ts";
import { composeReport } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { cellCode, code } from "./code.ts";
import { cellName, cellProse, prose } from "./prose.ts";
import { shorten } from "./shorten.ts";
import { leftOut, tableSection } from "./table.ts";
import { minuteText } from "../../values/minute-text.ts";

/** What a space would be better without, for an issue or the summary of a job: a table for each rule. */
export function renderAuditMarkdown(audit: Audit, setting: ReportSetting = {}): string {
  const { space, readAt, gaps } = audit;
  const sections = groupAudit(audit).map(({ rule, rows }) =>
    tableSection(
      `### ${rule.title} (${rows.length})\n\nSaves ${rule.saves}. To do: ${rule.hint}.`,
      ["kind", "name", "address", "owner", "size", "evidence", "read at"],
      rows.map((row) => {
        const { kind = "space", name = "", id = "", address = "", owner = "" } = row.subject ?? {};
        return [
          kind,
          [name && cellName(shorten(name)), id && cellCode(id)].filter((each) => each !== "").join(" "),
          address && cellCode(address),
          owner && cellCode(owner),
          sizeText(row),
          cellProse(shorten(row.evidence)),
          cellCode(minuteText(row.readAt)),
        ];
      }),
      "finding",
    ),
  );
  const unknown = {
    head: "### Not known\n\nNothing is concluded from it.\n\n",
    entries: gaps.map(({ what }) => `- ${prose(shorten(what))}`),
    rest: (left: number) => leftOut(left, "gap"),
  };
  return composeReport(setting, {
    opening: `## Audit of the space ${code(space.name ?? space.slug ?? space.id)}\n\n**${auditSum(audit)}**`,
    sections: [...sections, unknown],
    closing: `Space ${code(space.id)}, read at ${code(minuteText(readAt))}.`,
  });
}
