import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import writeFileAtomic from "write-file-atomic";
import { StateFileError } from "./state-file-error.ts";
import { stateSchema } from "./state-schema.ts";
import { defaultState, stateFormatVersion, type SimulatorState } from "./state.ts";

/**
 * Reads a state file; a missing one is the default state. Throws `StateFileError` when the file cannot be read, is
 * damaged or was written by a later version.
 */
export async function loadStateFile(file: string): Promise<SimulatorState> {
  const text = await readText(file);
  if (text === undefined) return defaultState();
  const value = upgrade(parseJson(file, text));
  const version = (value as { formatVersion?: unknown } | null)?.formatVersion;
  if (version !== undefined && version !== stateFormatVersion) {
    const versions = `format version ${JSON.stringify(version)}, and this audiencectl reads ${stateFormatVersion}`;
    const remedy = "Use the audiencectl that wrote it, or move it away to start with an empty space.";
    throw new StateFileError("other-version", file, `The simulator's state file ${file} has ${versions}. ${remedy}`);
  }
  const validate = new Ajv2020({ strict: false, validateSchema: false }).compile(stateSchema);
  if (!validate(value)) {
    const [first] = validate.errors ?? [];
    throw damaged(file, `${first?.instancePath === "" ? "the file" : first?.instancePath} ${first?.message}`);
  }
  return value as SimulatorState;
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
        running = writeFileAtomic(file, `${JSON.stringify(state, undefined, 2)}\n`, { mode: 0o600 });
        return running;
      });
    return queued;
  };
}

// Version 1 is version 2 with nothing but audiences in its spaces.
function upgrade(value: unknown): unknown {
  const isFirst = (value as { formatVersion?: unknown } | null)?.formatVersion === 1;
  return isFirst ? { ...(value as object), formatVersion: stateFormatVersion } : value;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    const message = `The simulator's state file ${file} cannot be read: ${(error as Error).message}.`;
    throw new StateFileError("unreadable", file, message, error);
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw damaged(file, (error as Error).message, error);
  }
}

function damaged(file: string, fault: string, cause?: unknown): StateFileError {
  const remedy = "Correct it, restore a copy, or move it away to start with an empty space.";
  return new StateFileError(
    "damaged",
    file,
    `The simulator's state file ${file} is damaged: ${fault}. ${remedy}`,
    cause,
  );
}
