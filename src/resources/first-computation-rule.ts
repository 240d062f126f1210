/** When an object may still be at its first computation, by its status and its age. */
export interface FirstComputationRule {
  /** Statuses that say so, at any age. */
  underWay: readonly string[];
  /** Statuses in which nothing is computed for the first time: it is done, or there is none just now. */
  notUnderWay: readonly string[];
  /** For so many hours after it was created, every other status counts as its first computation. */
  hours: number;
}
