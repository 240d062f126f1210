import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { SpaceInfo } from "../live/find-space.ts";
import type { Environment, Project } from "../project/project.ts";
import { spacePlace } from "./space-place.ts";

/** Two environments that are one space, which only the API can tell. */
export class SharedSpaceError extends Error {
  override readonly name = "SharedSpaceError";
  readonly code = "project-shared-space";
  /** Where the project file names the space of the environment. */
  readonly source: SourceRange | undefined;

  constructor(message: string, source: SourceRange | undefined) {
    super(message);
    this.source = source;
  }
}

/**
 * Refuses what a plan of an environment cannot be made for.
 *
 * @throws {SharedSpaceError} when another environment names the same space, one by its id and one by its slug.
 */
export function refuseSharedSpace(project: Project, { name }: Environment, { id, slug }: SpaceInfo): void {
  const other = [...project.environments.values()].find(
    (each) => each.name !== name && [id, slug].includes(each.space),
  );
  if (other)
    throw new SharedSpaceError(
      `the environments ${name} and ${other.name} name one space, ${slug ?? id} (${id}), and would undo each other's work`,
      spacePlace(project, name),
    );
}
