import type { AuditGap, AuditRow, AuditRuleText } from "./audit.ts";
import type { AuditInput } from "./audit-input.ts";

/** What has to be asked for besides the lists of the space. */
export type AuditNeed = "connections" | "destinations" | "seenTraits";

/** One thing that an audit looks for. */
export interface AuditRule extends AuditRuleText {
  needs: readonly AuditNeed[];
  find: (input: AuditInput) => AuditFindings;
}

/** What a rule found, and what it could not find out. */
export interface AuditFindings {
  rows: readonly Omit<AuditRow, "rule">[];
  gaps: readonly Omit<AuditGap, "rule">[];
}

/** Nothing at all. */
export const nothingFound: AuditFindings = { rows: [], gaps: [] };
