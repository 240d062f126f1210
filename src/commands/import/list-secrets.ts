import { unifiedDiff } from "../../importing/unified-diff.ts";
import { addSecrets } from "../../project/add-secrets.ts";
import type { Project } from "../../project/project.ts";
import { showPath } from "../../project/show-path.ts";
import { readTextFile } from "../../yaml/read-text-file.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { writeOutputFile } from "../output/output-file.ts";
import { byteOrderMark } from "../project/byte-order-mark.ts";
import type { ImportOptions } from "./import-context.ts";

/** What an import does to the project file, so that manifests may name the environment variables that they name. */
export interface ListedSecrets {
  /** The project file, as people see it. */
  file: string;
  /** The names that it did not list before. */
  names: string[];
  /** The edit as a unified diff. */
  diff: string;
}

/**
 * Lists environment variables in the project file; with `dryRun`, works out how. The file is read anew: somebody may have
 * edited it while the space was read.
 *
 * @returns `undefined` when there is nothing to list, or when a person has to do it.
 */
export async function listSecrets(
  io: CommandIo,
  { dryRun }: ImportOptions,
  project: Project,
  secrets: readonly string[],
): Promise<ListedSecrets | undefined> {
  const names = secrets.filter((name) => !project.secrets.includes(name));
  if (names.length === 0) return undefined;
  const file = showPath(project.file, io.cwd);
  const { source } = readTextFile(project.file, file);
  const text = source && addSecrets(source.text, names);
  if (text === undefined) return undefined;
  const edit = { file, names, diff: unifiedDiff(file, source?.text ?? "", text) };
  if (dryRun === true) return edit;
  try {
    await writeOutputFile(io, project.file, byteOrderMark(io, project.file) + text);
  } catch (error) {
    // The manifests are written by now. Who may not write the project file is told what belongs into it.
    if (error instanceof CommandError) return undefined;
    throw error;
  }
  return edit;
}
