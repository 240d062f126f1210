import { kindOf } from "../resources/kinds.ts";
import { unknownKinds } from "../resources/reading.ts";
import { compareText } from "../values/compare-text.ts";
import { auditRuleNames, type Audit, type AuditGap, type AuditRow, type AuditRuleName } from "./audit.ts";
import type { AuditInput } from "./audit-input.ts";
import { ruleOf } from "./rules.ts";

/**
 * Looks for what a live space would be better without. Rows stand in the order of what they would save: by rule, then those
 * with the most members first, then by name.
 *
 * @param asked What to look for, in any order.
 */
export function findAudit(
  input: AuditInput,
  space: Audit["space"],
  asked: readonly AuditRuleName[] = auditRuleNames,
): Audit {
  const rules = auditRuleNames.filter((name) => asked.includes(name)).map(ruleOf);
  const rows: AuditRow[] = [];
  const gaps: AuditGap[] = unknownKinds(input.reading, []).map(({ kind, because }) => ({
    what: `anything of ${kind} objects: ${because}`,
    refused: true,
  }));
  for (const { name, find } of rules) {
    const found = find(input);
    rows.push(...found.rows.map((row) => ({ rule: name, ...row })).toSorted(bySaving));
    for (const gap of found.gaps) if (!gaps.some(({ what }) => what === gap.what)) gaps.push({ rule: name, ...gap });
  }
  const texts = rules.map(({ name, title, saves, hint }) => ({ name, title, saves, hint }));
  return { space, readAt: input.readAt, looked: countKinds(input), rules: texts, rows, gaps };
}

function bySaving({ subject: a }: AuditRow, { subject: b }: AuditRow): number {
  return (
    (b?.members ?? 0) - (a?.members ?? 0) ||
    compareText(a?.name ?? "", b?.name ?? "") ||
    compareText(a?.id ?? "", b?.id ?? "")
  );
}

function countKinds({ meant }: AuditInput): Record<string, number> {
  const looked: Record<string, number> = {};
  for (const { kind } of meant) looked[kindOf(kind).prefix] = (looked[kindOf(kind).prefix] ?? 0) + 1;
  return looked;
}
