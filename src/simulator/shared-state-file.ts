import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { lockFile } from "./file-lock.ts";
import { createStateWriter, loadStateFile } from "./state-file.ts";
import type { SimulatorState } from "./state.ts";
import type { TakeTurn } from "./take-turn.ts";

/** How a state file is shared. */
export interface SharedStateOptions {
  /** Called for every state that was read, to put into it what always has to be there. */
  complete?: (state: SimulatorState) => void;
  /** Whether to make the file's folder before the first change. Default: a missing folder is an error. */
  makeFolder?: boolean;
}

/** How long one process keeps the lock while its own requests follow each other, in milliseconds. */
const LONGEST_TURN_MS = 200;

/**
 * What lets several simulators, in one process or in many, serve one state file as one space: a change is made under the
 * file's lock, to the state as the file has it, and is in the file before it is answered.
 *
 * What is not in the file is each simulator's own: rate limits, and lists that lag.
 *
 * @param state What the file held; it is brought up to date in place.
 */
export function shareStateFile(
  file: string,
  state: SimulatorState,
  { complete = () => undefined, makeFolder = false }: SharedStateOptions = {},
): { onChange: (state: SimulatorState) => Promise<void>; turn: TakeTurn } {
  const save = createStateWriter(file);
  // Nothing was seen yet: whatever another process wrote since the state was read is found by the first request.
  let seen = "";
  let held: { release: () => Promise<void>; users: number; since: number } | undefined;
  let onLeave = (): void => undefined;
  let entering: Promise<unknown> = Promise.resolve();
  let leaving: Promise<unknown> = Promise.resolve();

  const refresh = async (): Promise<void> => {
    await leaving;
    const before = seen;
    const stamp = await stampOf(file);
    if (stamp === seen || stamp === "") return;
    const loaded = await loadStateFile(file);
    // What this process changed in the meantime is in the state, and was perhaps not in the file.
    if (held !== undefined || seen !== before) return;
    complete(loaded);
    state.spaces = loaded.spaces;
    seen = stamp;
  };

  const enter = async (): Promise<void> => {
    // Others are to have a turn, however long the queue is here.
    if (held && performance.now() - held.since > LONGEST_TURN_MS) await new Promise<void>((end) => (onLeave = end));
    if (!held) {
      await leaving;
      if (makeFolder) await mkdir(path.dirname(file), { recursive: true });
      const release = await lockFile(file);
      await refresh().catch(async (error: unknown) => {
        await release();
        throw error;
      });
      held = { release, users: 0, since: performance.now() };
    }
    held.users += 1;
  };

  const leave = (): void => {
    if (!held || (held.users -= 1) > 0) return;
    const { release } = held;
    held = undefined;
    onLeave();
    leaving = stampOf(file).then((stamp) => {
      seen = stamp;
      return release();
    });
  };

  const turn: TakeTurn = async (writes, work) => {
    if (!writes) {
      if (!held) await refresh();
      return await work();
    }
    const entered = entering.then(enter, enter);
    entering = entered;
    await entered;
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return { onChange: save, turn };
}

/** Tells one content of a file from the next: each is written to a new file. Empty when there is none. */
async function stampOf(file: string): Promise<string> {
  const found = await stat(file, { bigint: true }).catch(() => undefined);
  return found ? `${found.ino} ${found.size} ${found.mtimeNs}` : "";
}
