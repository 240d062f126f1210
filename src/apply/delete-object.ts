import { callKind } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { checkPrecondition } from "./precondition.ts";
import type { WriteContext, WriteResult } from "./writer.ts";

/** Deletes the live object of a change. One that is gone already is what was wanted. */
export async function deleteObject(change: Change, context: WriteContext): Promise<WriteResult> {
  const id = change.id ?? "";
  return await context.whenEditable({ ...change, action: "delete" }, async (live) => {
    if (!live) return { written: false, id };
    checkPrecondition(change, live);
    try {
      await callKind(context.access, kindOf(change.kind), "delete", { id });
    } catch (error) {
      // Gone is what was wanted, whoever did it.
      if (!(error instanceof SegmentApiError && error.kind === "not-found")) throw error;
    }
    return { written: true, id };
  });
}
