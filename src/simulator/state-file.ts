import { readState } from "./read-state.ts";
import { replaceFile } from "../values/replace-file.ts";
import { defaultState, type SimulatorState } from "./state.ts";

/**
 * Reads a state file; a missing one is the default state. Throws `StateFileError` when the file cannot be read, is
 * damaged or was written by a later version.
 */
export async function loadStateFile(file: string): Promise<SimulatorState> {
  const remedy = "move it away to start with an empty space";
  return (await readState(file, { noun: "simulator's state file", remedy })) ?? defaultState();
}

/** A function that saves states to a file, each whole or not at all, and settles when it is on the disk. */
export function createStateWriter(file: string): (state: SimulatorState) => Promise<void> {
  return (state) => replaceFile(file, `${JSON.stringify(state, undefined, 2)}\n`, 0o600);
}
