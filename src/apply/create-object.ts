import { callKind, findObjectsByName, objectIn } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import { joinDescription } from "../resources/marker.ts";
import { getAt } from "../resources/pointer.ts";
import type { LiveResource } from "../resources/resource.ts";
import { plannedValues, type PlannedValues } from "./planned-values.ts";
import { StaleError } from "./stale-error.ts";
import { isAmbiguous, type WriteContext, type WriteResult } from "./writer.ts";

/** How long to look for an object whose creation got no answer, in API milliseconds: lists may lag behind. */
const READ_BACK_PAUSES_MS = [0, 1000, 2000, 4000];

/** Creates the object of a change, unless there is one of its name already. */
export async function createObject(change: Change, context: WriteContext): Promise<WriteResult> {
  return await sendCreation(change, await prepareCreation(change, context), context);
}

/**
 * Everything that can be found out before an object is created. A replacement has to do so before it deletes.
 *
 * @throws {StaleError} when the name was taken since the plan was made, or a key is missing.
 */
export async function prepareCreation(change: Change, context: WriteContext): Promise<PlannedValues> {
  const values = plannedValues(change, context);
  const namesakes = await findObjectsByName(context.access, kindOf(change.kind), change.name);
  const twin = namesakes.find(({ id }) => id !== change.id);
  if (!twin) return values;
  const name = JSON.stringify(change.name);
  throw new StaleError(`an object named ${name} (${twin.id}) was made since the plan was made`);
}

/** Sends the creation. When its answer is lost, the object is looked for before it counts as failed. */
export async function sendCreation(
  change: Change,
  { spec, ownership }: PlannedValues,
  context: WriteContext,
): Promise<WriteResult> {
  const kind = kindOf(change.kind);
  const text = getAt(spec, "/description");
  const description = joinDescription(typeof text === "string" ? text : "", ownership);
  try {
    const data = await callKind(context.access, kind, "create", { body: kind.toCreateBody(spec, description) });
    return resultOf(kind.fromWire(objectIn(data, kind)));
  } catch (error) {
    const made = isAmbiguous(error) ? await findMade(change, kind, context) : undefined;
    if (!made) throw error;
    return resultOf(made);
  }
}

/** The object that carries the change's marker, apart from the one that it replaces and that lists may still show. */
async function findMade(change: Change, kind: ResourceKind, context: WriteContext): Promise<LiveResource | undefined> {
  const wanted = change.ownership.after;
  for (const pauseMs of READ_BACK_PAUSES_MS) {
    await context.pause(pauseMs);
    const found = await findObjectsByName(context.access, kind, change.name);
    const made = found.find(
      ({ id, ownership }) =>
        id !== change.id &&
        typeof ownership === "object" &&
        ownership.project === wanted?.project &&
        ownership.name === wanted.name,
    );
    if (made) return made;
  }
  return undefined;
}

function resultOf({ id, key }: LiveResource): WriteResult {
  return { written: true, id, ...(key !== undefined && { key }) };
}
