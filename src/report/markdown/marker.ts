import type { ReportIdentity } from "../report-identity.ts";
import { wellFormed } from "../../values/printable.ts";

/**
 * The first line of every report: nobody sees it, and a pipeline finds its own comment by it to update it in place.
 *
 * @param what The sort of report, such as `plan`.
 * @param of What it is about, as far as that is known.
 */
export function hiddenMarker(what: string, of: Omit<ReportIdentity, "command"> = {}): string {
  const place = [of.project, of.environment].filter((part) => part !== undefined).map(encode);
  return `<!-- audiencectl ${[what, ...(place.length > 0 ? [place.join("/")] : [])].join(" ")} -->`;
}

/** Without signs that would end the comment. */
function encode(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll("--", "%2D%2D");
}
