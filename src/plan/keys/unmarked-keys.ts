import { kindOf } from "../../resources/kinds.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import { namespaceOf } from "../change/names-and-keys.ts";
import { nameOf } from "../change/change-parts.ts";
import type { Match } from "../match/match.ts";

/**
 * Finds the keys of objects that lost their markers, or have damaged ones, by the display names that manifests declare. Only for
 * queries in the space that name such a key already: these are as declared. Nothing else is concluded from a name.
 *
 * @param live Objects that are no parts.
 */
export function unmarkedKeys(
  matches: readonly Match[],
  live: readonly LiveResource[],
): (user: LiveResource) => (address: Address) => string | undefined {
  const taken = new Set(matches.flatMap((match) => ("live" in match ? [match.live.id] : [])));
  const byName = groupBy(
    live.filter(({ id }) => !taken.has(id)),
    (object) => `${namespaceOf(object)} ${object.name}`,
  );
  const keys = new Map(
    matches.flatMap((match) => {
      if (match.type !== "create") return [];
      const { desired } = match;
      const holders = byName.get(`${namespaceOf(desired)} ${nameOf(desired)}`) ?? [];
      const [holder] = holders;
      const isOfNobody = holder?.ownership === undefined || holder.ownership === "unreadable";
      if (holders.length !== 1 || !isOfNobody || holder?.kind !== desired.kind || holder.key === undefined) return [];
      return [[desired.address, holder.key] as const];
    }),
  );
  return (user) => {
    if (keys.size === 0) return () => undefined;
    const named = new Set(kindOf(user.kind).keysUsed(user.spec));
    return (address) => {
      const key = keys.get(address);
      return key !== undefined && named.has(key) ? key : undefined;
    };
  };
}
