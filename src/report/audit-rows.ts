import type { Audit, AuditRow, AuditRuleText } from "../hygiene/audit.ts";
import { count, plural } from "../values/words.ts";

/** The rows of a rule that found something. */
export interface AuditGroup {
  rule: AuditRuleText;
  rows: readonly AuditRow[];
}

/** The rows by rule, in the order of what they would save; rules that found nothing are left out. */
export function groupAudit({ rules, rows }: Audit): AuditGroup[] {
  return rules
    .map((rule) => ({ rule, rows: rows.filter((row) => row.rule === rule.name) }))
    .filter((group) => group.rows.length > 0);
}

/** What a row is about, in words: its name with what tells it apart, or the space. */
export function subjectText({ subject }: Pick<AuditRow, "subject">): string {
  if (!subject) return "the space";
  const { kind, name, id, address, owner } = subject;
  const whose = address === undefined ? "" : `, ${address} of ${owner}`;
  return `${kind} ${JSON.stringify(name)} (${id}${whose})`;
}

/** The size of what a row is about: empty where it has none, `unknown` where Segment does not say. */
export function sizeText({ subject }: Pick<AuditRow, "subject">): string {
  if (subject?.members === undefined) return "";
  return subject.members === null ? "unknown" : String(subject.members);
}

/** What an audit came to, as a sentence. */
export function auditSum({ rows, looked, gaps }: Audit): string {
  const kinds = Object.entries(looked).map(([kind, number]) => plural(number, kind));
  const missing = gaps.some(({ refused }) => refused) ? "; not all of it could be read" : "";
  return `${count(rows.length)} ${rows.length === 1 ? "finding" : "findings"} in ${kinds.join(", ") || "nothing"}${missing}.`;
}
