import type { ErrorObject } from "ajv";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { explainKeys, explainMissingFields, explainUnknownFields } from "./explain-fields.ts";
import { explainOwnValue } from "./explain-own-value.ts";
import { isWithin, type Pointer } from "../values/pointer.ts";
import type { FaultGroup, SchemaContext } from "./schema-context.ts";

/** Turns what the validator found into findings with exact places and words that people use. */
export function explainSchemaErrors(context: SchemaContext): Diagnostic[] {
  const { document } = context;
  return groupByPlace(context.errors)
    .filter(({ pointer }) => !isWithin(pointer, document.poisoned))
    .flatMap((group) => [
      ...explainUnknownFields(group, context),
      ...explainMissingFields(group, context),
      ...explainKeys(group, context),
      ...explainOwnValue(group, context),
    ]);
}

function groupByPlace(errors: readonly ErrorObject[]): FaultGroup[] {
  const groups = new Map<Pointer, FaultGroup>();
  for (const error of errors) {
    const pointer = error.instancePath;
    const group = groups.get(pointer) ?? { pointer, errors: [], faultsBelow: false };
    group.errors.push(error);
    groups.set(pointer, group);
  }
  const places = [...groups.keys()];
  return [...groups.values()].map((group) => ({
    ...group,
    faultsBelow: hasWrapper(group) && places.some((place) => place.startsWith(`${group.pointer}/`)),
  }));
}

/** Whether alternatives were tried: their own faults say more than that all of them failed. */
function hasWrapper({ errors }: Omit<FaultGroup, "faultsBelow">): boolean {
  return errors.some(({ keyword }) => ["anyOf", "oneOf", "if"].includes(keyword));
}
