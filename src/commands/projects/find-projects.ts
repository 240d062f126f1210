import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { isLabel } from "../../values/label.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import { askGit } from "../base/run-git.ts";
import { splitAtZeros } from "../base/list-tree.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { NamedProject } from "./target.ts";

/** A project that was found, and whether its patterns lead out of its folder. */
export interface FoundProject extends NamedProject {
  leavesFolder: boolean;
}

/**
 * The projects of a git repository, by their folders: every project file that git does not ignore.
 *
 * A file with faults counts as long as it says its name and its environments: a pipeline has to have a job for it, which
 * tells of the faults.
 *
 * @param root The top folder of the repository.
 * @throws {CommandError} when one does not say them.
 */
export async function findProjects(io: CommandIo, root: string): Promise<FoundProject[]> {
  const words = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const { stdout } = await askGit(io, words, { cwd: root });
  const files = [...new Set(splitAtZeros(stdout).map((name) => name.toString("utf8")))]
    .filter((file) => path.posix.basename(file) === projectFileName)
    .toSorted();
  return files.flatMap((file) => {
    const text = readIfThere(path.join(root, file));
    return text === undefined ? [] : [readProjectNames(file, text)];
  });
}

/** The text of a file; `undefined` for one that is deleted and that git still lists. */
function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * What pipelines need of a project file.
 *
 * @param file Its path for people.
 * @throws {CommandError} when it does not say its name and its environments.
 */
export function readProjectNames(file: string, text: string): FoundProject {
  const [document] = parseYaml(new SourceText(file, text)).documents;
  const value = document?.value;
  const spec = at(value, "spec");
  const name = at(at(value, "metadata"), "name");
  const environments = at(spec, "environments");
  const names = isJsonObject(environments) ? Object.keys(environments).filter(isLabel) : [];
  if (typeof name !== "string" || !isLabel(name) || names.length === 0) throw unreadable(file);
  const globs = at(spec, "manifests");
  const leavesFolder = Array.isArray(globs) && globs.some((glob) => typeof glob === "string" && glob.includes(".."));
  return { name, environments: names, folder: path.posix.dirname(file), leavesFolder };
}

function at(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return isJsonObject(value) ? member(value, key) : undefined;
}

function unreadable(file: string): CommandError {
  return new CommandError(`${file} does not say its name and its environments`, {
    code: "projects-unreadable",
    hint: `audiencectl validate --project ${file} says what is wrong`,
  });
}
