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

/** What each exit code says, for help texts and `src/commands/README.md`. */
export const exitCodeTexts: Record<ExitCode, string> = {
  0: "done: nothing to do, or done as asked",
  1: "failed: bad input, bad configuration, API error; a test failed",
  2: "differences: drift, diff or trace verify found some; plan --detailed-exitcode has something to apply, be it only markers to renew, audit --detailed-exitcode findings; catalog pull --check found the file out of date",
  3: "refused by a guard or to protect what is not ours; a plan leaves something out",
  4: "the saved plan, or the approval of a plan, is stale: nothing was written",
  5: "applied in part, or not proven: something failed, is left out of the plan, or could not be seen in the space; a list, an audit, a diff or a catalog pull could not read everything",
};

/** What to do about each exit code. */
export const exitCodeAdvice: Record<ExitCode, string> = {
  0: "Nothing is left to do.",
  1: "The message on stderr says where the fault is and what to do about it. audiencectl explain CODE says more of a finding with a code in brackets, and audiencectl doctor looks for what is missing.",
  2: "No failure: what a difference means is for the pipeline to decide. An edit made by hand is undone by apply, and brought into the manifests by import --update.",
  3: "Nothing was written. The plan says what is refused, why, and how to permit it; do that only if it is intended. Where a plan only leaves single changes out, apply carries out the others and ends with 5.",
  4: "The plan is not what the files and the space ask for now; the message says what differs. Make a new plan, and look at it.",
  5: "What is done stays done. The end of the output says what failed or was refused, what was left out or skipped because of it, and with which command to go on: a saved plan can be applied once more. What is not proven may be done; a new plan shows it.",
};
