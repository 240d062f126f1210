import { existsSync } from "node:fs";
import path from "node:path";
import { environmentInPlaceOf } from "../../project/choose-environment.ts";
import type { Project } from "../../project/project.ts";
import { showPath } from "../../project/show-path.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { nextCommand } from "../definitions/next-command.ts";

/** Files of a project of which some are meant, as people see their paths. */
export interface ChosenFiles {
  chosen: ReadonlySet<string>;
  /** The rest. */
  others: ReadonlySet<string>;
}

/**
 * Which of the files of a project are meant.
 *
 * @param listed Their absolute paths.
 * @param words Files, and folders with some, as somebody named them. None: all files are meant.
 * @param environments Those that `--env` takes; the name of one is no file. Default: there is no `--env`.
 * @throws {CommandError} for a word that leads to none of them.
 */
export function chooseFiles(
  io: CommandIo,
  listed: readonly string[],
  words: readonly string[],
  environments: Pick<Project["environments"], "has"> = new Set(),
): ChosenFiles {
  const folders = words.map((word) => path.resolve(io.cwd, word));
  const unfit = words.find((_, index) => !listed.some((file) => isAt(file, folders[index] ?? "")));
  if (unfit !== undefined) throw notListed(io, unfit, environments);
  const isChosen = (file: string): boolean => words.length === 0 || folders.some((folder) => isAt(file, folder));
  const shown = (files: readonly string[]): Set<string> => new Set(files.map((file) => showPath(file, io.cwd)));
  return {
    chosen: shown(listed.filter(isChosen)),
    others: shown(listed.filter((file) => !isChosen(file))),
  };
}

function isAt(file: string, place: string): boolean {
  return file === place || file.startsWith(place.endsWith(path.sep) ? place : place + path.sep);
}

function notListed(
  { cwd, given }: CommandIo,
  word: string,
  environments: Pick<Project["environments"], "has">,
): CommandError {
  const isThere = existsSync(path.resolve(cwd, word));
  if (!isThere && environments.has(word)) return environmentAsFile(word);
  return new CommandError(`${word} is not a manifest of this project${isThere ? "" : ", and it does not exist"}`, {
    code: "usage",
    hint: isThere
      ? `add a glob that matches it to spec.manifests of the project file; ${nextCommand("test", given)} checks test files`
      : "check the path, which is relative to this folder",
  });
}

/** For the name of an environment where files are expected. */
export function environmentAsFile(name: string): CommandError {
  const { message, hint } = environmentInPlaceOf("files", name);
  return new CommandError(message, { code: "usage", hint });
}
