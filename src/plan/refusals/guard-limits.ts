/** How much one plan may destroy or change. Percentages are of the objects that the project owns, without parts. */
export interface GuardLimits {
  maxDeletes: number;
  maxDeletePercent: number;
  maxChangePercent: number;
  /** How many members of whole audiences may be sent, to new destinations or again. Left out: any number. */
  maxMembersResent?: number;
  /** Leave to delete everything that is owned. */
  allowDeleteAll: boolean;
}
