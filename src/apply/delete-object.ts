import { callKind } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { checkCreation } from "./create-object.ts";
import { checkPrecondition } from "./precondition.ts";
import { placeOfLive, type WriteContext, type WriteResult } from "./writer.ts";

/** Deletes the live object of a change. One that is gone already is what was wanted. */
export async function deleteObject(change: Change, context: WriteContext): Promise<WriteResult> {
  if (change.action === "replace") await checkCreation(change, context);
  const place = placeOfLive(change);
  return await context.whenEditable({ ...change, action: "delete" }, async (live) => {
    if (!live) return { written: false, id: place.id };
    checkPrecondition(change, live, context);
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

/** The API answered a deletion with success and said that nothing was deleted (facts 5.2). */
class NotDeletedError extends Error {
  override readonly name = "NotDeletedError";
  readonly code = "apply-not-deleted";

  constructor() {
    super("the API answered that it was not deleted");
  }
}
