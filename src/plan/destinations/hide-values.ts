import { kindOf } from "../../resources/kinds.ts";
import { getAt, setAt, type Pointer } from "../../values/pointer.ts";
import { makePatch } from "../change/make-patch.ts";
import type { Change } from "../generated/plan.ts";

/** What stands in place of a value that no report shows. */
export const HIDDEN = "(not shown: in clear text)";

/** A change without the values at some places, for one that is left out: nothing is ever sent of it. */
export function hideValues(change: Change, pointers: readonly Pointer[]): Change {
  if (!change.after || pointers.length === 0) return change;
  const [after, declared] = structuredClone([change.after, change.declared]);
  for (const values of [after, declared])
    for (const pointer of pointers) if (values && getAt(values, pointer) !== undefined) setAt(values, pointer, HIDDEN);
  return {
    ...change,
    after,
    ...(declared && { declared }),
    patch: makePatch(kindOf(change.kind), change.before, after),
  };
}
