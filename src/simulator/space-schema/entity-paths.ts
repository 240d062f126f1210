import type { EntityPath } from "../../segment/generated/wire.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace } from "../state.ts";

/** The ways through the data graph, one for each relationship (API.md 7.1). */
export function entityPaths(space: SimulatedSpace): EntityPath[] {
  const relationships = itemsOf(space, "relationships");
  const names = new Map(itemsOf(space, "entities").map(({ slug, name }) => [slug, name]));
  const placeOf = ({ above, slug }: (typeof relationships)[number]): string => [...above, slug].join(":");
  return relationships.map((relationship) => {
    const { id, slug, name, entitySlug, above } = relationship;
    const before = above.map((_, depth) => {
      const place = above.slice(0, depth + 1).join(":");
      return relationships.find((each) => placeOf(each) === place)?.name ?? above[depth] ?? "";
    });
    const place = placeOf(relationship);
    return {
      id,
      entityName: names.get(entitySlug) ?? entitySlug,
      pathName: [...before, name].join(" → "),
      entitySlug,
      relationshipSlugs: [...above, slug],
      childRelationshipSlugs: relationships.filter((each) => each.above.join(":") === place).map((each) => each.slug),
      parentRelationshipSlugPath: above.join(":"),
    };
  });
}
