import { manifestsOf, ownOf, type Declared, type Known, type LiveObject } from "./model.ts";

/** What the `adopt` line of a manifest finds. */
export interface Adoption {
  /** `none`: there is nothing to adopt, or no need to. `absent`: what it names is not there. `refused`: it cannot be had. */
  result: "none" | "found" | "absent" | "refused";
  object?: LiveObject;
}

/** What a manifest without an object of its own takes over. Of two that want one object, the first in the files gets it. */
export function adoptionOf(known: Known, declared: Declared): Adoption {
  const { adopt, kind } = declared;
  if (!adopt || ownOf(known, declared)) return { result: "none" };
  const fitting = known.live.filter((each) => each.kind === kind && identify(each)[adopt.by] === adopt.value);
  const free = fitting.filter(({ mark }) => mark === undefined);
  const [object] = free;
  if (fitting.length === 0) return { result: "absent" };
  if (!object || free.length > 1) return { result: "refused" };
  const manifests = manifestsOf(known);
  const earlier = manifests.slice(0, manifests.indexOf(declared));
  const isTaken = earlier.some((each) => adoptionOf(known, each).object === object);
  return isTaken ? { result: "refused" } : { result: "found", object };
}

/** The ways in which an `adopt` line can name an object. */
export function identify({ id, key, values }: LiveObject): Record<NonNullable<Declared["adopt"]>["by"], unknown> {
  return { id, key, name: values.name };
}
