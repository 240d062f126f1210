import type { Change, Plan } from "../plan/generated/plan.ts";
import type { Reading } from "../resources/reading.ts";
import type { DesiredResource } from "../resources/resource.ts";

/** What drift is found in. A plan has most of it; what it is refused for does not count here. */
export interface DriftInput extends Pick<Plan, "project" | "environment" | "space" | "createdAt" | "unchanged"> {
  /** What would make the space as declared. */
  changes: readonly Change[];
  /** The space, and which of its kinds could be read. */
  reading: Reading;
  /** What the manifests declare. */
  desired: readonly DesiredResource[];
}
