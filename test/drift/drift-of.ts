import type { Drift, DriftOptions } from "../../src/drift/drift.ts";
import { findDrift } from "../../src/drift/find-drift.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { Reading } from "../../src/resources/reading.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";

/** What drift is found in besides the changes of a plan. */
interface DriftSources extends Partial<DriftOptions & Pick<Drift, "reach">> {
  live?: readonly LiveResource[];
  desired?: readonly DesiredResource[];
  /** Default: every kind was read. */
  complete?: Reading["complete"];
}

/** The drift that the changes of a plan amount to. */
export function driftOf(plan: Plan, { live = [], desired = [], complete = {}, ...asked }: DriftSources = {}): Drift {
  const { project, environment } = plan;
  return findDrift({ ...plan, owner: { project, environment }, desired, reading: { live, complete } }, asked);
}
