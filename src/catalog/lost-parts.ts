import type { Catalog } from "./generated/catalog.ts";

/** Parts that a catalog has only when somebody asks for them. */
const onWish: Readonly<Record<string, (former: Catalog) => boolean>> = {
  trackingPlan: ({ trackingPlan }) => trackingPlan !== undefined,
  volumes: (former) => former.with?.includes("volumes") === true,
};

/**
 * The parts that were known and cannot be read now: nothing says that what they held is gone, so a catalog without them is
 * neither a newer one nor one to compare with.
 */
export function findLostParts(former: Catalog, now: Catalog): string[] {
  const had = (part: string): boolean => former.unread?.[part] === undefined && (onWish[part]?.(former) ?? true);
  return Object.keys(now.unread ?? {}).filter(had);
}
