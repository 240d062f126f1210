import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { StateFileError } from "./state-file-error.ts";
import { stateSchema } from "./state-schema.ts";
import { stateFormatVersion, type SimulatorState } from "./state.ts";

/** How errors speak of the file. */
export interface StateFileWords {
  /** What it is: `simulator's state file`. */
  noun: string;
  /** What to do when nothing else helps, as the rest of a sentence. */
  remedy: string;
}

/**
 * Reads and checks a state, `undefined` when there is no such file. Throws `StateFileError` when the file cannot be
 * read, is damaged or was written by a later version.
 */
export async function readState(file: string, words: StateFileWords): Promise<SimulatorState | undefined> {
  const fail = (code: StateFileError["code"], what: string, cause?: unknown): StateFileError =>
    new StateFileError(code, file, `The ${words.noun} ${file} ${what}`, cause);
  const damaged = (fault: string, cause?: unknown): StateFileError =>
    fail("damaged", `is damaged: ${fault}. Correct it, restore a copy, or ${words.remedy}.`, cause);

  const text = await readText(file, fail);
  if (text === undefined) return undefined;
  const value = upgrade(parseJson(text, damaged));
  const version = (value as { formatVersion?: unknown } | null)?.formatVersion;
  if (version !== undefined && version !== stateFormatVersion) {
    const versions = `format version ${JSON.stringify(version)}, and this audiencectl reads ${stateFormatVersion}`;
    throw fail("other-version", `has ${versions}. Use the audiencectl that wrote it, or ${words.remedy}.`);
  }
  const validate = new Ajv2020({ strict: false, validateSchema: false }).compile(stateSchema);
  if (!validate(value)) {
    const [first] = validate.errors ?? [];
    throw damaged(`${first?.instancePath === "" ? "the file" : first?.instancePath} ${first?.message}`);
  }
  return value as SimulatorState;
}

// Version 1 is version 2 with nothing but audiences in its spaces.
function upgrade(value: unknown): unknown {
  const isFirst = (value as { formatVersion?: unknown } | null)?.formatVersion === 1;
  return isFirst ? { ...(value as object), formatVersion: stateFormatVersion } : value;
}

async function readText(
  file: string,
  fail: (code: "unreadable", what: string, cause: unknown) => StateFileError,
): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw fail("unreadable", `cannot be read: ${(error as Error).message}.`, error);
  }
}

function parseJson(text: string, damaged: (fault: string, cause: unknown) => StateFileError): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw damaged((error as Error).message, error);
  }
}
