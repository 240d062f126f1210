import { toItsEnd } from "../live/call-kind.ts";
import { readObject } from "../live/objects.ts";
import { compareFields } from "../plan/change/compare-fields.ts";
import { letsGo } from "../plan/change/is-change.ts";
import { lostSecrets } from "../plan/change/lost-secrets.ts";
import type { Change } from "../plan/generated/plan.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { kindOf } from "../resources/kinds.ts";
import { joinDescription, releasedText } from "../resources/marker.ts";
import type { Ownership } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { JsonObject } from "../values/json.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import type { WriteAnswer } from "./guarded-write.ts";
import { placeOfLive } from "./place-in-space.ts";
import { plannedValues, type PlannedValues } from "./planned-values.ts";
import { checkFirstComputation, checkPrecondition, sameMarker, shownSpec } from "./precondition.ts";
import { isSeenIn, lookFor, seeEffect, type Effect } from "./see-effect.ts";
import { StaleError } from "./stale-error.ts";
import { isAmbiguous, type WriteContext, type WriteResult } from "./writer.ts";

/** Brings a live object and its marker to what the change says, in one call. */
export async function editObject(change: Change, context: WriteContext): Promise<WriteResult> {
  const place = placeOfLive(change);
  const values = plannedValues(change, context);
  const { spec, ownership } = values;
  // What is let go keeps its values, whatever they are: only its marker goes.
  const whole: Effect = { change, spec, ownership, ...(change.action === "forget" && { fields: [] }) };
  let effect = whole;
  let seen: LiveResource | undefined;
  const decide = (live: LiveResource | undefined, open: boolean): { body: JsonObject } | undefined => {
    if (!live) throw new StaleError("it was deleted since the plan was made");
    seen = live;
    // The attempt before took effect after all.
    if (open && shows(whole, live, context)) return undefined;
    checkPrecondition(change, live, context);
    const edit = editOf(change, live, values, context);
    if (!edit) return undefined;
    checkFirstComputation(change, live, context);
    effect = { ...whole, fields: edit.changed };
    return edit;
  };
  const { sent, answer } = await context
    .guardedWrite(change, { verb: "update", decide })
    .catch((error: unknown) => afterLostAnswer(error, whole, context));
  const isShown = answer && !context.isAwaited(change.address) && isSeenIn(answer, effect, place, context);
  if (answer && !isShown) seen = await seeEffect(effect, place, context);
  const { fields = [] } = effect;
  return {
    written: sent,
    ...(change.action === "adopt" && sent && fields.length > 0 && { withChanges: true as const }),
    id: place.id,
    ...(seen?.key !== undefined && { key: seen.key }),
  };
}

/** The edit itself, or `undefined` when it turns out that nothing differs once all keys are known. */
function editOf(
  change: Change,
  live: LiveResource,
  { spec, bodyOf, ownership }: PlannedValues,
  context: WriteContext,
): { body: JsonObject; changed: readonly Pointer[] } | undefined {
  const kind = kindOf(change.kind);
  const { resends = [] } = change;
  const liveText = textAt(live.spec);
  if (change.action === "forget")
    return { body: kind.toUpdateBody({}, live.spec, [], textLeft(change, liveText ?? "")), changed: [] };
  // What the plan writes without knowing what is there is written here, too.
  const shownInPlan = change.before ?? {};
  const writesAlike = ({ pointer }: FieldRule, told: boolean): boolean =>
    resends.includes(pointer) || (!told && getAt(shownInPlan, pointer) === undefined);
  const { changed } = compareFields(kind, spec, shownSpec(change, live, context), writesAlike);
  if (changed.length === 0 && sameMarker(ownership, live.ownership)) return undefined;
  const lost = lostSecrets(kind, live.spec, spec, changed);
  if (lost.length > 0)
    throw new StaleError(`writing its settings would lose a secret that no manifest declares: ${lost.join(", ")}`);
  const body = bodyOf((filled) => {
    const description = letsGo(change)
      ? releasedText(liveText ?? "")
      : joinDescription(textAt(filled) ?? liveText ?? "", ownership && withMemory(ownership, live));
    return kind.toUpdateBody(filled, live.spec, changed, description);
  });
  return { body, changed };
}

/** The description of an object that is let go and left as it is. The plan says whether there may be none. */
function textLeft({ after }: Change, liveText: string): string {
  return textAt(after ?? {}) === "" ? liveText : releasedText(liveText);
}

/** The last attempt got no answer that says what became of it: then the object does. */
async function afterLostAnswer(error: unknown, effect: Effect, context: WriteContext): Promise<WriteAnswer> {
  if (!isAmbiguous(error)) throw error;
  const { change } = effect;
  const now = await readObject(toItsEnd(context.access), change.kind, placeOfLive(change));
  if (!now || !shows(effect, now, context)) throw error;
  return { sent: true };
}

/** Whether an object shows that an attempt took effect. Of secrets that were sent again it shows nothing. */
function shows(effect: Effect, live: LiveResource, context: WriteContext): boolean {
  return !effect.change.resends && lookFor(effect, live, context).differs.length === 0;
}

/** What is remembered of the secrets of parts stays, whatever was sent since the plan was made. */
function withMemory(ownership: Ownership, live: LiveResource): Ownership {
  const { sent } = typeof live.ownership === "object" ? live.ownership : {};
  return { ...ownership, ...(sent && { sent }) };
}

function textAt(spec: JsonObject): string | undefined {
  const text = getAt(spec, "/description");
  return typeof text === "string" ? text : undefined;
}
