import type { Change } from "../plan/generated/plan.ts";
import { createObject, prepareCreation, sendCreation } from "./create-object.ts";
import { deleteObject } from "./delete-object.ts";
import { editObject } from "./edit-object.ts";
import { HalfDoneError } from "./half-done-error.ts";
import type { WriteContext, Writer, WriteResult } from "./writer.ts";

/** How each action is carried out. */
export const writers: Record<Exclude<Change["action"], "none">, Writer> = {
  create: createObject,
  update: editObject,
  adopt: editObject,
  forget: editObject,
  delete: deleteObject,
  replace: replaceObject,
};

/**
 * Deletes and creates anew. Whatever can be checked is checked before the deletion, which cannot be taken back.
 *
 * @throws {HalfDoneError} when the old object is gone and the new one could not be made.
 */
async function replaceObject(change: Change, context: WriteContext): Promise<WriteResult> {
  const creation = await prepareCreation(change, context);
  await deleteObject(change, context);
  try {
    return await sendCreation(change, creation, context);
  } catch (error) {
    throw new HalfDoneError(change, error);
  }
}
