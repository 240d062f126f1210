import { listPartsOf } from "../live/list-parts-of.ts";
import { readObject } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { checkCreation } from "./create-object.ts";
import { placeOfLive } from "./place-in-space.ts";
import { checkAdded, checkPrecondition } from "./precondition.ts";
import { StaleError } from "./stale-error.ts";
import type { WriteContext, WriteResult } from "./writer.ts";

/**
 * Looks at an object that goes and at all that goes with it, before the first of them is deleted: as soon as one is not as
 * the plan saw it, all of them stay. Each is looked at once more just before its own deletion.
 *
 * @param parts The changes of what goes with it.
 * @throws {StaleError} naming what moved, and where.
 * @throws {LockTimeoutError} when the object stays locked.
 */
export async function lookAtTree(
  change: Change,
  parts: readonly Change[],
  context: WriteContext,
): Promise<WriteResult> {
  const place = placeOfLive(change);
  await context.whenEditable({ ...change, action: "delete" }, async (checkLock) => {
    if (change.action === "replace") await checkCreation(change, context);
    const [live, found] = await Promise.all([
      readObject(context.access, change.kind, place),
      listPartsOf(context.access, change.kind, { ...place, spec: change.before ?? {} }),
    ]);
    if (live) checkPrecondition(change, live, context);
    checkAdded(found, context);
    const byId = new Map(found.map((part) => [part.id, part]));
    for (const part of parts) {
      const now = byId.get(part.id ?? "");
      if (now) within(part, () => checkPrecondition(part, now, context));
    }
    checkLock(live);
  });
  return { written: false, id: place.id };
}

/** The failure is that of the whole, so it has to say which part it is about. */
function within({ address }: Change, check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof StaleError)) throw error;
    throw new StaleError(`${address}, which would go with it, is not as planned: ${error.message}`);
  }
}
