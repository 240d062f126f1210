import type { OutcomeReason } from "./outcome.ts";

/** The run was stopped while a change was still waiting for its turn, so that nothing was written for it. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
  readonly code: string;

  constructor({ code, message }: OutcomeReason = stopped) {
    super(message);
    this.code = code;
  }
}

const stopped: OutcomeReason = { code: "apply-stopped", message: "interrupted before it started" };
