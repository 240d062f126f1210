import type { ResourceKind } from "../resources/kind.ts";
import { addressOfPart, partsOf } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import { type JsonObject, isJsonObject } from "../values/json.ts";
import { type Pointer, childPointer } from "../values/pointer.ts";

/** A resource as a manifest declares it, without the resources that are part of it. */
export interface FlatResource {
  kind: ResourceKind;
  address: Address;
  /** Where it stands in the manifest's `spec`; "" for the manifest's own resource. */
  place: Pointer;
  /** Its own fields. */
  spec: JsonObject;
  /** The kinds of parts that it declares, be it by an empty list. */
  manages: string[];
  /** The address of what it is part of. */
  parent?: Address;
}

/** A declared resource and all that is part of it: each before its parts, in the order of the lists. */
export function flattenParts({ kind, address, place, spec, parent }: Omit<FlatResource, "manages">): FlatResource[] {
  const lists = partsOf(kind.kind).flatMap((part) => {
    const field = part.parent?.field ?? "";
    const items = spec[field];
    return Array.isArray(items) ? [{ part, field, items }] : [];
  });
  const own = Object.fromEntries(Object.entries(spec).filter(([name]) => !lists.some(({ field }) => field === name)));
  const manages = lists.map(({ part }) => part.kind);
  const parts = lists.flatMap(({ part, field, items }) =>
    items.filter(isJsonObject).flatMap((item, index) =>
      flattenParts({
        kind: part,
        address: addressOfPart(address, part, item, index + 1),
        place: childPointer(childPointer(place, field), index),
        spec: item,
        parent: address,
      }),
    ),
  );
  return [{ kind, address, place, spec: own, manages, ...(parent !== undefined && { parent }) }, ...parts];
}
