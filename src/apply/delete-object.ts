import { toItsEnd, type SpaceAccess } from "../live/call-kind.ts";
import { listPartsOf } from "../live/list-parts-of.ts";
import { readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { checkCreation } from "./create-object.ts";
import type { WriteAnswer } from "./guarded-write.ts";
import { checkAdded, checkPrecondition } from "./precondition.ts";
import { seeGone } from "./see-effect.ts";
import { placeOfLive } from "./place-in-space.ts";
import { isAmbiguous, type WriteContext, type WriteResult } from "./writer.ts";

/** Deletes the live object of a change. One that is gone already is what was wanted. */
export async function deleteObject(change: Change, context: WriteContext): Promise<WriteResult> {
  if (change.action === "replace") await checkCreation(change, context);
  const place = placeOfLive(change);
  const { sent, answer } = await context
    .guardedWrite(
      { ...change, action: "delete" },
      {
        verb: "delete",
        before: (asked) => checkWhole(change, context, asked),
        decide(live) {
          if (!live) return undefined;
          checkPrecondition(change, live, context);
          return {};
        },
      },
    )
    .catch((error: unknown) => afterLostAnswer(error, change, context));
  if (answer?.["deleted"] === false) throw new NotDeletedError();
  // Of what nothing waits for, the proof at the end of the run tells.
  const isBelieved = answer?.["deleted"] === true || answer?.["status"] === "SUCCESS";
  if (answer && (!isBelieved || context.isAwaited(change.address))) await seeGone(change, context);
  return { written: sent, id: place.id };
}

/** Gone is what was wanted, whoever did it. */
async function afterLostAnswer(error: unknown, change: Change, { access }: WriteContext): Promise<WriteAnswer> {
  if (error instanceof SegmentApiError && error.kind === "not-found") return { sent: true };
  if (!isAmbiguous(error) || (await readObject(toItsEnd(access), change.kind, placeOfLive(change)))) throw error;
  return { sent: true };
}

/** A connection with activations is refused by the API itself (API.md 5.1). */
async function checkWhole(change: Change, context: WriteContext, asked: SpaceAccess): Promise<void> {
  // What this run made itself it may take back with all that it made for it.
  if (change.within || !context.plannedIds.has(change.id ?? "")) return;
  const parts = await listPartsOf(asked, change.kind, { ...placeOfLive(change), spec: change.before ?? {} });
  checkAdded(parts, context);
}

/** The API answered a deletion with success and said that nothing was deleted (API.md 6.2). */
class NotDeletedError extends Error {
  override readonly name = "NotDeletedError";
  readonly code = "apply-not-deleted";

  constructor() {
    super("the API answered that it was not deleted");
  }
}
