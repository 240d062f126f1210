import { chooseProject } from "../../planning/open-project.ts";
import type { ReportIdentity } from "../../report/report-identity.ts";
import type { CommandIo } from "../io.ts";
import { repositoryPlaces } from "./repository-place.ts";

/**
 * What a command was about that may have failed before it knew. Where the project file cannot be read, the project is what was
 * given, else its folder, seen from the root of the repository.
 *
 * @param given `project`: a project file or its folder.
 */
export async function nameTarget(
  io: CommandIo,
  { project: given, environment: env }: ReportIdentity,
): Promise<Pick<ReportIdentity, "project" | "environment">> {
  const findings = { diagnostics: [], sources: new Map() };
  const read = await chooseProject({ cwd: io.cwd, project: given, env }, findings).catch(() => undefined);
  return {
    project: read?.found?.project.name ?? given ?? repositoryPlaces(io)("."),
    environment: env ?? read?.environment?.name,
  };
}
