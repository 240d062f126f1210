import type { Plan } from "../../plan/generated/plan.ts";
import { wellFormed } from "../../values/printable.ts";

/**
 * The first line of every report: nobody sees it, and a pipeline finds its own comment by it to update it in place.
 *
 * @param what The sort of report, such as `plan`.
 */
export function hiddenMarker(what: string, of?: Pick<Plan, "project" | "environment">): string {
  const place = of ? ` ${encode(of.project)}/${encode(of.environment)}` : "";
  return `<!-- audiencectl ${what}${place} -->`;
}

/** Without signs that would end the comment. */
function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll("--", "%2D%2D");
}
