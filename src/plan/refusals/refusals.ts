import type { Refusal } from "../refuse.ts";
import { deletesEverything } from "./deletes-everything.ts";
import { duplicateMarker } from "./duplicate-marker.ts";
import { keyCycle } from "./key-cycle.ts";
import { looksRenamed } from "./looks-renamed.ts";
import { looksSwapped } from "./looks-swapped.ts";
import { maskedSetting } from "./masked-setting.ts";
import { nameCollision } from "./name-collision.ts";
import { needsUnselected } from "./needs-unselected.ts";
import { notPermitted } from "./not-permitted.ts";
import { parentLost } from "./parent-lost.ts";
import { projectRenamed } from "./project-renamed.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import type { PlanSituation } from "./situation.ts";
import { spaceFull } from "./space-full.ts";
import { stillUsed } from "./still-used.ts";
import { tooManyChanges } from "./too-many-changes.ts";
import { tooManyDeletes } from "./too-many-deletes.ts";
import { tooManyMembers } from "./too-many-members.ts";
import { waitingCircle } from "./waiting-circle.ts";

/**
 * Everything that can speak against a plan as a whole, in the order of reports: a renaming first, because circles and queries
 * that lose their key come of it. What comes up while objects are matched
 * and parts are drafted is refused there, before there is a plan: what is to be adopted, moved or forgotten in `match/`,
 * references in a circle in `draft.ts`. What is left out alone, with what needs it, is in `change/withhold-*.ts`.
 */
export const refusalRules: readonly RefusalRule[] = [
  projectRenamed,
  looksRenamed,
  looksSwapped,
  waitingCircle,
  keyCycle,
  duplicateMarker,
  needsUnselected,
  stillUsed,
  nameCollision,
  parentLost,
  maskedSetting,
  spaceFull,
  notPermitted,
  deletesEverything,
  tooManyDeletes,
  tooManyChanges,
  tooManyMembers,
];

/** What speaks against a plan that is just made. */
export function findRefusals(situation: PlanSituation): Refusal[] {
  return refusalRules.flatMap((rule) => rule.refuse(situation));
}
