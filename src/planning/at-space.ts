import type { Environment, Project } from "../project/project.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { spacePlace } from "./space-place.ts";

/**
 * Reads something of an environment's space.
 *
 * @throws Whatever the step throws; of an answer that there is no such thing, with the place where the project file names the
 *   space: an id is taken for one without being looked up.
 */
export async function atSpace<Result>(
  project: Pick<Project, "sources">,
  { name }: Pick<Environment, "name">,
  step: () => Promise<Result>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof SegmentApiError && error.kind === "not-found") error.source = spacePlace(project, name);
    throw error;
  }
}
