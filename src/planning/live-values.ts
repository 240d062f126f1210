import type { ComparedSide } from "../plan/compare/compare-environments.ts";
import { compareFields } from "../plan/change/compare-fields.ts";
import { livePairsOf } from "../plan/match/live-pairs.ts";
import { toDeclared } from "../resources/declare-spec.ts";
import { kindOf } from "../resources/kinds.ts";
import type { JsonObject } from "../values/json.ts";
import { maskedPlaces } from "../values/masked-value.ts";
import { getAt, setAt } from "../values/pointer.ts";
import type { ProjectReading } from "./read-project-space.ts";

/**
 * What a space holds of the declared objects of a project, as a manifest would say it: only the fields that are asked for,
 * and with references in queries in the place of keys, which each space makes for itself.
 */
export function liveValuesOf({ draft }: Pick<ProjectReading, "draft">): NonNullable<ComparedSide["liveValues"]> {
  const liveAt = new Map(draft.kept.map(({ desired, live }) => [desired.address, live]));
  const addressOfKey = new Map(livePairsOf(draft.matched).map(({ desired, live }) => [live.key, desired.address]));
  return ({ address, kind: name }, asked) => {
    const live = liveAt.get(address);
    if (!live) return undefined;
    const kind = kindOf(name);
    const { before, untold } = compareFields(kind, asked, live.spec);
    const spec: JsonObject = {};
    for (const rule of kind.fields) {
      const value = getAt(before, rule.pointer);
      if (value !== undefined)
        setAt(
          spec,
          rule.pointer,
          toDeclared(rule, value, (key) => addressOfKey.get(key)),
        );
    }
    // Two masks look alike, whatever secrets they stand for.
    return { spec, notTold: [...untold, ...maskedPlaces(before)] };
  };
}
