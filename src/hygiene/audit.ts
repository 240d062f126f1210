/** What an audit looks for, in the order of what it would save to see to it. */
export const auditRuleNames = [
  "unused",
  "no-members",
  "destinations-off",
  "disabled",
  "near-quota",
  "failing",
  "dead-key",
  "schedules-coincide",
  "no-destination",
  "off-pattern",
] as const;

/** One of the things that an audit looks for. */
export type AuditRuleName = (typeof auditRuleNames)[number];

/** The live object that a row is about. */
export interface AuditSubject {
  /** The prefix of its kind, such as `audience`. */
  kind: string;
  id: string;
  name: string;
  key?: string;
  /** The project and environment that own it, by its marker. Left out: nobody does, or the marker cannot be read. */
  owner?: string;
  /** The address that its owner gives it. */
  address?: string;
  /** Members at the last computation; `null` when Segment does not say. Left out for kinds that have none. */
  members?: number | null;
}

/** One thing that an audit found. */
export interface AuditRow {
  rule: AuditRuleName;
  /** What it is about. Left out: the space as a whole. */
  subject?: AuditSubject;
  /** What was read that shows it: a sentence without a full stop. */
  evidence: string;
  /** When that was read, ISO 8601. */
  readAt: string;
}

/** Something that an audit could not find out, so that it concludes nothing from it. */
export interface AuditGap {
  /** Which rule would have needed it. Left out: every one. */
  rule?: AuditRuleName;
  /** What is not known: a sentence without a full stop. */
  what: string;
  /** Whether the API refused or failed to answer; else it answered without saying. */
  refused: boolean;
}

/** What a rule is about, in words. */
export interface AuditRuleText {
  name: AuditRuleName;
  /** What is the matter with its objects, as a heading. */
  title: string;
  /** What it would save, or put right, to see to it: no sentence. */
  saves: string;
  /** What to do: a sentence without a full stop. */
  hint: string;
}

/** What a live space would be better without, as one plain JSON value. */
export interface Audit {
  space: { id: string; slug?: string; name?: string };
  /** When the lists of the space were read, ISO 8601. */
  readAt: string;
  /** How many objects of each kind were looked at, by the prefix of the kind. */
  looked: Readonly<Record<string, number>>;
  /** What was looked for. */
  rules: readonly AuditRuleText[];
  rows: readonly AuditRow[];
  gaps: readonly AuditGap[];
}
