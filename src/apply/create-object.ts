import { callKind, toItsEnd } from "../live/call-kind.ts";
import { checkIdentity, findObjectsByName, objectIn } from "../live/objects.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { joinDescription } from "../resources/marker.ts";
import { textOf } from "../resources/wire-values.ts";
import type { JsonObject } from "../values/json.ts";
import { getAt } from "../values/pointer.ts";
import { firstComputation } from "../resources/first-computation.ts";
import { hashKey, isSameOwner, type Ownership } from "../resources/ownership.ts";
import { SegmentApiError } from "../segment/errors.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { FilledValues } from "../resources/secrets.ts";
import { findMade, findDuplicate } from "./find-duplicate.ts";
import { NotNewError } from "./not-new-error.ts";
import { plannedValues, type PlannedValues } from "./planned-values.ts";
import { isSeenIn, seeEffect } from "./see-effect.ts";
import { StaleError } from "./stale-error.ts";
import { placeOfNew } from "./place-in-space.ts";
import { isAmbiguous, type WriteContext, type WriteResult } from "./writer.ts";

/** Creates the object of a change, unless there is one like it already. */
export async function createObject(change: Change, context: WriteContext): Promise<WriteResult> {
  await checkCreation(change, context);
  return await sendCreation(change, context);
}

/**
 * Finds out what can be found out before an object is created. A replacement has to do so before it deletes.
 *
 * @throws {StaleError} when its like was made since the plan was made, or a key is missing.
 * @throws {MissingSecretError} when a secret is not set.
 */
export async function checkCreation(change: Change, context: WriteContext): Promise<void> {
  // A part goes before the objects are made anew whose keys its successor names.
  const keyOf = (address: string): string | undefined => context.keyOf(address) ?? (change.within ? "" : undefined);
  creationBody(change, plannedValues(change, { ...context, keyOf }));
  const duplicate = await findDuplicate(change, context);
  if (duplicate)
    throw new StaleError(
      change.within
        ? `one like it (${duplicate.id}) was created since the plan was made`
        : `an object named ${JSON.stringify(change.name)} (${duplicate.id}) was created since the plan was made`,
    );
}

/** How often a creation is sent when each time neither an answer comes nor an object is found. */
const MOST_ATTEMPTS = 3;

/**
 * Sends the creation. When its answer is lost, the object is looked for, and only when there is none is the creation sent
 * again.
 *
 * @throws {NotNewError} when the API answers with an object that was there before, which may be anybody's.
 */
export async function sendCreation(change: Change, context: WriteContext): Promise<WriteResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send(change, context);
    } catch (error) {
      if (!isAmbiguous(error)) throw error;
      const made = await findMade(change, context);
      if (made) return await finish(made, change, context);
      if (attempt === MOST_ATTEMPTS) throw error;
    }
  }
}

async function send(change: Change, context: WriteContext): Promise<WriteResult> {
  const kind = kindOf(change.kind);
  const place = placeOfNew(change, context);
  const body = creationBody(change, plannedValues(change, context));
  const answer = await callKind(context.access, kind, "create", { ...place, body });
  const made = objectIn(answer, kind);
  // The rest of the answer only spares a reading. Without these two, the object is looked for.
  checkIdentity(kind, kind.operations.create, made, kind.keyMeans ? ["id", "key"] : ["id"]);
  const id = textOf(made["id"]);
  if (context.view.hadBefore(id)) throw new NotNewError(id);
  return await finish({ id, ...(kind.keyMeans && { key: textOf(made["key"]) }) }, change, context, answer);
}

function creationBody({ kind }: Change, { bodyOf, ownership }: PlannedValues): JsonObject {
  return bodyOf((filled) => kindOf(kind).toCreateBody(filled, descriptionOf(filled, ownership)));
}

function descriptionOf(filled: FilledValues, ownership: Ownership | undefined): string {
  return joinDescription(textOf(getAt(filled, "/description")), ownership);
}

/** What tells a new object from all others. */
type Identity = Pick<LiveResource, "id" | "key">;

/**
 * Makes sure that the object is there as it was sent, and writes the marker again when the server made another key than
 * was expected. While that does not succeed, as when the new object is locked, or is not tried because the object is at its
 * first computation, in which nobody may edit it, the object is known by the key that was expected for its name, and a later
 * plan renews the marker.
 *
 * @param answer To the creation, when there was one.
 * @throws {NoEffectError} when the object is not there, or is another: nothing may be built on it.
 */
async function finish(
  { id, key }: Identity,
  change: Change,
  context: WriteContext,
  answer?: JsonObject,
): Promise<WriteResult> {
  const result = { written: true, id, ...(key !== undefined && { key }) };
  const { spec, bodyOf, ownership } = plannedValues(change, context);
  const effect = { change, spec, ownership };
  const { within } = placeOfNew(change, context);
  let backfills = false;
  // An answer proves nothing about what others are to rely on: an owned object is read again.
  if (ownership || !answer || !isSeenIn(answer, effect, { within, id }, context)) {
    const seen = await seeEffect(effect, { within, id }, context);
    if (seen.key !== key) throw new NotNewError(id);
    backfills = firstComputation(seen, new Date().toISOString()).type === "under-way";
  }
  const keyHash = hashKey(key);
  if (!ownership || backfills || key === undefined || keyHash === ownership.keyHash) return result;
  const kind = kindOf(change.kind);
  // Where another run was faster, this object goes again. Until then the marker shows what it is, should the run end here.
  const twins = await findObjectsByName(toItsEnd(context.access), kind, change.name);
  if (twins.some((twin) => twin.id !== id && twin.id !== change.id && isOfSameName(twin, ownership))) return result;
  const body = bodyOf((filled) =>
    kind.toUpdateBody(filled, filled, [], descriptionOf(filled, { ...ownership, keyHash })),
  );
  try {
    await callKind(context.access, kind, "update", { within, id, body });
  } catch (error) {
    if (!(error instanceof SegmentApiError && error.locked)) throw error;
  }
  return result;
}

/** Whether an object carries the marker of the same address. Its query may name the keys that another run got. */
function isOfSameName({ ownership: other }: LiveResource, ownership: Ownership): boolean {
  return typeof other === "object" && isSameOwner(other, ownership) && other.name === ownership.name;
}
