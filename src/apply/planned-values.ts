import type { JsonObject } from "../values/json.ts";
import type { Change } from "../plan/generated/plan.ts";
import { baselineOf } from "../resources/baseline.ts";
import { kindOf } from "../resources/kinds.ts";
import { setAt } from "../values/pointer.ts";
import type { Ownership } from "../resources/ownership.ts";
import { buildBody, type FilledValues } from "../resources/secrets.ts";
import { escapeTemplate, resolveTemplate, templateAt } from "../values/template.ts";
import { MissingSecretError } from "./missing-secret-error.ts";
import { StaleError } from "./stale-error.ts";
import type { WriteContext } from "./writer.ts";

/** What a change is to end in, now that all keys are known. */
export interface PlannedValues {
  /** The values as they are compared: secrets are still called by the names of their variables. */
  spec: JsonObject;
  /**
   * Builds the body of a request from the values as they are sent.
   *
   * @throws {MissingSecretError} when the body contains a secret that is not set.
   */
  bodyOf: (build: (filled: FilledValues) => JsonObject) => JsonObject;
  /** `undefined` when the object is let go, and for parts. */
  ownership: Ownership | undefined;
}

/**
 * Fills in what was not known when the plan was made: keys, in the values and so in the baseline, and secrets, in the
 * bodies of requests alone.
 *
 * @throws {StaleError} when a key still is not known.
 */
export function plannedValues(
  change: Change,
  { keyOf, secretOf, sent: memory }: Pick<WriteContext, "keyOf" | "secretOf"> & Partial<Pick<WriteContext, "sent">>,
): PlannedValues {
  const { after } = change.ownership;
  const fill = (values: JsonObject): JsonObject => fillIn(values, change.unknown, keyOf);
  const spec = fill(change.after ?? {});
  const bodyOf: PlannedValues["bodyOf"] = (build) => {
    const built = buildBody(spec, change.secrets ?? [], secretOf, build);
    if ("missing" in built) throw new MissingSecretError(built.missing);
    return built.body;
  };
  if (!after) return { spec, bodyOf, ownership: undefined };
  const baseline = after.baseline ?? baselineOf(kindOf(change.kind), fill(change.declared ?? {}));
  const remembered = memory?.ofNew(change) ?? [];
  return { spec, bodyOf, ownership: { ...after, baseline, ...(remembered.length > 0 && { sent: remembered }) } };
}

function fillIn(values: JsonObject, pointers: readonly string[], keyOf: WriteContext["keyOf"]): JsonObject {
  const filled = structuredClone(values);
  for (const pointer of pointers) {
    const { value, unknown } = resolveTemplate(templateAt(filled, pointer) ?? escapeTemplate(""), keyOf);
    if (unknown.length > 0) throw new StaleError(`the key of ${unknown.join(", ")} is not known`);
    setAt(filled, pointer, value);
  }
  return filled;
}
