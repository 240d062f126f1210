import { findSpace, type SpaceInfo } from "../live/find-space.ts";
import type { SpaceAccess } from "../live/objects.ts";
import { readParts, type PartsToRead } from "../live/read-parts.ts";
import { readSpace } from "../live/read-space.ts";
import { draftPlan, type Draft, type DraftInput } from "../plan/draft.ts";
import type { Environment, Project } from "../project/project.ts";
import type { Reading } from "../resources/reading.ts";
import type { DesiredResource } from "../resources/resource.ts";
import type { SegmentClient } from "../segment/client.ts";
import type { DeclaredProject } from "./load-declared-project.ts";

/** A project beside its space: what plan, drift and import start from. */
export interface ProjectReading {
  project: Project;
  environment: Environment;
  space: SpaceInfo;
  access: SpaceAccess;
  /** What the manifests ask for in this space. */
  desired: DesiredResource[];
  /** The space, and which of its kinds could be read. */
  reading: Reading;
  /** Who belongs to whom and what differs; no part that it is about is missing from the reading. */
  draft: Draft;
  /** When the space was read, ISO 8601. */
  createdAt: string;
}

/** How a project is held against its space. */
export type ReadingOptions = Pick<DraftInput, "createMissing" | "secretOf">;

/**
 * Looks the space up and reads it with the fewest requests, as far as the project is concerned with it: first the lists,
 * then the parts that a draft turns out to be about, until nothing is missing.
 *
 * @throws {SpaceNotFoundError} when no space has the slug.
 * @throws {InvalidProjectError} when the space's id makes a manifest an error.
 */
export async function readProjectSpace(
  client: SegmentClient,
  declared: DeclaredProject,
  options: ReadingOptions = {},
): Promise<ProjectReading> {
  const { project, environment } = declared;
  const space = await findSpace(client, environment.space);
  const access: SpaceAccess = { client, spaceId: space.id };
  const desired = await declared.withSpace(space);
  let reading = await readSpace(access);
  const createdAt = new Date().toISOString();
  for (;;) {
    const { live } = reading;
    const draft = draftPlan({ project: project.name, desired, live, forget: project.forget, createdAt, ...options });
    if (draft.missing.length === 0) return { project, environment, space, access, desired, reading, draft, createdAt };
    reading = await readParts(access, reading, groupByAudience(draft.missing));
  }
}

function groupByAudience(missing: Draft["missing"]): PartsToRead[] {
  const kinds = new Map<string, Set<string>>();
  for (const { audience, kind } of missing) kinds.set(audience, (kinds.get(audience) ?? new Set()).add(kind));
  return [...kinds].map(([audience, names]) => ({ audience, kinds: [...names] }));
}
