import { settings } from "../resources/comparisons.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { topLevelKinds, partsOf } from "../resources/kinds.ts";
import type { Pointer } from "../values/pointer.ts";
import { isBelow, type PlacePattern } from "./place-pattern.ts";

/** A field that manifests of a kind can declare, and where. */
export interface FieldPlace {
  rule: FieldRule;
  pattern: PlacePattern;
}

/** Every field of a kind and of its parts, as places in its manifests. */
export function fieldPlaces(kind: ResourceKind, within: PlacePattern = "/spec"): FieldPlace[] {
  return [
    ...kind.fields.map((rule) => ({ rule, pattern: within + rule.pointer })),
    ...partsOf(kind.kind).flatMap((part) => (part.parent ? fieldPlaces(part, `${within}/${part.parent.field}/*`) : [])),
  ];
}

/** Settings that only a destination knows: the places of secrets, by kind. */
const secretPlaces: ReadonlyMap<string, readonly PlacePattern[]> = new Map(
  topLevelKinds.map((kind) => [
    kind.kind,
    fieldPlaces(kind).flatMap(({ rule, pattern }) => (rule.comparison === settings ? [pattern] : [])),
  ]),
);

/** Whether a text of a manifest may name environment variables. */
export function mayHoldSecret(kind: ResourceKind, pointer: Pointer): boolean {
  return (secretPlaces.get(kind.kind) ?? []).some((pattern) => isBelow(pointer, pattern));
}
