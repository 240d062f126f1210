import { findPerhapsDeleted } from "../plan/change/perhaps-deleted.ts";
import type { Plan } from "../plan/generated/plan.ts";
import { commandLine, reachOf } from "../values/command-line.ts";
import { joinSome } from "../values/words.ts";

/** How to find out whether something was deleted, to be followed by the command line. */
export const ASK_TRAIL =
  "An apply makes a new object, with another id. Whether somebody deleted the old one in Segment, the audit trail may tell:";

/** Where the audit trail is asked, as far as a plan leads. */
export function askTrailOf({ environment }: Pick<Plan, "environment">): string {
  return commandLine("drift", reachOf(environment));
}

/** The objects that a plan creates and that may have been deleted by hand, with what hints at that. Empty when nothing does. */
export function perhapsDeletedNames(plan: Pick<Plan, "changes" | "base">): string {
  const named = findPerhapsDeleted(plan).map(({ change, namedBy, declaredAt }) => {
    const why = [
      ...(namedBy === undefined
        ? []
        : [`${joinSome(namedBy)} ${namedBy.length === 1 ? "names" : "name"} its key already`]),
      ...(declaredAt === undefined
        ? []
        : [`declared in ${declaredAt} already, so it was deleted by hand or never applied`]),
    ];
    return `${change.address} (${why.join("; ")})`;
  });
  return joinSome(named);
}

/**
 * The same in sentences, with how to find out. Empty when nothing hints at that.
 *
 * @param drift The command line that asks the audit trail. Default: as far as the plan leads.
 */
export function perhapsDeletedText(
  plan: Pick<Plan, "changes" | "base" | "environment">,
  drift: string = askTrailOf(plan),
): string {
  const names = perhapsDeletedNames(plan);
  return names === "" ? "" : `Perhaps not new: ${names}. ${ASK_TRAIL} ${drift}`;
}
