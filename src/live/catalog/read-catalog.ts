import type { Catalog } from "../../catalog/generated/catalog.ts";
import { keepUnread } from "../../catalog/keep/keep-unread.ts";
import { planSide } from "../../catalog/plan/plan-side.ts";
import { spaceSide } from "../../catalog/keep/space-side.ts";
import { addDeclarations } from "../../catalog/plan/add-declarations.ts";
import { readDeclarations } from "../../catalog/plan/declarations.ts";
import { readPlanRules } from "../../catalog/plan/read-plan-file.ts";
import { tellFaults } from "../../catalog/plan/tell-faults.ts";
import { seenSinceOf } from "../../catalog/sightings.ts";
import { isPossibleSegment } from "../../segment/request-url.ts";
import type { JsonValue } from "../../values/json.ts";
import type { SpaceAccess } from "../call-kind.ts";
import { composeDestinations, composeEntities, composeEvents, composeTraits } from "./compose.ts";
import { readColumns, readProperties } from "./read-details.ts";
import type { CatalogWish } from "./catalog-wish.ts";
import { readLists, type CatalogLists } from "./read-lists.ts";

/**
 * Reads what a space is known to have. A part that the token may not read is
 * as it was in the former catalog, or left out; the reason is in `unread`.
 *
 * @throws {SegmentApiError} when the token may read none of it.
 */
export async function readCatalog(access: SpaceAccess, wish: CatalogWish): Promise<Catalog> {
  const lists = await readLists(access, wish);
  throwIfNothing(lists);
  const { events, entities } = lists;
  const names = [...new Set(events.value?.map(({ name }) => name))].filter(isPossibleSegment);
  const wanted =
    wish.properties === "all" ? names : names.filter((name) => wish.properties !== "all" && wish.properties.has(name));
  const slugs = [...new Set(entities.value?.map(({ entitySlug }) => entitySlug))].filter(isPossibleSegment);
  wish.onDetails?.({ events: wanted.length, entities: slugs.length });
  const [properties, columns] = await Promise.all([
    readProperties(access, wanted, wish.samples),
    readColumns(access, slugs, wish.samples),
  ]);
  const seenSince = seenSinceOf(sightings(lists), wish.nowMs);
  const unread = { ...reasonsOf(lists), ...reasonsOf({ properties, columns }) };
  const catalog: Catalog = {
    apiVersion: "audiencectl/v1",
    kind: "Catalog",
    environment: wish.environment,
    space: wish.space,
    ...(seenSince !== undefined && { seenSince }),
    ...(Object.keys(unread).length > 0 && { unread }),
    ...composeEvents(lists, properties, seenSince),
    ...composeTraits("users", lists, seenSince),
    ...composeTraits("accounts", lists, seenSince),
    ...composeEntities(entities.value, columns),
    ...composeDestinations(lists),
  };
  const { former } = wish;
  return declare(former ? keepUnread(catalog, spaceSide(former)) : catalog, lists, wish);
}

/** Adds what the tracking plan declares; where its rules cannot be read, what it declared earlier. */
function declare(catalog: Catalog, lists: CatalogLists, { trackingPlan, former }: CatalogWish): Catalog {
  if (trackingPlan === undefined) return catalog;
  const rules = lists.trackingPlan?.value;
  if (rules) {
    const plan = readPlanRules(rules as unknown as JsonValue[], "/rules");
    return tellFaults(
      addDeclarations(catalog, readDeclarations(plan.rules), trackingPlan),
      "trackingPlan",
      plan.faults,
    );
  }
  if (former?.trackingPlan !== trackingPlan || former.with?.includes("from-tracking-plan")) return catalog;
  const kept = [...(catalog.kept ?? []), "trackingPlan" as const];
  return { ...addDeclarations(catalog, planSide(former), trackingPlan), kept };
}

/** A token that may read nothing is most often a wrong one, which its user has to hear. */
function throwIfNothing({ events, users, accounts, entities, trackingPlan }: CatalogLists): void {
  const errors = [events, users, accounts, entities].map(({ error }) => error);
  const [first] = errors;
  if (first && errors.every((error) => error !== undefined) && !trackingPlan?.value) throw first;
}

function sightings({ events, users, accounts }: CatalogLists): string[] {
  const seen = [events, users, accounts].flatMap(({ value = [] }) => value as readonly { lastSeenAt: string }[]);
  return seen.map(({ lastSeenAt }) => lastSeenAt);
}

function reasonsOf(parts: object): Record<string, string> {
  const reasons = Object.entries(parts).map(([name, part]: [string, { because?: string }]) => [name, part.because]);
  return Object.fromEntries(reasons.filter(([, because]) => because !== undefined)) as Record<string, string>;
}
