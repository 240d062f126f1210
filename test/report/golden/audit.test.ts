import { expect, test } from "vitest";
import { auditRuleNames, type Audit, type AuditRow } from "../../../src/hygiene/audit.ts";
import { ruleOf } from "../../../src/hygiene/rules.ts";
import { renderAuditCsv } from "../../../src/report/csv/audit-csv.ts";
import { renderAuditMarkdown } from "../../../src/report/markdown/audit-markdown.ts";
import { createStyle } from "../../../src/report/style.ts";
import { renderAuditText } from "../../../src/report/text/audit-text.ts";

const readAt = "2026-03-02T16:41:07.000Z";

function row(rule: AuditRow["rule"], subject?: Partial<AuditRow["subject"]>, evidence = "so the list says"): AuditRow {
  const whole = { kind: "audience", id: `aud_${rule}`, name: "Repeat buyers", key: "repeat_buyers", members: 12_034 };
  return { rule, ...(subject && { subject: { ...whole, ...subject } }), evidence, readAt };
}

/** A row of every rule, and whatever a name may hold. */
const audit: Audit = {
  space: { id: "spa_1", slug: "shop", name: "Shop | *north*" },
  readAt,
  looked: { audience: 7, trait: 1 },
  rules: auditRuleNames.map((name) => {
    const { title, saves, hint } = ruleOf(name);
    return { name, title, saves, hint };
  }),
  rows: [
    row("unused", { owner: "growth@production", address: "audience/repeat-buyers" }),
    row("unused", { name: '=HYPERLINK("x"), <b>@team</b> | \u001b[31m', members: null }, "its key | is in no query"),
    row("no-members", { members: 0 }),
    row("destinations-off", {}),
    row("disabled", {}),
    row("near-quota"),
    row("failing", { kind: "trait", id: "ctr_1", name: "Orders" }),
    row("dead-key", {}),
    row("schedules-coincide"),
    { ...row("no-destination", {}), readAt: "2026-03-03T00:00:01.000Z" },
  ],
  gaps: [
    { rule: "no-members", what: "the size of 2 audiences: Segment does not tell it", refused: false },
    { what: "anything of ComputedTrait objects: <no> role", refused: true },
  ],
};

test.each([
  ["text", "text/audit.txt", renderAuditText(audit, createStyle(false))],
  ["Markdown", "markdown/audit.md", renderAuditMarkdown(audit)],
  ["CSV", "csv/audit.csv", renderAuditCsv(audit)],
])("an audit reads in %s as it should", async (_, file, rendered) => {
  await expect(rendered).toMatchFileSnapshot(file);
});
