/** The groups of a drift that hold findings, in the order of reports. Pending changes are none. */
export const findingGroups = ["edited", "missing", "vanished", "differing", "troubled", "unmanaged"] as const;

/** A group of findings. */
export type FindingGroup = (typeof findingGroups)[number];

/** A finding as the next run can recognise it. */
export interface KnownFinding {
  group: FindingGroup;
  /** What it is about: an address; for unmanaged objects, kind and id. */
  subject: string;
  /** A hash of the group, the subject and what is the matter: an edit on top of a known one has another. */
  digest: string;
}
