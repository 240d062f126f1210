import type { Plan } from "../../plan/generated/plan.ts";

/**
 * The first line of every report: nobody sees it, and a pipeline finds its own comment by it to update it in place.
 *
 * @param what The sort of report, such as `plan`.
 */
export function hiddenMarker(what: string, of?: Pick<Plan, "project" | "environment">): string {
  const place = of ? ` ${encodeURIComponent(of.project)}/${encodeURIComponent(of.environment)}` : "";
  return `<!-- audiencectl ${what}${place} -->`;
}
