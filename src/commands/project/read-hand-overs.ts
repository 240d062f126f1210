import { readFile } from "node:fs/promises";
import { SourceText } from "../../diagnostics/source-text.ts";
import type { TakingOver } from "../../plan/change/taking-over.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import type { Project } from "../../project/project.ts";
import { showPath } from "../../project/show-path.ts";
import { member, type JsonValue } from "../../values/json.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import type { CommandIo } from "../io.ts";
import { otherProjects } from "./other-projects.ts";

/**
 * What the other projects of the repository take over, from somebody or from nobody. Of files that cannot be read nothing is known: this
 * only finds more.
 */
export async function readHandOvers(io: CommandIo, { directory, file }: Project): Promise<TakingOver[]> {
  const others = await otherProjects(io, directory, file);
  return (await Promise.all(others.map(async (each) => await handOversOf(io, each)))).flat();
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
