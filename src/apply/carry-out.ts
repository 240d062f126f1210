import type { Change } from "../plan/generated/plan.ts";
import { createObject, sendCreation } from "./create-object.ts";
import { deleteObject } from "./delete-object.ts";
import { editObject } from "./edit-object.ts";
import { HalfDoneError } from "./half-done-error.ts";
import type { Step } from "./steps.ts";
import type { WriteContext, WriteResult } from "./writer.ts";

/**
 * Carries one step out.
 *
 * @throws {HalfDoneError} when the old object of a replacement is gone and the new one could not be made.
 */
export async function carryOut({ verb, change }: Step, context: WriteContext): Promise<WriteResult> {
  if (verb === "edit") return await editObject(change, context);
  if (verb === "delete") return await deleteObject(change, context);
  return change.action === "replace" ? await recreate(change, context) : await createObject(change, context);
}

async function recreate(change: Change, context: WriteContext): Promise<WriteResult> {
  try {
    return await sendCreation(change, context);
  } catch (error) {
    throw new HalfDoneError(change, error);
  }
}
