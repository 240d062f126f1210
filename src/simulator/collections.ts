import { notFound } from "./refusal.ts";
import type { CollectionItems, CollectionName, Collections, SimulatedSpace } from "./state.ts";
import type { World } from "./world.ts";

// The kind of object that a 404 speaks of.
const kinds: Readonly<Record<CollectionName, string>> = {
  audiences: "Audience",
  schedules: "Schedule",
  destinations: "Destination",
  connections: "Connection",
  activations: "Activation",
  traits: "Computed trait",
  filters: "Filter",
  previews: "Audience preview",
  subscriptions: "Subscription",
  people: "Person",
  accounts: "Account",
  seenEvents: "Event",
  seenTraits: "Trait",
  formerKeys: "Trait",
  entities: "Entity",
  relationships: "Relationship",
  sources: "Source",
  trackingPlans: "Tracking plan",
  users: "User",
  auditEvents: "Audit event",
};

/** What is in a collection of a space now. */
export function itemsOf<Name extends CollectionName>(
  space: SimulatedSpace,
  name: Name,
): readonly CollectionItems[Name][] {
  const collections: Partial<Collections> = space;
  return collections[name] ?? [];
}

/** What lists show of a collection, which may lag, and as of when. */
export function listedItems<Name extends CollectionName>(
  space: SimulatedSpace,
  name: Name,
  world: World,
): { items: readonly CollectionItems[Name][]; asOfMs: number } {
  return world.history.listed(space, name, itemsOf(space, name));
}

/** Puts a new list in the place of a collection; what it held before stays known to lists that lag. */
export function replaceItems<Name extends CollectionName>(
  space: SimulatedSpace,
  name: Name,
  items: readonly CollectionItems[Name][],
  world: World,
): void {
  world.history.record(space, name, itemsOf(space, name));
  const collections: Partial<Collections> = space;
  collections[name] = items as Collections[Name];
}

/** Puts one object in the place of another, in its place of the list. */
export function replaceItem<Name extends CollectionName>(
  space: SimulatedSpace,
  name: Name,
  before: CollectionItems[Name],
  after: CollectionItems[Name],
  world: World,
): void {
  const changed = itemsOf(space, name).map((item) => (item === before ? after : item));
  replaceItems(space, name, changed, world);
}

/** What all spaces of the workspace have in a collection, the same id once. */
export function workspaceItems<Name extends CollectionWithIds>(name: Name, { state }: World): CollectionItems[Name][] {
  return [...new Map(state.spaces.flatMap((space) => itemsOf(space, name)).map((item) => [item.id, item])).values()];
}

/** The object of the workspace with an id. Throws a 404 `Refusal`. */
export function findInWorkspace<Name extends CollectionWithIds>(
  name: Name,
  id: string,
  world: World,
): CollectionItems[Name] {
  const item = workspaceItems(name, world).find((candidate) => candidate.id === id);
  if (item === undefined) throw notFound(kinds[name], id);
  return item;
}

/** Collections whose objects have ids. */
type CollectionWithIds = {
  [Name in CollectionName]: CollectionItems[Name] extends { id: string } ? Name : never;
}[CollectionName];

/** The object with an id in a collection, among those that count. Throws a 404 `Refusal`. */
export function findItem<Name extends CollectionWithIds>(
  space: SimulatedSpace,
  name: Name,
  id: string,
  counts: (item: CollectionItems[Name]) => boolean = () => true,
): CollectionItems[Name] {
  const item = itemsOf(space, name).find((candidate) => candidate.id === id && counts(candidate));
  if (item === undefined) throw notFound(kinds[name], id);
  return item;
}
