import type { Change } from "../plan/generated/plan.ts";
import { createObject, sendCreation } from "./create-object.ts";
import { deleteObject } from "./delete-object.ts";
import { editObject } from "./edit-object.ts";
import { HalfDoneError } from "./half-done-error.ts";
import { lookAtTree } from "./look-at-tree.ts";
import type { Step } from "./steps.ts";
import type { WriteContext, WriteResult } from "./writer.ts";

/**
 * Carries one step out.
 *
 * @throws {HalfDoneError} when the old object of a replacement is gone and the new one could not be made, or when an
 *   object that stepped aside keeps its temporary name.
 * @throws {NotRememberedError} when secrets were sent, and the marker that is to remember them could not be written.
 */
export async function carryOut(step: Step, context: WriteContext): Promise<WriteResult> {
  const { verb, change } = step;
  const edits = verb === "edit" || verb === "aside";
  const write = (): Promise<WriteResult> => writeStep(step, context);
  const result = edits && !change.within ? await context.sent.alone(change.id ?? "", write) : await write();
  if (verb !== "delete" && result.written) await context.sent.remember(change);
  return result;
}

async function writeStep({ verb, change, parts = [] }: Step, context: WriteContext): Promise<WriteResult> {
  if (verb === "look") return await lookAtTree(change, parts, context);
  if (verb === "aside") return await editObject(steppingAside(change), context);
  if (verb === "edit") return change.aside ? await comeBack(change, context) : await editObject(change, context);
  if (verb === "delete") return await deleteObject(change, context);
  return change.action === "replace" ? await recreate(change, context) : await createObject(change, context);
}

/** The first half of a change that steps aside: the display name alone, and the marker as it is. */
function steppingAside(change: Change): Change {
  const { before, ownership, aside } = change;
  const after = { ...before, ...(aside && { name: aside.name }) };
  return {
    ...change,
    after,
    unknown: [],
    secrets: [],
    ownership: { before: ownership.before, after: ownership.before },
  };
}

async function comeBack(change: Change, context: WriteContext): Promise<WriteResult> {
  const before = { ...change.before, ...(change.aside && { name: change.aside.name }) };
  try {
    // What has begun is brought to its end: with its temporary name it cannot stay.
    return await editObject({ ...change, before }, { ...context, editBackfilling: true });
  } catch (error) {
    throw new HalfDoneError(change, error);
  }
}

async function recreate(change: Change, context: WriteContext): Promise<WriteResult> {
  try {
    return await sendCreation(change, context);
  } catch (error) {
    throw new HalfDoneError(change, error);
  }
}
