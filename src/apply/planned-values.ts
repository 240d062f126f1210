import type { Change } from "../plan/generated/plan.ts";
import { fingerprint } from "../resources/fingerprint.ts";
import { kindOf } from "../resources/kinds.ts";
import { getAt, setAt } from "../resources/pointer.ts";
import type { JsonObject, Ownership } from "../resources/resource.ts";
import { resolveTemplate } from "../resources/template.ts";
import { StaleError } from "./stale-error.ts";
import type { WriteContext } from "./writer.ts";

/** What a change is to end in, now that all keys are known. */
export interface PlannedValues {
  spec: JsonObject;
  /** `undefined` when the object is let go. */
  ownership: Ownership | undefined;
}

/**
 * Fills in the keys that were not known when the plan was made, in the values and so in the fingerprint.
 *
 * @throws {StaleError} when one of them still is not.
 */
export function plannedValues(change: Change, { keyOf }: Pick<WriteContext, "keyOf">): PlannedValues {
  const { after } = change.ownership;
  const fill = (values: JsonObject): JsonObject => fillIn(values, change.unknown, keyOf);
  const spec = fill(change.after ?? {});
  if (!after) return { spec, ownership: undefined };
  const remembered = after.fingerprint ?? fingerprint(kindOf(change.kind), fill(change.declared ?? {}));
  return { spec, ownership: { ...after, fingerprint: remembered } };
}

function fillIn(values: JsonObject, pointers: readonly string[], keyOf: WriteContext["keyOf"]): JsonObject {
  const filled = structuredClone(values);
  for (const pointer of pointers) {
    const text = getAt(filled, pointer);
    const { value, unknown } = resolveTemplate(typeof text === "string" ? text : "", keyOf);
    if (unknown.length > 0) throw new StaleError(`the key of ${unknown.join(", ")} is not known`);
    setAt(filled, pointer, value);
  }
  return filled;
}
