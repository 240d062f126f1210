import { completeChanges } from "../plan/complete-changes.ts";
import { describeSpace } from "../planning/plan-reading.ts";
import type { ProjectReading } from "../planning/read-project-space.ts";
import type { Drift, DriftOptions } from "./drift.ts";
import { findDrift } from "./find-drift.ts";

/**
 * How the space of a project has moved away from what was last applied. Sends nothing.
 *
 * @param asked Default: unmanaged objects are listed, pending changes are not.
 */
export function driftOfReading(read: ProjectReading, asked: Partial<DriftOptions> = {}): Drift {
  const { project, environment, space, desired, reading, draft, createdAt } = read;
  const { changes } = completeChanges(project.name, reading.live, draft);
  return findDrift(
    {
      project: project.name,
      environment: environment.name,
      space: describeSpace(space),
      createdAt,
      changes,
      unchanged: changes.filter(({ action }) => action === "none").length,
      reading,
      desired,
    },
    asked,
  );
}
