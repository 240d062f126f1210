import { findPerhapsDeleted } from "../plan/change/perhaps-deleted.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { commandLine, reachOf } from "../values/command-line.ts";
import { joinSome } from "../values/words.ts";

/**
 * Which of the objects that a plan creates may have been deleted by hand, and how to find out, in sentences. Empty when nothing
 * hints at that.
 *
 * @param drift The command line that asks the audit trail. Default: as far as the plan leads.
 */
export function perhapsDeletedText(
  plan: Pick<Plan, "changes" | "base" | "environment">,
  drift = commandLine("drift", reachOf(plan.environment)),
): string {
  const found = findPerhapsDeleted(plan);
  if (found.length === 0) return "";
  const named = found.map(({ change, namedBy, declaredAt }) => {
    const why = namedBy === undefined ? `declared in ${declaredAt} already` : `${namedBy} names its key already`;
    return `${change.address} (${why})`;
  });
  return `Perhaps not new: ${joinSome(named)}. Whether somebody deleted that in Segment, the audit trail may tell: ${drift}`;
}
