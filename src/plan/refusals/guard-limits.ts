/** How much one plan may destroy or change. Percentages are of the objects that the project owns. */
export interface GuardLimits {
  maxDeletes: number;
  maxDeletePercent: number;
  maxChangePercent: number;
  /** Leave to delete everything that is owned. */
  allowDeleteAll: boolean;
}
