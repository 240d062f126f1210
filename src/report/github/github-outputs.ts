/**
 * The outputs of a step by what the report is of: each with its meaning, as `src/commands/README.md` has it. All values are texts;
 * counts are digits.
 */
export const githubOutputs = {
  plan: {
    changes: "how many changes there are to make",
    creates: "how many objects would be created",
    updates: "how many objects would be updated in place",
    replaces: "how many objects would be replaced (deleted and recreated)",
    deletes: "how many objects would be deleted",
    adopts: "how many objects would be taken over as they are",
    "adopts-with-changes": "how many objects would be taken over and updated in place",
    marks: "how many markers (ownership lines) would be renewed, with nothing else written of their objects",
    refused: "how many reasons block the plan; `0` when it can be applied",
    digest: "the digest of the plan, which `--approve` takes",
  },
  drift: {
    drift: "`true` when anything is not as it was applied or, where that is not known, as declared; else `false`",
    edited: "how many objects were edited in the space",
    missing: "how many declared objects are not in the space",
    vanished: "how many schedules Segment has probably removed",
    differing: "how many parts of audiences are not as declared",
    troubled:
      "how many objects Segment cannot compute, is about to take something from, or name a key that nothing has",
    unmanaged: "how many live objects are unmanaged; `0` with `--unmanaged ignore`",
    pending: "how many changes are pending: not drift, and not applied yet",
  },
  validation: {
    valid: "`true` when there are no errors, and no warnings under `--strict`, else `false`",
    errors: "how many errors there are",
    warnings: "how many warnings there are",
  },
  test: {
    holds: "`true` when every expectation holds and as much is covered as is asked for, else `false`",
    tests: "how many tests were run, counted for each environment",
    passed: "how many expectations hold",
    failed: "how many expectations do not hold",
    unknown: "of how many expectations nobody knows whether they hold",
    coverage: "how many whole percent of what there is to see the tests see, in the environment that is covered least",
  },
  apply: {
    verdict: "`complete`, `unproven`, `partial`, `stale` or `failed`",
    done: "how many changes were made",
    failed: "how many changes failed",
    skipped: "how many changes were not tried, because a change before them failed or the run was interrupted",
    stale: "how many changes were not made, because the space is no longer as the plan says",
  },
  failure: {
    failed: "`true` when the command came to no result",
    code: "why, as a code such as `invalid-input`",
    "exit-code": "the exit code of the program",
  },
} as const satisfies Record<string, Record<string, string>>;

/** A value for each output of a report. */
export type OutputsOf<Report extends keyof typeof githubOutputs> = Record<keyof (typeof githubOutputs)[Report], string>;
