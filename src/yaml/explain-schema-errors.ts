import type { ErrorObject } from "ajv";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { explainKeys, explainMissingFields, explainUnknownFields } from "./explain-fields.ts";
import { explainOwnValue } from "./explain-own-value.ts";
import { fieldPath, isWithin, type Pointer } from "../values/pointer.ts";
import { schemaFinding, type FaultGroup, type SchemaContext, type ShapeSlip } from "./schema-context.ts";
import { headRange } from "./yaml-document.ts";

/** Turns what the validator found into findings with exact places and words that people use. */
export function explainSchemaErrors(context: SchemaContext): Diagnostic[] {
  const { document } = context;
  const groups = groupByPlace(context.errors).filter(({ pointer }) => !isWithin(pointer, document.poisoned));
  const slips = (context.rules.hints?.shapes?.(document.value ?? null) ?? []).filter((slip) =>
    groups.some(({ pointer }) => isCovered(pointer, slip)),
  );
  return groups
    .filter(({ pointer }) => !slips.some((slip) => isCovered(pointer, slip)))
    .flatMap((group) => [
      ...explainUnknownFields(group, context),
      ...explainMissingFields(group, context),
      ...explainKeys(group, context),
      ...explainOwnValue(group, context),
    ])
    .concat(slips.map((slip) => explainShape(slip, context)));
}

function isCovered(pointer: Pointer, slip: ShapeSlip): boolean {
  return slip.whole ? isWithin(pointer, new Set([slip.pointer])) : pointer === slip.pointer;
}

function explainShape({ pointer, message, hint }: ShapeSlip, { document, rules }: SchemaContext): Diagnostic {
  return schemaFinding(
    rules.wrongType,
    `${fieldPath(pointer, document.value)} ${message}`,
    headRange(document, pointer),
    hint,
  );
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
