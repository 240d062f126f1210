import { findSpaceOf } from "../../planning/find-space-of.ts";
import { IncompleteAnswerError } from "../../segment/errors.ts";
import type { ApiConnection } from "../project/connect.ts";
import type { CommandIo } from "../io.ts";
import { interruptible } from "../running/interrupt.ts";
import { againCommand } from "./again-command.ts";
import { awaitPreview, type FinishedPreview } from "./await-preview.ts";
import { describeEnd, type PreviewProgress } from "./describe-end.ts";
import type { PreviewOptions } from "./options.ts";
import type { PreviewSource, PreviewSubject } from "./subject.ts";
import { createPreviewView } from "./view.ts";

/** What a preview is asked with. */
export interface AskContext {
  connection: Pick<ApiConnection, "client" | "timeScale">;
  source: PreviewSource;
  address: string | undefined;
  /** The headers of the last answer to a request for a preview. */
  lastHeaders: () => Headers | undefined;
}

/**
 * Asks Segment for a preview, or for an earlier one again, and waits for it before somebody's eyes. Signals end it: a
 * request for a preview that is under way is finished first, because its answer has the id.
 *
 * @throws {CommandError} when there is no result, with what was spent and how to go on.
 */
export async function askAndWait(
  io: CommandIo,
  options: PreviewOptions,
  { connection, source, address, lastHeaders }: AskContext,
): Promise<{ preview: FinishedPreview; live: PreviewSubject["live"] }> {
  const { client, timeScale } = connection;
  const view = createPreviewView(
    io,
    address ?? (options.id === undefined ? "the query" : "earlier preview"),
    timeScale,
  );
  try {
    return await interruptible(io, async (stop, abort) => {
      const progress: PreviewProgress = {
        earlier: options.id !== undefined,
        ...(options.id !== undefined && { id: options.id }),
        again: (id) => againCommand(options, address, id),
        timeScale,
        stop,
        abort,
      };
      try {
        if (address !== undefined) view.note("reading the space");
        const { id: spaceId } = await findSpaceOf(client, source.project, source.environment, stop);
        const access = { client, spaceId, signal: stop };
        const { body, live } = await source.complete(access);
        if (body) {
          view.note("asking Segment for a preview");
          const { audiencePreview } = await client.call("createAudiencePreview", {
            path: { spaceId },
            body,
            signal: abort,
            turn: { signal: stop },
          });
          if (typeof audiencePreview?.id !== "string")
            throw new IncompleteAnswerError("createAudiencePreview", "the preview", "id");
          progress.id = audiencePreview.id;
        }
        const id = progress.id ?? "";
        stop.throwIfAborted();
        view.note(body ? "waiting for Segment to compute it" : "reading it", `preview ${id}`);
        return { preview: await awaitPreview(access, id, { timeoutMs: options.timeout, timeScale }), live };
      } catch (error) {
        const headers = lastHeaders();
        throw describeEnd(error, { ...progress, ...(headers && { lastHeaders: headers }) });
      }
    });
  } finally {
    view.close();
  }
}
