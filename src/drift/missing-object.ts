import { compareFields } from "../plan/change/compare-fields.ts";
import type { Change } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { removeAt } from "../values/pointer.ts";
import type { MissingObject } from "./drift.ts";
import { toDriftedObject } from "./drifted-object.ts";
import type { FoundHolder } from "./find-holder.ts";

/** A declared object that no live object carries the marker of, held against the live one that may be it. */
export function toMissingObject(change: Change, found: FoundHolder | undefined): MissingObject {
  if (!found) return toDriftedObject(change);
  const { holder, live, unmarked } = found;
  if (!unmarked) return { ...toDriftedObject(change), holder };
  const { updatedBy, updatedAt } = live.facts;
  return {
    ...toDriftedObject(change.action === "adopt" ? change : asUpdate(change, live)),
    live: { ...(updatedBy !== "" && { updatedBy }), ...(updatedAt !== "" && { updatedAt }) },
    holder,
    unmarked: true,
  };
}

/** A creation as what it would change of a live object. What is not declared, or not known yet, does not exist here. */
function asUpdate(change: Change, live: LiveResource): Change {
  const kind = kindOf(change.kind);
  const declared = structuredClone(change.after ?? {});
  for (const pointer of [...change.defaults, ...change.unknown]) removeAt(declared, pointer);
  const { before, after } = compareFields(kind, declared, live.spec);
  const { readings: _, ...rest } = change;
  return { ...rest, action: "update", before, after };
}
