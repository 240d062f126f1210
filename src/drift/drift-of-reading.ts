import { countUnchanged } from "../plan/change/count-unchanged.ts";
import { gatherUncompared } from "../plan/change/uncompared.ts";
import { completeChanges } from "../plan/complete-changes.ts";
import { ownerOf } from "../planning/owner-of.ts";
import { describeSpace } from "../planning/plan-reading.ts";
import type { ProjectReading } from "../planning/read-project-space.ts";
import type { Drift } from "./drift.ts";
import type { DriftInput } from "./drift-input.ts";
import { findDrift } from "./find-drift.ts";

/**
 * How the space of a project has moved away from what was last applied. Sends nothing.
 *
 * @param asked Default: unmanaged objects are listed, pending changes are not, and commands lead to the environment alone.
 */
export function driftOfReading(
  read: ProjectReading & Pick<DriftInput, "fates">,
  asked: Parameters<typeof findDrift>[1] = {},
): Drift {
  const { project, environment, space, desired, reading, draft, elsewhere, fates, createdAt } = read;
  const owner = ownerOf(project, environment);
  const { changes, unselected } = completeChanges({ owner, live: reading.live, desired }, draft);
  const uncompared = gatherUncompared(changes);
  return findDrift(
    {
      owner,
      space: describeSpace(space),
      createdAt,
      changes,
      unselectedChanges: unselected,
      ...(draft.selected && { selected: draft.selected }),
      ...countUnchanged(changes),
      ...(uncompared && { uncompared }),
      reading,
      desired,
      ...(elsewhere && { elsewhere }),
      ...(fates && { fates }),
    },
    asked,
  );
}
