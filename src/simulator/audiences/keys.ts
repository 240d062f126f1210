import { inputFault } from "../input-faults.ts";
import { conflict, Refusal } from "../refusal.ts";
import type { SimulatorSettings } from "../settings.ts";
import type { SimulatedSpace } from "../state.ts";
import { computationsOf } from "./computations.ts";

/**
 * The key made from a name: its snake case (API.md 2.4; the exact rule is not documented). Accents are dropped, every
 * run of other characters is one underscore. A name without a Latin letter or digit gives `audience`. It is no use of what
 * the program expects, so that a wrong expectation shows.
 */
export function deriveKey(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/\p{Mark}/gu, "");
  const snake = plain.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  return snake.replaceAll(/^_|_$/g, "") || "audience";
}

/**
 * The key of a new audience or computed trait, which share one set of keys. Throws a `Refusal` when the name is taken
 * and `nameCollision` refuses that.
 */
export function assignKey(space: SimulatedSpace, name: string, settings: SimulatorSettings): string {
  const key = deriveKey(name);
  refuseTakenName(space, name, key, settings);
  const taken = new Set(computationsOf(space).map((computation) => computation.key));
  if (!settings.deletedKeyReuse) for (const deleted of space.deletedKeys) taken.add(deleted);
  if (!taken.has(key)) return key;
  let suffix = 2;
  while (taken.has(`${key}_${suffix}`)) suffix += 1;
  return `${key}_${suffix}`;
}

/**
 * Throws a `Refusal` when another audience or computed trait has the name, or the key in question, and `nameCollision` refuses that.
 *
 * @param ownId The one that is renamed, which does not collide with itself.
 */
export function refuseTakenName(
  space: SimulatedSpace,
  name: string,
  key: string | undefined,
  settings: SimulatorSettings,
  ownId?: string,
): void {
  if (settings.nameCollision === "suffix") return;
  const taken = computationsOf(space).some((other) => other.id !== ownId && (other.name === name || other.key === key));
  if (!taken) return;
  if (settings.nameCollision === 409)
    throw conflict(`An audience or computed trait with the name '${name}' already exists.`);
  throw new Refusal(422, [inputFault("name", "is already taken by another audience or computed trait")]);
}
