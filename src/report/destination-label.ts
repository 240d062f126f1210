import type { Change } from "../plan/generated/plan.ts";
import { groupBy } from "../values/group-by.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";

/**
 * What to call each destination of a plan, by its id: its name, with the id only where two have one name; the id alone where
 * nothing calls it.
 */
export function destinationLabels(changes: readonly Pick<Change, "impact">[]): ReadonlyMap<string, string> {
  const all = new Map(changes.flatMap(({ impact }) => (impact.destinations ?? []).map((each) => [each.id, each])));
  const byName = groupBy(all.values(), destinationName);
  return new Map(
    [...all.values()].map((each) => {
      const name = destinationName(each);
      if (name === undefined) return [each.id, each.id];
      return [each.id, (byName.get(name) ?? []).length > 1 ? `${name} ${each.id}` : name];
    }),
  );
}

/** What an object is called in a report: a connection by its destination, everything else by its own name. */
export function calledIn({ name, kind, impact }: Pick<Change, "name" | "kind" | "impact">): string {
  const [own] = isSink(kind) ? (impact.destinations ?? []) : [];
  return (own && destinationName(own)) ?? name;
}
