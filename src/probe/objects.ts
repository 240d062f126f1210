import type { ListOperationId } from "../segment/list.ts";
import type { OperationId } from "../segment/operations.ts";

/** What a probe makes by itself. Parts of audiences go with their audience. */
export type ObjectKind = "audience" | "trait" | "filter";

/** The operations of a kind, and where answers have its objects. */
export interface ObjectOperations {
  create: OperationId;
  read: OperationId;
  update: OperationId;
  remove: OperationId;
  list: ListOperationId;
  /** The key of one object in `data`. */
  one: string;
  /** The key of the entries of a list in `data`. */
  many: string;
  /** Whether its path names the space; otherwise its query or its body does (API.md 6.2). */
  inSpace: boolean;
}

/** The operations of every kind that a probe makes. */
export const objectOperations: Readonly<Record<ObjectKind, ObjectOperations>> = {
  audience: {
    create: "createAudience",
    read: "getAudience",
    update: "updateAudienceForSpace",
    remove: "removeAudienceFromSpace",
    list: "listAudiences",
    one: "audience",
    many: "audiences",
    inSpace: true,
  },
  trait: {
    create: "createComputedTrait",
    read: "getComputedTrait",
    update: "updateComputedTraitForSpace",
    remove: "removeComputedTraitFromSpace",
    list: "listComputedTraits",
    one: "computedTrait",
    many: "computedTraits",
    inSpace: true,
  },
  filter: {
    create: "createFilterForSpace",
    read: "getFilterById",
    update: "updateFilterById",
    remove: "deleteFilterById",
    list: "listFiltersForSpace",
    one: "filter",
    many: "filters",
    inSpace: false,
  },
};

/** The kinds in the order in which they are listed. */
export const objectKinds = Object.keys(objectOperations) as readonly ObjectKind[];

/** Something that this run made. */
export interface MadeObject {
  kind: ObjectKind;
  id: string;
  name: string;
  /** Of an audience or a computed trait. */
  key: string;
}

/** The path parameters of one object, or of its list. */
export function pathOf(kind: ObjectKind, spaceId: string, id?: string): Record<string, string> {
  return { ...(objectOperations[kind].inSpace && { spaceId }), ...(id !== undefined && { id }) };
}

/** The query of a list, which has to name the space where its path does not. */
export function listQueryOf(kind: ObjectKind, spaceId: string): Record<string, string> {
  return kind === "filter" ? { integrationId: spaceId } : {};
}
