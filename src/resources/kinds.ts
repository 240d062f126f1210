import type { JsonObject } from "../values/json.ts";
import { activation } from "./activation.ts";
import { audience } from "./audience.ts";
import { computedTrait } from "./computed-trait.ts";
import { destination } from "./destination.ts";
import type { ResourceKind } from "./kind.ts";
import type { Address } from "./resource.ts";
import { schedule } from "./schedule.ts";
import { spaceFilter } from "./space-filter.ts";

/** Every kind this version manages; parents before their parts. */
export const resourceKinds: readonly ResourceKind[] = [
  computedTrait,
  audience,
  spaceFilter,
  schedule,
  destination,
  activation,
];

/** The kinds that have manifests of their own. */
export const topLevelKinds = resourceKinds.filter(({ parent }) => parent === undefined);

const byName = new Map(resourceKinds.map((kind) => [kind.kind, kind]));

/**
 * The kind of a name.
 *
 * @throws {TypeError} for a name that no row has: the callers check names that people write before.
 */
export function kindOf(name: string): ResourceKind {
  const kind = byName.get(name);
  if (!kind) throw new TypeError(`no resource kind is named ${JSON.stringify(name)}`);
  return kind;
}

/** The address of a resource: its kind's prefix and its `metadata.name`. */
export function addressOf(kind: ResourceKind, name: string): Address {
  return `${kind.prefix}/${name}`;
}

/** The kind of what an object of a kind is part of in the end: the kind itself, when that is no part. */
export function wholeKindOf(name: string): ResourceKind {
  const kind = kindOf(name);
  return kind.parent ? wholeKindOf(kind.parent.kind) : kind;
}

/** The kinds that are parts of a kind. */
export function partsOf(kindName: string): ResourceKind[] {
  return resourceKinds.filter(({ parent }) => parent?.kind === kindName);
}

/** Names of the kinds whose objects are parts of one of the given kind, or of its parts, and have lists of their own. */
export function listedPartsOf(kindName: string): string[] {
  return partsOf(kindName).flatMap(({ kind, parent }) => [
    ...(parent?.embeddedAs === undefined ? [kind] : []),
    ...listedPartsOf(kind),
  ]);
}

/** The kind of those parts of a kind that Segment deletes while their audience stays disabled, and after how many days. */
export function expiringPartsOf(kindName: string): { kind: string; days: number } | undefined {
  for (const { kind, parent } of partsOf(kindName))
    if (parent?.deletedAfterDisabledDays !== undefined) return { kind, days: parent.deletedAfterDisabledDays };
  return undefined;
}

/**
 * The address of a part.
 *
 * @param number Its place in the list that declares it, from 1.
 */
export function addressOfPart(parent: Address, kind: ResourceKind, spec: JsonObject, number: number): Address {
  return `${parent}/${kind.prefix}/${kind.parent?.addressPart(spec, number) ?? number}`;
}

/** The kind of the object with an address; `undefined` where no kind has such addresses. */
export function kindAt(address: Address): ResourceKind | undefined {
  const words = address.split("/");
  return resourceKinds.find(({ prefix }) => words.length % 2 === 0 && prefix === words.at(-2));
}
