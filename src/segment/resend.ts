import { isBroken, parseJson } from "./answer.ts";
import type { OperationRow } from "./operations.ts";
import { LONGEST_WAIT_MS, mayAskToWait, readAskedMs, waitAfterRefusal, type RefusalWait } from "./refusal.ts";

/** How often a refused (429) request is sent again. The vendor's own Terraform provider allows as many (API.md 6.7). */
const REFUSAL_RETRIES = 10;
/** How often a request that failed otherwise is sent again, where that is safe. */
const FAILURE_RETRIES = 4;
/** The first pause after a failure, in API milliseconds; doubled with each further failure. */
const FAILURE_PAUSE_MS = 600;

/** What follows from an attempt. */
export interface Verdict {
  /** Milliseconds after which to send the request again; `undefined` when it must not be sent again. */
  resendAfterMs: number | undefined;
  /** Milliseconds for which the whole lane has to keep still. */
  cooldownMs: number;
  /** After a refusal: on whose word that is. */
  refusal?: Omit<RefusalWait, "waitMs">;
  /** Milliseconds that the server asks to wait, when that is longer than anybody waits. */
  stopMs?: number | undefined;
  /** Whether the attempt found the API in trouble. A refusal is none: it says that the API works. */
  troubled: boolean;
}

/** Judges the attempts of one call. Refusals and failures are counted apart: neither uses up the other's patience. */
export interface ResendPolicy {
  /** Leaves the body to be read by others. */
  afterAnswer(response: Response): Promise<Verdict>;
  /** After an attempt without an answer, which leaves open whether it took effect. */
  afterFailure(): Verdict;
}

/**
 * Only what is safe to send twice is sent again after a failure. A refusal did nothing, so it is always sent again.
 *
 * @param windowMs The lane's window in real milliseconds.
 * @param timeScale How many API seconds pass in one real second.
 */
export function createResendPolicy(
  row: Pick<OperationRow, "resend">,
  { windowMs, timeScale }: { windowMs: number; timeScale: number },
): ResendPolicy {
  let refusals = 0;
  let failures = 0;

  const afterFailure = (askedMs = 0): Verdict => {
    failures += 1;
    const stopMs = askedMs > LONGEST_WAIT_MS ? askedMs : undefined;
    const givesUp = row.resend !== "always" || failures > FAILURE_RETRIES || stopMs !== undefined;
    const pauseMs = (FAILURE_PAUSE_MS * 2 ** (failures - 1)) / timeScale;
    // Never less than half of the pause: a server in trouble is not helped by four attempts at once.
    const jittered = pauseMs * (0.5 + Math.random() / 2);
    return { resendAfterMs: givesUp ? undefined : Math.max(jittered, askedMs), cooldownMs: 0, stopMs, troubled: true };
  };

  return {
    afterFailure: () => afterFailure(),
    async afterAnswer(response) {
      const { status, headers, ok } = response;
      const text = await response.clone().text();
      const body = parseJson(text);
      if (isTransient(status)) return afterFailure(mayAskToWait(status) ? readAskedMs(headers, body) : undefined);
      // One that was cut off on the way, or that a proxy put in its place, says nothing about the request.
      if (ok && body === undefined && isBroken(text)) return afterFailure();
      if (status !== 429) return { resendAfterMs: undefined, cooldownMs: 0, troubled: false };
      const { waitMs, ...refusal } = waitAfterRefusal({ headers, body, refusalsBefore: refusals }, windowMs);
      refusals += 1;
      if (waitMs > LONGEST_WAIT_MS) return { resendAfterMs: undefined, cooldownMs: 0, stopMs: waitMs, troubled: false };
      return {
        resendAfterMs: refusals > REFUSAL_RETRIES ? undefined : waitMs,
        cooldownMs: waitMs,
        refusal,
        troubled: false,
      };
    },
  };
}

/** Whether a status speaks of a passing trouble. 501 says that the operation does not exist, which stays so. */
function isTransient(status: number): boolean {
  return status === 408 || (status >= 500 && status !== 501);
}
