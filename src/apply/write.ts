import { callKind, findObjectsByName, objectIn, type SpaceAccess } from "../live/objects.ts";
import { compareFields } from "../plan/compare.ts";
import type { Change, OwnershipRecord } from "../plan/generated/plan.ts";
import { fingerprint } from "../resources/fingerprint.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { kindOf } from "../resources/kinds.ts";
import { joinDescription } from "../resources/marker.ts";
import { getAt, removeAt, setAt } from "../resources/pointer.ts";
import type { JsonObject, LiveResource, Ownership } from "../resources/resource.ts";
import { resolveTemplate } from "../resources/template.ts";
import { SegmentApiError, SegmentNetworkError } from "../segment/errors.ts";
import { checkPrecondition } from "./precondition.ts";
import { StaleError } from "./stale-error.ts";
import type { WhenEditable } from "./wait.ts";

/** What stays in the description of an object that is let go and has no text: the API does not take an empty one. */
const RELEASED_TEXT = "No longer managed as code.";

/** What the writers need. */
export interface WriteContext {
  access: SpaceAccess;
  /** Keys of the objects that earlier changes made. */
  keyOf: (address: string) => string | undefined;
  whenEditable: WhenEditable;
}

/** What a write gave: the object's id and key, and whether anything had to be written at all. */
export interface WriteResult {
  written: boolean;
  id?: string;
  key?: string;
}

type Writer = (change: Change, context: WriteContext) => Promise<WriteResult>;

/**
 * How each action is carried out. Every writer MUST look at the live object just before it writes and MUST throw a
 * `StaleError` when that is not what the plan saw.
 */
export const writers: Record<Exclude<Change["action"], "none">, Writer> = {
  create: createObject,
  update: editObject,
  adopt: editObject,
  forget: editObject,
  delete: deleteObject,
  async replace(change, context) {
    await deleteObject(change, context);
    return await createObject(change, context);
  },
};

async function createObject(change: Change, context: WriteContext): Promise<WriteResult> {
  const kind = kindOf(change.kind);
  const spec = resolveAfter(change, context);
  const ownership = ownershipFor(change, kind, spec);
  const namesakes = await findObjectsByName(context.access, kind, change.name);
  const twin = namesakes.find(({ id }) => id !== change.id);
  if (twin)
    throw new StaleError(
      `an object named ${JSON.stringify(change.name)} (${twin.id}) was made since the plan was made`,
    );
  const text = getAt(spec, "/description");
  const description = joinDescription(typeof text === "string" ? text : "", ownership);
  try {
    const data = await callKind(context.access, kind, "create", { body: kind.toCreateBody(spec, description) });
    const { id, key } = kind.fromWire(objectIn(data, kind));
    return { written: true, id, ...(key !== undefined && { key }) };
  } catch (error) {
    const made = isAmbiguous(error) ? await findMarked(context.access, kind, change.name, ownership) : undefined;
    if (!made) throw error;
    return { written: true, id: made.id, ...(made.key !== undefined && { key: made.key }) };
  }
}

async function editObject(change: Change, context: WriteContext): Promise<WriteResult> {
  const kind = kindOf(change.kind);
  return await context.whenEditable(change, async (live) => {
    if (!live) throw new StaleError("it was deleted since the plan was made");
    checkPrecondition(change, live);
    const body = editBody(change, kind, live, context);
    if (body) await callKind(context.access, kind, "update", { id: live.id, body });
    return { written: body !== undefined, id: live.id, ...(live.key !== undefined && { key: live.key }) };
  });
}

/** The body of an edit, or `undefined` when it turns out that nothing differs once all keys are known. */
function editBody(
  change: Change,
  kind: ResourceKind,
  live: LiveResource,
  context: WriteContext,
): JsonObject | undefined {
  if (change.action === "forget") {
    const text = getAt(live.spec, "/description");
    return kind.toUpdateBody({}, live.spec, [], text === "" || typeof text !== "string" ? RELEASED_TEXT : text);
  }
  const spec = resolveAfter(change, context);
  const { changed } = compareFields(kind, spec, live.spec);
  const ownership = ownershipFor(change, kind, spec);
  const before = change.ownership.before;
  const sameOwner = before?.name === ownership?.name && before?.protect === ownership?.protect;
  if (changed.length === 0 && sameOwner) return undefined;
  const text = getAt(spec, "/description") ?? getAt(live.spec, "/description");
  return kind.toUpdateBody(spec, live.spec, changed, joinDescription(typeof text === "string" ? text : "", ownership));
}

async function deleteObject(change: Change, context: WriteContext): Promise<WriteResult> {
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

/** The planned values with the keys filled in that were not known when the plan was made. */
function resolveAfter(change: Change, { keyOf }: WriteContext): JsonObject {
  const spec = structuredClone<JsonObject>(change.after ?? {});
  for (const pointer of change.unknown) {
    const text = getAt(spec, pointer);
    const { value, unknown } = resolveTemplate(typeof text === "string" ? text : "", keyOf);
    if (unknown.length > 0) throw new StaleError(`the key of ${unknown.join(", ")} is not known`);
    setAt(spec, pointer, value);
  }
  return spec;
}

function ownershipFor(change: Change, kind: ResourceKind, spec: JsonObject): Ownership | undefined {
  const after: OwnershipRecord | null = change.ownership.after;
  if (!after) return undefined;
  const declared = structuredClone(spec);
  for (const pointer of change.defaults) removeAt(declared, pointer);
  return { ...after, fingerprint: after.fingerprint ?? fingerprint(kind, declared) };
}

/** Whether an error leaves open if the write took effect. */
function isAmbiguous(error: unknown): boolean {
  return error instanceof SegmentNetworkError || (error instanceof SegmentApiError && error.kind === "server");
}

async function findMarked(
  access: SpaceAccess,
  kind: ResourceKind,
  name: string,
  wanted: Ownership | undefined,
): Promise<LiveResource | undefined> {
  const found = await findObjectsByName(access, kind, name);
  return found.find(
    ({ ownership }) =>
      typeof ownership === "object" && ownership.project === wanted?.project && ownership.name === wanted.name,
  );
}
