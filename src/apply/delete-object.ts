import { toItsEnd } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf, listedPartsOf } from "../resources/kinds.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { checkCreation } from "./create-object.ts";
import type { WriteAnswer } from "./guarded-write.ts";
import { checkPrecondition } from "./precondition.ts";
import { seeGone } from "./see-effect.ts";
import { StaleError } from "./stale-error.ts";
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
        before: () => checkParts(change, context),
        decide(live) {
          if (!live) return undefined;
          checkPrecondition(change, live, context);
          return {};
        },
      },
    )
    .catch((error: unknown) => afterLostAnswer(error, change, context));
  if (answer?.["deleted"] === false) throw new NotDeletedError();
  if (answer && answer["deleted"] !== true && answer["status"] !== "SUCCESS") await seeGone(change, context);
  return { written: sent, id: place.id };
}

/** Gone is what was wanted, whoever did it. */
async function afterLostAnswer(error: unknown, change: Change, { access }: WriteContext): Promise<WriteAnswer> {
  if (error instanceof SegmentApiError && error.kind === "not-found") return { sent: true };
  if (!isAmbiguous(error) || (await readObject(toItsEnd(access), change.kind, placeOfLive(change)))) throw error;
  return { sent: true };
}

/**
 * Looks whether something was added to an object that goes away: it would go with it, although nobody agreed to that.
 *
 * @throws {StaleError} naming what was added.
 */
async function checkParts({ kind, within, id = "" }: Change, { plannedIds, view }: WriteContext): Promise<void> {
  // A connection with activations is refused by the API itself (API.md 5.1). What this run made itself it may take back
  // with all that it made for it.
  if (within || !plannedIds.has(id)) return;
  const lists = await Promise.all(listedPartsOf(kind).map((part) => view.list(kindOf(part), [id])));
  const added = lists.flat().filter((part) => part.within[0] === id && !plannedIds.has(part.id));
  if (added.length === 0) return;
  const names = added.map(({ name, id: own }) => `${JSON.stringify(name)} (${own})`).join(", ");
  throw new StaleError(`it would go with what was added to it since the plan was made: ${names}`);
}

/** The API answered a deletion with success and said that nothing was deleted (API.md 6.2). */
class NotDeletedError extends Error {
  override readonly name = "NotDeletedError";
  readonly code = "apply-not-deleted";

  constructor() {
    super("the API answered that it was not deleted");
  }
}
