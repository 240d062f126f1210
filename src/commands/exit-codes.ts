/** Every exit code with its meaning. Scripts rely on them: a code never changes its meaning. */
export const exitCodes = {
  done: 0,
  failed: 1,
  differences: 2,
  refused: 3,
  stale: 4,
  partial: 5,
} as const;

/** An exit code of the program. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What each exit code says, for help texts and the README. */
export const exitCodeTexts: Record<ExitCode, string> = {
  0: "done: nothing to do, or done as asked",
  1: "failed: bad input, bad configuration, API error",
  2: "differences: drift found some; plan --detailed-exitcode has changes",
  3: "refused by a guard or to protect what is not ours",
  4: "the saved plan, or the approval of a plan, is stale: nothing was written",
  5: "applied in part",
};
