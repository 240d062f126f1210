import { comesByItself } from "../resources/comes-by-itself.ts";
import { kindOf, partsOf } from "../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../resources/resource.ts";
import type { Change } from "../plan/generated/plan.ts";
import { addToGroup } from "../values/group-by.ts";
import { fieldPath, getAt, type Pointer } from "../values/pointer.ts";

/** A field that manifests leave out, so that nobody looks at it. */
export interface NotCompared {
  /** As the page of manifests calls it: `destinations`, `destinations[].idSyncConfiguration`. */
  field: string;
  /** The objects whose manifests leave it out. */
  addresses: Address[];
}

/**
 * What a drift says nothing about, because manifests do not declare it: kinds of parts, unless it is known that there are
 * none, and fields with another value than an object gets that is created without them.
 *
 * @param desired What is declared and selected.
 */
export function findNotCompared(
  desired: readonly DesiredResource[],
  changes: ReadonlyMap<Address, Change>,
  space: readonly LiveResource[],
): NotCompared[] {
  const byId = new Map(space.map((live) => [live.id, live]));
  const found = new Map<string, Address[]>();
  for (const declared of desired) {
    const change = changes.get(declared.address);
    // What is to be taken over is missing for a drift, and told as that.
    const live = change && change.action !== "adopt" ? byId.get(change.id ?? "") : undefined;
    if (live?.kind !== declared.kind) continue;
    const place = declared.place.slice(1).replaceAll(/\/\d+/g, "[]").replaceAll("/", ".");
    for (const field of [...leftOutParts(declared, live, space), ...leftOutFields(declared, live)])
      addToGroup(found, place === "" ? field : `${place}.${field}`, declared.address);
  }
  return [...found].map(([field, addresses]) => ({ field, addresses }));
}

function leftOutParts(
  { kind, manages }: DesiredResource,
  { id, spec, knows = [] }: LiveResource,
  space: readonly LiveResource[],
): string[] {
  return partsOf(kind).flatMap(({ kind: partKind, parent }) => {
    if (!parent || parent.possible?.(spec) === false || manages.includes(partKind)) return [];
    const isThere = (part: LiveResource): boolean => part.kind === partKind && part.within.at(-1) === id;
    return !knows.includes(partKind) || space.some(isThere) ? [parent.field] : [];
  });
}

function leftOutFields({ kind, spec: declared }: DesiredResource, { spec }: LiveResource): string[] {
  const { fields, creationDefaults } = kindOf(kind);
  const isLeftOut = (pointer: Pointer): boolean => getAt(declared, pointer) === undefined;
  return fields.flatMap((rule) => {
    const { pointer, comparison } = rule;
    const value = getAt(spec, pointer);
    // A wish for the next write is no value of the object.
    if (value === undefined || value === null || !isLeftOut(pointer) || comparison.accompanies === true) return [];
    const atCreation = getAt(creationDefaults, pointer);
    const isUsual =
      comesByItself(rule, value, spec) ||
      (atCreation !== undefined && comparison.compare(atCreation, value, spec).equal) ||
      (rule.absent?.needs !== undefined && getAt(spec, rule.absent.needs.pointer) !== rule.absent.needs.value);
    return isUsual ? [] : [fieldPath(pointer)];
  });
}
