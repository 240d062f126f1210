import type { ListHistory } from "./list-history.ts";
import { rememberState } from "./remember-state.ts";
import type { SimulatorState } from "./state.ts";

/**
 * Makes a change to the state and has it saved, and answers what the change gave. What `change` throws is thrown on, and
 * then it has changed nothing. A change that cannot be saved is taken back and rejects with the reason, together with those
 * that were built upon it.
 */
export type CommitChange = <Result>(change: () => Result) => Promise<Result>;

/** Saves the state as it is. Changes that are made while it does so share the next call. */
export type SaveState = (state: SimulatorState) => void | Promise<void>;

/** A change that is made and not saved yet. */
interface Unsaved {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Commits to a state one save after another. Without `save`, a change is kept by being made, and costs nothing more. */
export function createCommit(state: SimulatorState, history: ListHistory, save?: SaveState): CommitChange {
  if (!save) return async (change) => change();
  let unsaved: Unsaved[] = [];
  let saving = false;
  // Brings the state back to what was saved last. Nobody else changes it while there is something unsaved.
  let takeBack: () => void = () => undefined;

  const saveAll = async (): Promise<void> => {
    saving = true;
    while (unsaved.length > 0) {
      const batch = unsaved;
      unsaved = [];
      const backToThis = rememberState(state, history);
      try {
        await save(state);
        takeBack = backToThis;
        for (const { resolve } of batch) resolve();
      } catch (error) {
        takeBack();
        for (const { reject } of [...batch, ...unsaved]) reject(error);
        unsaved = [];
      }
    }
    saving = false;
  };

  return async (change) => {
    if (!saving) takeBack = rememberState(state, history);
    const result = change();
    await new Promise<void>((resolve, reject) => {
      unsaved.push({ resolve, reject });
      if (!saving) void saveAll();
    });
    return result;
  };
}
