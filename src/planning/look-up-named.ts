import { lookUpDestinations } from "../live/look-up-destinations.ts";
import { changesNaming, lostDestinations } from "../plan/change/named-destinations.ts";
import { judgeDestinations } from "../plan/change/judge-destinations.ts";
import type { DesiredResource } from "../resources/resource.ts";
import type { ProjectReading } from "./read-project-space.ts";

/** A reading as far as destinations matter. */
type Named = Pick<ProjectReading, "access" | "reading" | "draft"> & { desired: readonly DesiredResource[] };

/**
 * Asks the workspace about the destinations that changes name, one request for each, and holds the changes against the
 * answers. For whoever goes on to a plan: what can be known before the first write is to be known then.
 */
export async function lookUpNamed<Read extends Named>(read: Read): Promise<Read> {
  const { access, reading, draft, desired } = read;
  const named = changesNaming(draft.changes, reading.live).map(({ destination }) => destination);
  const ids = new Set([...named, ...lostDestinations(draft.incomplete)]);
  if (ids.size === 0) return read;
  const destinations = await lookUpDestinations(access, [...ids]);
  return {
    ...read,
    reading: { ...reading, destinations },
    draft: judgeDestinations(draft, desired, reading.live, destinations),
  };
}
