import { stringify } from "safe-stable-stringify";
import { kindOf } from "../../resources/kinds.ts";
import { getAt, removeAt, setAt, touchesAny, type Pointer } from "../../values/pointer.ts";
import { makePatch } from "../change/make-patch.ts";
import type { Change } from "../generated/plan.ts";

/**
 * What is needed now without the secrets that it would send again because of their values alone, where an approved change
 * of the same part does not send them: the values may not have been known where that was made.
 *
 * @returns The change itself when that leaves nothing out.
 */
export function leaveOutResends(change: Change, approved: Change | undefined): Change {
  if (approved?.action !== "update" || approved.resends || !change.resends || raisesVersion(change)) return change;
  const fields = change.resends.filter((pointer) => !differs(approved, pointer));
  return fields.length === 0 ? change : withoutResends(change, fields);
}

/** A change that leaves the given fields as they are; of action `none` when it has no others. */
export function withoutResends(change: Change, fields: readonly Pointer[]): Change {
  const { resends: _, ...rest } = change;
  const before = change.before ?? {};
  const after = structuredClone(change.after ?? {});
  for (const pointer of fields) {
    const value = getAt(before, pointer);
    if (value === undefined) removeAt(after, pointer);
    else setAt(after, pointer, value);
  }
  return {
    ...rest,
    action: stringify(before) === stringify(after) ? "none" : change.action,
    after,
    patch: makePatch(kindOf(change.kind), before, after),
    secrets: (change.secrets ?? []).filter((pointer) => !touchesAny(fields, pointer)),
    warnings: change.warnings.filter(({ code }) => code !== "plan-secret-sent-again"),
  };
}

function raisesVersion(change: Change): boolean {
  return differs(change, "/secretVersion");
}

function differs({ before, after }: Change, pointer: Pointer): boolean {
  return stringify(getAt(before ?? {}, pointer)) !== stringify(getAt(after ?? {}, pointer));
}
