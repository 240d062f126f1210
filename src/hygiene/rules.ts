import { auditRuleNames, type AuditRuleName } from "./audit.ts";
import type { AuditNeed, AuditRule } from "./rule.ts";
import { deadKey } from "./rules/dead-key.ts";
import { destinationsOff } from "./rules/destinations-off.ts";
import { nearQuota } from "./rules/near-quota.ts";
import { offNames } from "./rules/off-pattern.ts";
import { schedulesCoincide } from "./rules/schedules-coincide.ts";
import { noDestination, unused } from "./rules/sent-nowhere.ts";
import { disabled, failing, noMembers } from "./rules/state.ts";

const rules: readonly AuditRule[] = [
  unused,
  noMembers,
  destinationsOff,
  disabled,
  nearQuota,
  failing,
  deadKey,
  schedulesCoincide,
  noDestination,
  offNames,
];

const byName = new Map(rules.map((rule) => [rule.name, rule]));

/**
 * The rule of a name.
 *
 * @throws {TypeError} for a name without a rule, which the test of this table keeps from happening.
 */
export function ruleOf(name: AuditRuleName): AuditRule {
  const rule = byName.get(name);
  if (!rule) throw new TypeError(`no rule of an audit is named ${name}`);
  return rule;
}

/** What rules have to be told besides the lists of the space. @param names In any order. */
export function needsOf(names: readonly AuditRuleName[] = auditRuleNames): ReadonlySet<AuditNeed> {
  return new Set(names.flatMap((name) => ruleOf(name).needs));
}
