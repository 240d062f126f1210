import { placeText } from "../diagnostics/diagnostic.ts";
import { goesWithManifest } from "../plan/change/is-change.ts";
import { refuse, type Refusal } from "../plan/refuse.ts";
import type { ProjectReading } from "./read-project-space.ts";

/** Refuses to delete or let go what a file declares that no glob matches: it was renamed or moved, and not removed. */
export function refuseUnmatched({ draft, unmatched }: ProjectReading): Refusal[] {
  if (unmatched.size === 0) return [];
  const { changes, selected } = draft;
  return changes.flatMap((change) => {
    const { address, within } = change;
    const found = unmatched.get(address);
    if (!found || within || !goesWithManifest(change) || selected?.has(address) === false) return [];
    const fate = change.action === "delete" ? "be deleted" : "not be managed any more";
    return refuse(
      "plan-unmatched-manifest",
      `${address} would ${fate}, while ${placeText(found.source)} declares it, which is matched by no pattern under spec.manifests`,
      found.hint,
      { address, source: found.source },
    );
  });
}
