import { callKind, withoutTurn } from "../live/call-kind.ts";
import type { JsonObject } from "../values/json.ts";
import { readObject } from "../live/objects.ts";
import { compareFields } from "../plan/change/compare-fields.ts";
import { letsGo } from "../plan/change/is-change.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { joinDescription, releasedText } from "../resources/marker.ts";
import { getAt, type Pointer } from "../values/pointer.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import type { Ownership } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { plannedValues, type PlannedValues } from "./planned-values.ts";
import { checkPrecondition, sameMarker, shownSpec } from "./precondition.ts";
import { StaleError } from "./stale-error.ts";
import { placeOfLive } from "./place-in-space.ts";
import { isAmbiguous, type WriteContext, type WriteResult } from "./writer.ts";

/** Brings a live object and its marker to what the change says, in one call. */
export async function editObject(change: Change, context: WriteContext): Promise<WriteResult> {
  const kind = kindOf(change.kind);
  return await context.whenEditable(change, async (live) => {
    if (!live) throw new StaleError("it was deleted since the plan was made");
    checkPrecondition(change, live, context);
    const values = plannedValues(change, context);
    const { body, changed } = editBody(change, live, values, context);
    const result = {
      written: body !== undefined,
      ...(change.action === "adopt" && changed.length > 0 && { withChanges: true as const }),
      id: live.id,
      ...(live.key !== undefined && { key: live.key }),
    };
    if (!body) return result;
    try {
      await callKind(context.access, kind, "update", { ...placeOfLive(change), body });
    } catch (error) {
      // The client sends an edit again whose answer was lost; a lock may then be that of the edit itself.
      const unsure = isAmbiguous(error) || (error instanceof SegmentApiError && error.locked);
      const now = unsure ? await readObject(withoutTurn(context.access), change.kind, placeOfLive(change)) : undefined;
      if (!now || !isAsPlanned(change, now, values, context)) throw error;
    }
    return result;
  });
}

/** The body of an edit, or none when it turns out that nothing differs once all keys are known; and the fields in it. */
function editBody(
  change: Change,
  live: LiveResource,
  { spec, sent, ownership }: PlannedValues,
  context: WriteContext,
): { body?: JsonObject; changed: readonly Pointer[] } {
  const kind = kindOf(change.kind);
  const { resends = [] } = change;
  const liveText = textAt(live.spec);
  if (change.action === "forget")
    return { body: kind.toUpdateBody({}, live.spec, [], releasedText(liveText ?? "")), changed: [] };
  // What the plan writes without knowing what is there is written here, too.
  const shownInPlan = change.before ?? {};
  const writesAlike = ({ pointer }: FieldRule, told: boolean): boolean =>
    resends.includes(pointer) || (!told && getAt(shownInPlan, pointer) === undefined);
  const { changed } = compareFields(kind, spec, shownSpec(change, live, context), writesAlike);
  if (changed.length === 0 && sameMarker(ownership, live.ownership)) return { changed };
  const description = letsGo(change)
    ? releasedText(liveText ?? "")
    : joinDescription(textAt(spec) ?? liveText ?? "", ownership && withMemory(ownership, live));
  return { body: kind.toUpdateBody(sent, live.spec, changed, description), changed };
}

function isAsPlanned(
  change: Change,
  live: LiveResource,
  { spec, ownership }: PlannedValues,
  context: WriteContext,
): boolean {
  // Of secrets that were sent again the space shows nothing.
  if (change.resends) return false;
  const { changed } = compareFields(kindOf(change.kind), spec, shownSpec(change, live, context));
  return changed.length === 0 && sameMarker(ownership, live.ownership);
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
