import path from "node:path";
import { createSimulator, type Simulator } from "../../simulator/simulator.ts";
import { shareStateFile } from "../../simulator/shared-state-file.ts";
import { loadStateFile } from "../../simulator/state-file.ts";
import type { SimulatorState } from "../../simulator/state.ts";
import { ensureSpace } from "../../simulator/ensure-space.ts";

/** Where the state of `--simulate` is kept, from the folder of the project file. */
export const SIMULATOR_STATE_FILE = path.join(".audiencectl", "simulator.json");

/** An embedded simulator. */
export interface EmbeddedSimulator {
  fetch: Simulator["fetch"];
  /** Waits until its state is on disk. */
  close(): Promise<void>;
}

/** Real time since 1970. Its windows and locks last as long as they should, even if somebody sets the clock meanwhile. */
function steadyNow(): number {
  return Math.floor(performance.timeOrigin + performance.now());
}

/** A simulator in this very process, with its state in a file beside the project file and the project's space in it. */
export async function embedSimulator(options: {
  directory: string;
  space: string;
  timeScale: number;
}): Promise<EmbeddedSimulator> {
  const file = path.join(options.directory, SIMULATOR_STATE_FILE);
  const state = await loadStateFile(file);
  const complete = (loaded: SimulatorState): void => void ensureSpace(loaded, options.space);
  complete(state);
  const shared = shareStateFile(file, state, { complete, makeFolder: true });
  let saved: Promise<unknown> = Promise.resolve();
  const simulator = createSimulator({
    state,
    timeScale: options.timeScale,
    now: steadyNow,
    ...shared,
    onChange: async (changed) => {
      saved = Promise.resolve(shared.onChange(changed));
      await saved;
    },
  });
  return {
    fetch: simulator.fetch,
    async close() {
      await saved;
    },
  };
}
