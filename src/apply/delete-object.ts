import { callKind } from "../live/call-kind.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf, listedPartsOf } from "../resources/kinds.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { checkCreation } from "./create-object.ts";
import { checkPrecondition } from "./precondition.ts";
import { StaleError } from "./stale-error.ts";
import { placeOfLive } from "./place-in-space.ts";
import type { WriteContext, WriteResult } from "./writer.ts";

/** Deletes the live object of a change. One that is gone already is what was wanted. */
export async function deleteObject(change: Change, context: WriteContext): Promise<WriteResult> {
  if (change.action === "replace") await checkCreation(change, context);
  const place = placeOfLive(change);
  return await context.whenEditable({ ...change, action: "delete" }, async (live) => {
    if (!live) return { written: false, id: place.id };
    checkPrecondition(change, live, context);
    await checkParts(change, context);
    try {
      const { deleted } = await callKind(context.access, kindOf(change.kind), "delete", place);
      if (deleted === false) throw new NotDeletedError();
    } catch (error) {
      // Gone is what was wanted, whoever did it.
      if (!(error instanceof SegmentApiError && error.kind === "not-found")) throw error;
    }
    return { written: true, id: place.id };
  });
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
