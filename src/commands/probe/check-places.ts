import { accessSync, constants, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseJson } from "../../segment/answer.ts";
import { isJsonObject } from "../../values/json.ts";
import { finalPlace } from "../../values/replace-file.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { checkOutputs } from "../output/check-outputs.ts";
import { journalPath, profileName, recordingName, type ProbeOptions } from "./probe-options.ts";

/** A file that a probe writes, and what tells an earlier one of its kind from everything else. */
interface Place {
  what: string;
  file: string;
  isOne: (text: string) => boolean;
}

/**
 * Looks whether a probe can keep what it finds, before it asks for anything: what it costs cannot be had again for nothing.
 * A file that is there is written over only when it is empty or an earlier one of its kind.
 *
 * @throws {CommandError} with the file and what is wrong with it.
 */
export async function checkPlaces(io: CommandIo, options: ProbeOptions & { trace?: string }): Promise<void> {
  if (profileName(options).trim() === "")
    throw new CommandError("--profile names no file", { code: "probe-place", hint: "give a file, such as probe.json" });
  const places: readonly Place[] = [
    { what: "profile", file: profileName(options), isOne: isProfile },
    { what: "recording", file: recordingName(options), isOne: isRecording },
  ];
  for (const place of places) await checkPlace(io, place);
  const files = [
    ...(options.trace === undefined ? [] : [{ flag: "--trace", file: options.trace }]),
    ...places.map(({ what, file }) => ({ flag: `the ${what} of the probe`, file })),
    { flag: "the journal of the probe", file: journalPath(io, options) },
  ];
  await checkOutputs(io, { files });
}

async function checkPlace({ cwd }: CommandIo, { what, file, isOne }: Place): Promise<void> {
  const refuse = (because: string, cause?: unknown): never => {
    throw new CommandError(`nothing was asked for: the ${what} ${file} cannot be written: ${because}`, {
      code: "probe-place",
      hint: "name another file with --profile",
      ...(cause !== undefined && { cause }),
    });
  };
  const absolute = path.resolve(cwd, file);
  const folder = path.dirname(absolute);
  if (!existsSync(folder)) refuse(`there is no folder ${folder}`);
  try {
    accessSync(path.dirname(await finalPlace(absolute)), constants.W_OK);
    if (!existsSync(absolute)) return;
    const found = statSync(absolute);
    if (!found.isFile()) refuse(found.isDirectory() ? "it is a folder" : "it is no regular file");
    accessSync(absolute, constants.W_OK);
    const text = readFileSync(absolute, "utf8");
    if (text.trim() !== "" && !isOne(text)) refuse(`there is a file of that name, and it is no ${what} of a probe`);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    refuse(error instanceof Error ? error.message : String(error), error);
  }
}

/** Of any version of the program: what is to be written anew need not be one that can be used. */
function isProfile(text: string): boolean {
  const value = parseJson(text);
  return isJsonObject(value) && ["formatVersion", "settings", "open"].every((name) => Object.hasOwn(value, name));
}

/** The last line may be cut off. */
function isRecording(text: string): boolean {
  const [line = "", ...rest] = text.split("\n");
  const value = parseJson(line);
  if (value === undefined) return rest.length === 0 && line.startsWith('{"n":');
  return isJsonObject(value) && ["n", "operation", "request"].every((name) => Object.hasOwn(value, name));
}
