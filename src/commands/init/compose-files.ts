import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { CommandError } from "../command-error.ts";
import { ciSourceFolder, readCiFiles, type CiSystem } from "./ci-files.ts";
import type { GatheredSetup } from "./gather-setup.ts";
import { ignoreAddition, projectRows, topRows, type IgnoredRow } from "./ignored-files.ts";
import { checkFolder, readEditable, sortFiles, entryAt, type SortedFiles } from "./look-at-places.ts";
import type { Repository } from "./look-at-repository.ts";
import type { NewFile } from "./new-file.ts";
import { packageFolder } from "./package-folder.ts";
import { makeExampleFile, makeExampleTestFile, makeProjectFile } from "./project-files.ts";
import { wayToRepository } from "./way-to-repository.ts";
import type { Addition } from "./write-files.ts";

/** What is to be done to the files of a folder. */
export interface ComposedFiles {
  written: NewFile[];
  extended: Addition[];
  /** Paths from the folder of the project. */
  leftAlone: string[];
  /** Those of them that would have been written. */
  existing: NewFile[];
}

/** What is to be done to a `.gitignore`. */
export type ComposedIgnore = Omit<ComposedFiles, "existing">;

const ignoreFile = ".gitignore";

/**
 * Looks whether a project can be set up in a folder at all, before anything is asked.
 *
 * @throws {CommandError} when it has a project already, or takes no files.
 */
export function checkDirectory(directory: string, cwd: string): void {
  checkFolder(directory, cwd);
  const file = path.join(directory, projectFileName);
  if (entryAt(file))
    throw new CommandError(`there is a project already: ${file}`, {
      code: "project-exists",
      hint: "add pipelines to it with --ci, or environments with --env; or set up another project with --dir",
    });
}

/**
 * Makes all files of a new project, and looks at their places, without writing anything.
 *
 * @param directory Absolute path of the project's folder.
 * @param repository What pipelines are for; left out where there are none.
 * @param secrets What manifests of the repository may name.
 * @throws {CommandError} when one of them could not be written.
 */
export function composeFiles(
  directory: string,
  cwd: string,
  setup: GatheredSetup,
  repository: Repository | undefined,
  secrets: readonly string[],
): ComposedFiles {
  const { environments, ci, unmanaged } = setup;
  // Imported manifests show better than any example how one is written, and nobody wants an example among live audiences.
  const example = setup.import || unmanaged.length > 0 ? [] : makeExamples(directory, setup.name);
  const { missing, existing } = sortFiles(directory, cwd, [
    makeProjectFile(directory, setup, environments),
    ...example,
    ...ciFilesFor(ci, repository, secrets),
  ]);
  const ignores = [composeIgnore(directory, "", projectRows), ...composeTopIgnore(directory)];
  return {
    written: [...missing, ...ignores.flatMap((each) => each.written)],
    extended: ignores.flatMap((each) => each.extended),
    existing,
    leftAlone: [...existing.map((file) => file.path), ...ignores.flatMap((each) => each.leftAlone)],
  };
}

/**
 * The `.gitignore` at the top of the repository, for a project that is in a folder below: one at most. Lines that are there
 * stay as they are.
 *
 * @throws {CommandError} when it cannot be read or written.
 */
export function composeTopIgnore(directory: string): ComposedIgnore[] {
  const toTop = wayToRepository(directory);
  return toTop === "" ? [] : [composeIgnore(directory, toTop, topRows)];
}

function composeIgnore(directory: string, way: string, rows: readonly IgnoredRow[]): ComposedIgnore {
  const file = path.posix.join(way, ignoreFile);
  const place = path.join(directory, file);
  const addition = { path: file, text: ignoreAddition(readEditable(place, file), rows) };
  if (entryAt(place) === undefined) return { written: [addition], extended: [], leftAlone: [] };
  if (addition.text === "") return { written: [], extended: [], leftAlone: [file] };
  return { written: [], extended: [addition], leftAlone: [] };
}

/** A manifest of a project to start from with its test. Where such a manifest is there already, the test would not fit. */
export function makeExamples(directory: string, project: string): NewFile[] {
  const manifest = makeExampleFile(directory, project);
  return entryAt(path.join(directory, manifest.path)) ? [manifest] : [manifest, makeExampleTestFile(directory)];
}

/**
 * Makes the pipelines for a repository, and looks at their places, without writing anything.
 *
 * @param repository Left out: there are none.
 * @param secrets What manifests of the repository may name.
 * @throws {CommandError} when one of them could not be written.
 */
export function composeCiFiles(
  directory: string,
  cwd: string,
  ci: readonly CiSystem[],
  repository: Repository | undefined,
  secrets: readonly string[],
): SortedFiles {
  return sortFiles(directory, cwd, ciFilesFor(ci, repository, secrets));
}

function ciFilesFor(
  ci: readonly CiSystem[],
  repository: Repository | undefined,
  secrets: readonly string[],
): NewFile[] {
  const folder = path.join(packageFolder(), ciSourceFolder);
  return repository ? readCiFiles(ci, { ...repository, folder, secrets }) : [];
}
