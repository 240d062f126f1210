import { sendsSecrets } from "../plan/change/sends-secrets.ts";
import type { Change } from "../plan/generated/plan.ts";

/** A part was written, and the marker of its audience could not be told what was sent of its secrets. */
export class NotRememberedError extends Error {
  override readonly name = "NotRememberedError";
  readonly code = "apply-secret-not-remembered";

  constructor(change: Change, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const sends = sendsSecrets(change);
    const half = sends
      ? "its secrets were sent, and that was not remembered"
      : "it has its new name, and what is remembered of its secrets still has the old one";
    // The marker has an older entry, or none beside a version: either calls for the secrets again.
    const noticed = change.after?.["secretVersion"] !== undefined || (sends && change.sentBefore !== undefined);
    const next = noticed
      ? "so the next apply sends them again"
      : "so that they change is noticed only after they were sent once more";
    super(`${half}, ${next}: ${reason}`, { cause });
  }
}
