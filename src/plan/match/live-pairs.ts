import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import type { Match } from "./match.ts";

/**
 * What is declared with the live object that it is, or is to take over. A selection limits what is written, and never which keys
 * are known, so whoever turns keys into references or back asks here and not what is selected.
 */
export function livePairsOf({
  matches,
}: {
  matches: readonly Match[];
}): { desired: DesiredResource; live: LiveResource }[] {
  return matches.flatMap((match) =>
    match.type === "keep" || match.type === "adopt" ? [{ desired: match.desired, live: match.live }] : [],
  );
}
