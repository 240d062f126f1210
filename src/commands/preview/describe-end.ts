import { aboutText } from "../../values/duration.ts";
import { count } from "../../values/words.ts";
import { PathParameterError, SegmentApiError, SegmentNetworkError } from "../../segment/errors.ts";
import { msUntilNextPreview, PREVIEWS_PER_MONTH } from "../../segment/preview-budget.ts";
import { CommandError } from "../command-error.ts";
import { explainConnection } from "../running/connection-trouble.ts";
import { toCommandError } from "../running/to-command-error.ts";

const DAY_MS = 86_400_000;

/** How far a preview came before something ended it. */
export interface PreviewProgress {
  /** Known as soon as Segment has taken the request, or from the start for an earlier preview. */
  id?: string;
  /** Whether `id` was given, so that nothing was spent. */
  earlier: boolean;
  /** The command line that reads the preview with the id. */
  again: (id: string) => string;
  /** The headers of the last answer to the request. */
  lastHeaders?: Headers;
  timeScale: number;
  stop: AbortSignal;
  abort: AbortSignal;
}

/** What an error means to somebody who has a budget: whether a preview was spent, and how to get at it. */
export function describeEnd(error: unknown, progress: PreviewProgress): unknown {
  const { id, stop, abort } = progress;
  const stopped = stop.aborted && error === stop.reason;
  if (id !== undefined) return stopped ? stoppedWhileComputing(id, progress) : afterAsking(error, id, progress);
  if (stopped)
    return new CommandError("stopped before Segment was asked for a preview; none was spent", {
      code: "preview-stopped",
      hint: "run the command again",
    });
  if (abort.aborted && error === abort.reason)
    return new CommandError("interrupted while Segment was asked for a preview", {
      code: "preview-aborted",
      hint: openHint,
    });
  if (error instanceof SegmentApiError && error.operation === "createAudiencePreview")
    return beforeTaken(error, progress);
  if (error instanceof SegmentNetworkError && error.operation === "createAudiencePreview")
    return withHint(error, `${explainConnection(error).remedy}; ${openHint}`);
  return error;
}

const openHint = `it is open whether that counts, so run the command again only if one more of the ${PREVIEWS_PER_MONTH} previews a month may be spent`;

function beforeTaken(error: SegmentApiError, { again, lastHeaders, timeScale }: PreviewProgress): unknown {
  if (error.kind === "server") return withHint(error, `the API is in trouble; ${openHint}`);
  const waitMs = msUntilNextPreview(error, lastHeaders, timeScale);
  if (waitMs === undefined) return error;
  const day = new Date(Date.now() + waitMs).toISOString().slice(0, 10);
  const wait = waitMs < 2 * DAY_MS ? aboutText(waitMs / 1000) : `about ${Math.ceil(waitMs / DAY_MS)} days`;
  return new CommandError(
    `the previews of this month are used up: Segment computes ${count(PREVIEWS_PER_MONTH)} a month for a space, whoever asks`,
    {
      code: "preview-budget",
      hint: `the next one is possible on ${day}, in ${wait}; until then, ${again("ID")} reads earlier ones, and audiencectl explain query says offline what a query means`,
      cause: error,
    },
  );
}

function stoppedWhileComputing(id: string, { again }: PreviewProgress): CommandError {
  return new CommandError(`stopped before preview ${id} was ready; Segment goes on with it`, {
    code: "preview-interrupted",
    hint: `read it later with: ${again(id)}`,
  });
}

/** A preview that was spent must not be lost with an error. */
function afterAsking(error: unknown, id: string, { earlier, again }: PreviewProgress): unknown {
  if (earlier && error instanceof PathParameterError) return withHint(error, "check the id given with --id");
  if (earlier && error instanceof SegmentApiError && error.kind === "not-found")
    return withHint(error, `check the id given with --id, and that --env names the space that it was made in`);
  const known = toCommandError(error);
  if (!known || (earlier && known.code !== "preview-timeout")) return error;
  return withHint(known, `${known.hint === undefined ? "" : `${known.hint}; `}read the preview with: ${again(id)}`);
}

function withHint(error: Error & { code: string }, hint: string): CommandError {
  return new CommandError(error.message, { code: error.code, hint, cause: error });
}
