/** How a check came out. Only a problem keeps the tool from working. */
export type CheckResult = "ok" | "warning" | "problem" | "skipped";

/** One check of `audiencectl doctor`. */
export interface CheckReport {
  /** Stable name for machines. */
  check: string;
  /** The same for people. */
  title: string;
  result: CheckResult;
  /** What was found, or why nothing could be. */
  found: string;
  /** What to do about it. */
  remedy?: string;
}

/** Whether nothing was found that keeps the tool from working. */
export function isHealthy(checks: readonly CheckReport[]): boolean {
  return checks.every(({ result }) => result !== "problem");
}
