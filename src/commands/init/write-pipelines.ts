import { readFileSync } from "node:fs";
import path from "node:path";
import { projectFileName } from "../../project/find-project-file.ts";
import type { CommandIo } from "../io.ts";
import { readProjectNames } from "../projects/read-names.ts";
import { lookAtProjects, type RepositoryProjects } from "./look-at-projects.ts";
import type { NewFile } from "./new-file.ts";
import type { PipelinesWanted } from "./left-for-pipelines.ts";
import { passSecretsOn } from "./secret-lines.ts";
import { writeFiles } from "./write-files.ts";

/**
 * Writes pipelines after an import, which may have listed secrets in the project file that they are to pass on.
 *
 * @param pipelines As they were made before it.
 * @param known The secrets that these pass on already.
 * @returns What the pipelines are for now.
 */
export async function writePipelines(
  io: CommandIo,
  { directory, project }: PipelinesWanted,
  pipelines: readonly NewFile[],
  known: readonly string[],
): Promise<RepositoryProjects> {
  const { secrets } = readProjectNames(projectFileName, readFileSync(path.join(directory, projectFileName), "utf8"));
  const more = secrets.filter((name) => !known.includes(name));
  await writeFiles(
    directory,
    pipelines.map((file) => passSecretsOn(file, more)),
  );
  return await lookAtProjects(io, directory, { ...project, secrets });
}
