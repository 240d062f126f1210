import { findSpace, SpaceNotFoundError, type SpaceInfo } from "../live/find-space.ts";
import type { Environment, Project } from "../project/project.ts";
import type { SegmentClient } from "../segment/client.ts";
import { spacePlace } from "./space-place.ts";

/**
 * The space of an environment.
 *
 * @throws {SpaceNotFoundError} with the place in the project file, when no space has the slug.
 */
export async function findSpaceOf(
  client: SegmentClient,
  project: Pick<Project, "sources">,
  environment: Pick<Environment, "name" | "space">,
  signal?: AbortSignal,
): Promise<SpaceInfo> {
  try {
    return await findSpace(client, environment.space, signal);
  } catch (error) {
    if (error instanceof SpaceNotFoundError) error.source = spacePlace(project, environment.name);
    throw error;
  }
}
