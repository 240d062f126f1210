import { loadManifests } from "../../manifest/load-manifests.ts";
import { declaredBy, type DeclaredElsewhere } from "../../plan/keys/declared-elsewhere.ts";
import { reaches } from "../../plan/change/taking-over.ts";
import { findManifestFiles } from "../../project/find-manifest-files.ts";
import type { Environment, Project } from "../../project/project.ts";
import type { ProjectReading } from "../../planning/read-project-space.ts";
import type { CommandIo } from "../io.ts";
import { otherProjects } from "./other-projects.ts";

/** A space as the API or a project file names it. */
export interface NamedSpace {
  id: string;
  slug?: string | undefined;
  region: Environment["region"];
}

/**
 * The objects that projects declare, as far as their files can be read.
 *
 * @param space Leaves out the environments of other spaces. Default: all count.
 */
export async function readDeclaredElsewhere(
  io: CommandIo,
  projects: readonly Project[],
  space?: NamedSpace,
): Promise<DeclaredElsewhere[]> {
  const isMeant = (environment: Environment): boolean =>
    !space || (environment.region === space.region && reaches({ spaces: [environment.space] }, space));
  const each = projects.map(async (project) => {
    const { files } = findManifestFiles(project, io.cwd);
    const environments = [...project.environments.values()].filter(isMeant);
    const read = environments.map(async (environment) => {
      const { resources } = await loadManifests({ project, environment, files, cwd: io.cwd });
      return declaredBy(project.name, resources);
    });
    return (await Promise.all(read)).flat();
  });
  return (await Promise.all(each)).flat();
}

/** What the other projects of the repository declare for the space that was read. */
export async function readElsewhere(
  io: CommandIo,
  { project, environment, space }: Pick<ProjectReading, "project" | "environment" | "space">,
): Promise<DeclaredElsewhere[]> {
  const { id, slug } = space;
  const { region } = environment;
  return await readDeclaredElsewhere(io, await otherProjects(io, project.directory, project.file), {
    id,
    slug,
    region,
  });
}
