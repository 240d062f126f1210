import { cycleFaults, refuseCadenceFlip } from "../audiences/rules.ts";
import { inputFault } from "../input-faults.ts";
import { inferCadence } from "../queries/inference.ts";
import { refuseFaults } from "../refusal.ts";
import type { SimulatedSpace, StoredTrait } from "../state.ts";
import type { World } from "../world.ts";

/** Throws the `Refusal` of a new or changed computed trait that cannot stand, naming every fault. */
export function refuseImpossibleTrait(
  candidate: StoredTrait,
  space: SimulatedSpace,
  world: World,
  before: StoredTrait = candidate,
): void {
  const retyped = before.type !== candidate.type && world.settings.traitTypePatch === 422;
  refuseFaults([
    ...cycleFaults(candidate, space),
    ...(retyped ? [inputFault("definition.type", `cannot be changed from ${before.type}`)] : []),
  ]);
  refuseCadenceFlip(before.id, cadenceOf(before), cadenceOf(candidate), world);
}

function cadenceOf({ query, type }: StoredTrait): string {
  return inferCadence(query, type);
}
