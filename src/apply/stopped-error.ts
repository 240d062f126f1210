/** The run was stopped while a change was still waiting for its turn, so that nothing was written for it. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
  readonly code = "apply-stopped";

  constructor() {
    super("the run was stopped before it");
  }
}
