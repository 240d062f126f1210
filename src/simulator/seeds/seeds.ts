import { readState } from "../read-state.ts";
import { shiftTimes } from "../shift-times.ts";
import type { SimulatorState } from "../state.ts";
import { largeSpace } from "./large-space.ts";
import { smallShop } from "./small-shop.ts";

/** Makes a space that is full already, as of an instant in milliseconds since 1970. */
export type SeedBuilder = (nowMs: number) => SimulatorState;

/** The seeds that come with the simulator, by name. */
export const seeds: ReadonlyMap<string, SeedBuilder> = new Map<string, SeedBuilder>([
  ["small-shop", (nowMs) => smallShop(nowMs)],
  ["large-space", (nowMs) => largeSpace(1, nowMs)],
]);

/**
 * Reads a seed from a file in the format of states, and moves its times so that it takes place at `nowMs`; without
 * `seededAt` they stay what they are. `undefined` when there is no such file. Throws `StateFileError` for a file that
 * cannot be used.
 */
export async function loadSeedFile(file: string, nowMs: number): Promise<SimulatorState | undefined> {
  const state = await readState(file, { noun: "seed file", remedy: "start with another seed" });
  return state && shiftTimes(state, nowMs);
}
