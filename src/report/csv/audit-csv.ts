import type { Audit } from "../../hygiene/audit.ts";
import { sizeText } from "../audit-rows.ts";
import { csvLines } from "./csv-lines.ts";

const titles = [
  "rule",
  "what",
  "saves",
  "kind",
  "id",
  "owner",
  "address",
  "name",
  "key",
  "size",
  "evidence",
  "read at",
];

/** What a space would be better without, for a spreadsheet: a line of titles, then one for each finding and none for what is not known. */
export function renderAuditCsv({ rules, rows }: Audit): string {
  const texts = new Map(rules.map((rule) => [rule.name, rule]));
  const found = rows.map((row) => {
    const { title = "", saves = "" } = texts.get(row.rule) ?? {};
    const { kind = "space", id = "", owner = "", address = "", name = "", key = "" } = row.subject ?? {};
    return [row.rule, title, saves, kind, id, owner, address, name, key, sizeText(row), row.evidence, row.readAt];
  });
  return csvLines([titles, ...found]);
}
