import { toItsEnd } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import { compareFields } from "../plan/change/compare-fields.ts";
import { untoldFields } from "../plan/change/uncompared.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { Ownership } from "../resources/ownership.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { JsonObject } from "../values/json.ts";
import { objectOf, textOf } from "../resources/wire-values.ts";
import { fieldPath, type Pointer } from "../values/pointer.ts";
import { NoEffectError } from "./no-effect-error.ts";
import { placeOfLive } from "./place-in-space.ts";
import { sameMarker, shownSpec } from "./precondition.ts";
import type { WriteContext } from "./writer.ts";

/** How long to wait for a written object to show what was written, in API milliseconds: reads may lag (API.md 1.7). */
const PAUSES_MS = [0, 1000, 2000, 4000, 8000, 15_000];

/** What a write is to have the object show. */
export interface Effect {
  change: Change;
  /** The values as they are compared. */
  spec: JsonObject;
  /** The fields that were sent. Left out: all of `spec`. */
  fields?: readonly Pointer[];
  /** The marker that was sent; `undefined` when there is none. */
  ownership: Ownership | undefined;
}

/** Where an object is: what it is part of, and its id. */
interface ObjectIn {
  within: readonly string[];
  id: string;
}

/** How an object differs from an effect, and what it says nothing of. */
export interface Look {
  /** Fields, and the marker, that are not as sent, as people read them. */
  differs: string[];
  /** Whether the object says nothing of one of the fields in question. */
  untold: boolean;
  /** All fields that cannot be compared because of that, as people read them. */
  silent: string[];
}

/** Holds an object against an effect. */
export function lookFor(
  { change, spec, fields, ownership }: Effect,
  live: LiveResource,
  context: Pick<WriteContext, "secretOf">,
): Look {
  const kind = kindOf(change.kind);
  const { changed, untold, notes } = compareFields(kind, spec, shownSpec(change, live, context));
  const meant = (pointer: Pointer): boolean => fields?.includes(pointer) ?? true;
  const marked = kind.parent !== undefined || sameMarker(ownership, live.ownership);
  return {
    differs: [...changed.filter(meant).map(fieldPath), ...(marked ? [] : ["the ownership marker"])],
    untold: untold.some(meant),
    silent: untoldFields({ notes }).flatMap(({ pointer }) => (meant(pointer) ? [fieldPath(pointer)] : [])),
  };
}

/** What speaks against it that an object shows an effect, to follow `but`; `undefined` when nothing does. */
export function differenceOf({ differs }: Look, id: string): string | undefined {
  if (differs.length === 0) return undefined;
  return `${differs.join(", ")} of ${id} ${differs.length === 1 ? "is" : "are"} not as sent`;
}

/** Whether the answer to a write shows by itself that it took effect, with every field that was sent. */
export function isSeenIn(
  answer: JsonObject,
  effect: Effect,
  { within, id }: ObjectIn,
  context: Pick<WriteContext, "secretOf">,
): boolean {
  const kind = kindOf(effect.change.kind);
  const object = objectOf(answer[kind.dataKey]);
  const whole = kind.identity.every((key) => textOf(object[key]) !== "");
  if (!whole || textOf(object["id"]) !== id) return false;
  const { differs, untold } = lookFor(effect, kind.fromWire(object, within), context);
  return differs.length === 0 && !untold;
}

/**
 * Reads an object until it shows an effect. What an object says nothing of is no difference: nothing is known of it.
 *
 * @throws {NoEffectError} when it does not within half a minute.
 */
export async function seeEffect(
  effect: Effect,
  { within, id }: ObjectIn,
  context: WriteContext,
): Promise<LiveResource> {
  return await readUntil({ kind: effect.change.kind, within, id }, context, (live) => {
    if (!live) return { because: `there is no ${id}` };
    const because = differenceOf(lookFor(effect, live, context), id);
    return because === undefined ? { seen: live } : { because };
  });
}

/**
 * Reads an object until it is gone.
 *
 * @throws {NoEffectError} when it is not within half a minute.
 */
export async function seeGone(change: Change, context: WriteContext): Promise<void> {
  const place = placeOfLive(change);
  await readUntil({ kind: change.kind, ...place }, context, (live) =>
    live ? { because: `${place.id} is still there` } : { seen: true },
  );
}

/**
 * Reads an object until it is as wanted.
 *
 * @throws {NoEffectError} when it is not within half a minute.
 */
export async function readUntil<Seen>(
  { kind, within, id }: ObjectIn & { kind: string },
  context: Pick<WriteContext, "access" | "pause">,
  judge: (live: LiveResource | undefined) => { seen: Seen } | { because: string },
): Promise<Seen> {
  // What was sent is followed up, also when the run is to stop.
  const access = toItsEnd(context.access);
  let because = "";
  for (const pauseMs of PAUSES_MS) {
    await context.pause(pauseMs);
    access.signal?.throwIfAborted();
    const verdict = judge(await readObject(access, kind, { within, id }));
    if ("seen" in verdict) return verdict.seen;
    because = verdict.because;
  }
  throw new NoEffectError(because);
}
