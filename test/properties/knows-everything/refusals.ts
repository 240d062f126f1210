import { adoptionOf } from "./adoptions.ts";
import {
  addressOf,
  keyFor,
  leftoversOf,
  manifestsOf,
  ownOf,
  type Declared,
  type Known,
  type LiveObject,
} from "./model.ts";
import type { Chosen } from "./selections.ts";

/** Whether a plan of what is chosen cannot be carried out, so that an apply writes nothing at all. */
export function isRefused(known: Known, chosen: Chosen): boolean {
  return collisionsOf(known, chosen).some(({ alone }) => !alone);
}

/** The manifests that are left out, because their names or keys are those of objects that are none of the project's. */
export function leftAlone(known: Known, chosen: Chosen): ReadonlySet<Declared> {
  const collisions = collisionsOf(known, chosen);
  return new Set(collisions.every(({ alone }) => alone) ? collisions.map(({ declared }) => declared) : []);
}

/** The chosen manifests that cannot be carried out, and whether each of them can be left out by itself. */
function collisionsOf(known: Known, { has }: Chosen): { declared: Declared; alone: boolean }[] {
  const managed = new Set([
    ...manifestsOf(known).map((each) => ownOf(known, each) ?? adoptionOf(known, each).object),
    ...leftoversOf(known).values(),
  ]);
  const chosen = manifestsOf(known).filter(({ kind, name }) => has(addressOf(kind, name)));
  const goes = new Set([...leftoversOf(known)].flatMap(([address, each]) => (has(address) ? [each] : [])));
  const homes = new Map(chosen.map((each) => [each, ownOf(known, each) ?? adoptionOf(known, each).object]));
  const nameAfter = new Map(known.live.filter((each) => !goes.has(each)).map((each) => [each, each.values.name]));
  for (const [{ values }, home] of homes) if (home) nameAfter.set(home, values.name);
  return chosen.flatMap((each) => {
    const { result } = adoptionOf(known, each);
    if (result === "absent") return [];
    if (result === "refused") return [{ declared: each, alone: false }];
    const home = homes.get(each);
    if (home?.values.name === each.values.name) return [];
    const isInTheWay = ([other, name]: [LiveObject, unknown]): boolean =>
      other !== home &&
      (other.kind === "SpaceFilter") === (each.kind === "SpaceFilter") &&
      (name === each.values.name ||
        (!home && other.key !== undefined && other.key === keyFor(String(each.values.name))));
    // The first that has the name, else the first that has the key.
    const [holder] = [...nameAfter].find(isInTheWay) ?? [];
    return holder ? [{ declared: each, alone: !home && !managed.has(holder) }] : [];
  });
}
