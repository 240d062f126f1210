import { readFile } from "node:fs/promises";
import path from "node:path";
import { SourceText } from "../../diagnostics/source-text.ts";
import type { TakingOver } from "../../plan/change/taking-over.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import { realPath } from "../../project/real-path.ts";
import { loadProject } from "../../project/load-project.ts";
import type { Project } from "../../project/project.ts";
import { showPath } from "../../project/show-path.ts";
import { member, type JsonValue } from "../../values/json.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { lineOf, runGit } from "../base/run-git.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { findProjectFiles } from "../projects/find-projects.ts";

/**
 * What the other projects of the repository take over, from somebody or from nobody. Of one whose files cannot be read, and where there is no
 * git, nothing is known: this only finds more, and its own plan tells its faults.
 */
export async function readHandOvers(io: CommandIo, { directory, file: own }: Project): Promise<TakingOver[]> {
  const files = await otherProjectFiles(io, directory, own);
  const projects = await Promise.all(files.map(async (file) => (await loadProject(file, io.cwd)).project ?? []));
  return (await Promise.all(projects.flat().map(async (each) => await handOversOf(io, each)))).flat();
}

async function otherProjectFiles(io: CommandIo, directory: string, own: string): Promise<string[]> {
  try {
    const top = await runGit(io, ["rev-parse", "--show-toplevel"], { cwd: directory });
    if (top.exitCode !== 0) return [];
    const root = lineOf(top);
    const files = (await findProjectFiles(io, root)).map((file) => path.join(root, file));
    return files.filter((file) => realPath(file) !== realPath(own));
  } catch (error) {
    if (error instanceof CommandError) return [];
    throw error;
  }
}

async function handOversOf({ cwd }: CommandIo, project: Project): Promise<TakingOver[]> {
  const spaces = [...project.environments.values()].map(({ space }) => space);
  const { files } = findManifestFiles(project, cwd);
  const read = files.map(async (file) => {
    const text = await readFile(file, "utf8").catch(() => "");
    // Few manifests take anything over, and parsing is what takes long.
    if (!text.includes("adopt")) return [];
    const shown = showPath(file, cwd);
    return parseYaml(new SourceText(shown, text)).documents.flatMap(({ value }) =>
      takenOver(value).map((each) => ({ project: project.name, file: shown, spaces, ...each })),
    );
  });
  return (await Promise.all(read)).flat();
}

function takenOver(manifest: JsonValue | undefined): Pick<TakingOver, "kind" | "from" | "mark">[] {
  const kind = member(manifest, "kind");
  const adopt = member(member(manifest, "metadata"), "adopt");
  const from = member(adopt, "from");
  if (typeof kind !== "string") return [];
  const owner = typeof from === "string" ? { from } : {};
  return (["id", "key", "name"] as const).flatMap((by) => {
    const value = member(adopt, by);
    return typeof value === "string" ? [{ kind, ...owner, mark: { by, value } }] : [];
  });
}
