import { pause } from "../../apply/pause.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import { durationText } from "../../values/duration.ts";
import { IncompleteAnswerError } from "../../segment/errors.ts";
import { leaveOutNulls } from "../../segment/leave-out-nulls.ts";
import { isJsonObject } from "../../values/json.ts";
import type { AudiencePreview } from "../../segment/generated/wire.ts";
import { CommandError } from "../command-error.ts";

/** First and longest pause between two looks, in API milliseconds. Even the first keeps to a fifth of the limit. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;
const GROWTH = 1.5;

/** A preview that Segment is done with. */
export type FinishedPreview = AudiencePreview & { status: "COMPLETED" | "FAILED" };

/** How long to wait. */
export interface AwaitOptions {
  /** In API milliseconds; 0 looks once. */
  timeoutMs: number;
  /** How many API seconds pass in one real second; 1 except against a simulator. */
  timeScale: number;
}

/**
 * Looks at a preview until it is computed or has failed. The access's signal ends the wait at once: a look changes
 * nothing.
 *
 * @throws {CommandError} when it still is not done at the end of the time.
 */
export async function awaitPreview(
  { client, spaceId, signal }: SpaceAccess,
  id: string,
  { timeoutMs, timeScale }: AwaitOptions,
): Promise<FinishedPreview> {
  const deadline = performance.now() + timeoutMs / timeScale;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * GROWTH, LONGEST_PAUSE_MS)) {
    const late = performance.now() >= deadline;
    const answer = await client.call("getAudiencePreview", { path: { spaceId, id }, signal });
    const { audiencePreview } = leaveOutNulls("getAudiencePreview", answer);
    if (!isJsonObject(audiencePreview))
      throw new IncompleteAnswerError("getAudiencePreview", "the answer", "audiencePreview");
    const { status } = audiencePreview;
    if (status === "COMPLETED" || status === "FAILED") return { ...audiencePreview, status };
    if (late)
      throw new CommandError(`preview ${id} is still being computed after ${durationText(timeoutMs / 1000)}`, {
        code: "preview-timeout",
        hint: "give Segment more time, and --timeout a longer one",
      });
    await pause(Math.min(pauseMs / timeScale, Math.max(1, deadline - performance.now())), [signal]);
    signal?.throwIfAborted();
  }
}
