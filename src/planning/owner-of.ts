import type { Environment, Project } from "../project/project.ts";
import type { OwnerWithHistory } from "../resources/ownership.ts";

/** Who the objects of a project belong to in one of its environments. */
export function ownerOf(project: Project, environment: Environment): OwnerWithHistory {
  const { name, uid, previousNames, sources } = project;
  return {
    project: name,
    ...(uid !== undefined && { uid }),
    environment: environment.name,
    source: sources.get("/metadata/name"),
    previous: { projects: previousNames, environments: environment.previousNames },
  };
}
