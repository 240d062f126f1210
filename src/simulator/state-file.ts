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

/**
 * A function that saves states to a file, atomically and one after another. Calls that arrive while a write is under
 * way share the next one, which takes the state as it is when that write starts. Each call settles with its write.
 */
export function createStateWriter(file: string): (state: SimulatorState) => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;
  return (state) => {
    queued ??= running
      // A failed write was reported to those who asked for it; it must not stop the next one.
      .catch(() => undefined)
      .then(() => {
        queued = undefined;
        running = replaceFile(file, `${JSON.stringify(state, undefined, 2)}\n`, 0o600);
        return running;
      });
    return queued;
  };
}
