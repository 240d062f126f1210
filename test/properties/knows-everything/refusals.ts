import { adoptionOf } from "./adoptions.ts";
import { addressOf, keyFor, leftoversOf, manifestsOf, ownOf, type Known, type LiveObject } from "./model.ts";
import type { Chosen } from "./selections.ts";

/** Whether a plan of what is chosen cannot be carried out, so that an apply writes nothing at all. */
export function isRefused(known: Known, { has }: Chosen): boolean {
  const chosen = manifestsOf(known).filter(({ kind, name }) => has(addressOf(kind, name)));
  const goes = new Set([...leftoversOf(known)].flatMap(([address, each]) => (has(address) ? [each] : [])));
  const homes = new Map(chosen.map((each) => [each, ownOf(known, each) ?? adoptionOf(known, each).object]));
  const nameAfter = new Map(known.live.filter((each) => !goes.has(each)).map((each) => [each, each.values.name]));
  for (const [{ values }, home] of homes) if (home) nameAfter.set(home, values.name);
  return chosen.some((each) => {
    const { result } = adoptionOf(known, each);
    if (result === "refused" || result === "absent") return result === "refused";
    const home = homes.get(each);
    if (home?.values.name === each.values.name) return false;
    const isInTheWay = ([other, name]: [LiveObject, unknown]): boolean =>
      other !== home &&
      (other.kind === "SpaceFilter") === (each.kind === "SpaceFilter") &&
      (name === each.values.name ||
        (!home && other.key !== undefined && other.key === keyFor(String(each.values.name))));
    return [...nameAfter].some(isInTheWay);
  });
}
