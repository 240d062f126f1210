import type { Change } from "../plan/generated/plan.ts";

/** A part was written with its secrets, and the marker of its audience could not be told so. */
export class NotRememberedError extends Error {
  override readonly name = "NotRememberedError";
  readonly code = "apply-secret-not-remembered";

  constructor({ action, sentBefore, after }: Pick<Change, "action" | "sentBefore" | "after">, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const known = (action === "update" && sentBefore !== undefined) || after?.["secretVersion"] !== undefined;
    const next = known
      ? "so the next apply sends them again"
      : "so another value of them is not noticed before they are sent once more, as with another secretVersion";
    super(`it was written and its secrets were sent, but that was not remembered, ${next}: ${reason}`, { cause });
  }
}
