import type { Change, Plan } from "../plan/generated/plan.ts";
import type { DeclaredElsewhere } from "../plan/keys/declared-elsewhere.ts";
import type { Selected } from "../plan/select/select-addresses.ts";
import type { Fate } from "../resources/fate.ts";
import type { OwnerWithHistory } from "../resources/ownership.ts";
import type { Reading } from "../resources/reading.ts";
import type { Address, DesiredResource } from "../resources/resource.ts";

/** What drift is found in. What a plan is refused for does not count here. */
export interface DriftInput extends Pick<Plan, "space" | "createdAt" | "unchanged" | "unchangedParts" | "uncompared"> {
  /** The project and its environment, with the names that they had. */
  owner: OwnerWithHistory;
  /** What would make the space as declared. */
  changes: readonly Change[];
  /** What would be done to the objects that are not selected. Default: all are. */
  unselectedChanges?: readonly Change[];
  /** What is selected. Left out: everything. */
  selected?: Selected;
  /** The space, and which of its kinds could be read. */
  reading: Reading;
  /** What the manifests declare. */
  desired: readonly DesiredResource[];
  /** What other projects declare for the space. Default: nothing is known of them. */
  elsewhere?: readonly DeclaredElsewhere[];
  /** What the audit trail says of objects that are not there, by address. Default: nobody has asked it. */
  fates?: ReadonlyMap<Address, Fate>;
}
