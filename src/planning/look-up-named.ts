import { openDestinations } from "../live/look-up-destinations.ts";
import { readSources } from "../live/read-sources.ts";
import { isForeign, type Surroundings } from "../plan/destinations/destination-check.ts";
import { judgeDestinations } from "../plan/destinations/judge-destinations.ts";
import {
  changesNaming,
  connectedDestinations,
  connectedSources,
  endedDestinations,
  lostDestinations,
  type NamingChange,
} from "../plan/destinations/named-destinations.ts";
import type { DesiredResource } from "../resources/resource.ts";
import type { ProjectReading } from "./read-project-space.ts";

/** A reading as far as destinations matter. */
type Named = Pick<ProjectReading, "access" | "reading" | "draft"> & {
  environment: Pick<ProjectReading["environment"], "region">;
  desired: readonly DesiredResource[];
};

/**
 * Asks the workspace about the destinations that changes name, and holds the changes against the answers. For whoever goes on
 * to a plan: what can be known before the first write is to be known then; and whether a connection that goes sends anybody. Without
 * such a change nothing is sent.
 */
export async function lookUpNamed<Read extends Named>(read: Read): Promise<Read> {
  const { access, reading, draft, desired, environment } = read;
  const naming = changesNaming(draft.changes, reading.live);
  const ids = new Set([
    ...naming.map(({ destination }) => destination),
    ...lostDestinations(draft.incomplete),
    ...endedDestinations(draft.changes, reading.live),
  ]);
  if (ids.size === 0) return read;
  const workspace = openDestinations(access);
  const warehouses = new Set(naming.flatMap(({ warehouse, destination }) => (warehouse ? [destination] : [])));
  const known = await workspace.lookUp([...ids], warehouses);
  const connected = connectedDestinations(reading.live);
  const anew = naming.filter(
    ({ connects, warehouse, destination }) => connects && !warehouse && !connected.has(destination),
  );
  const sources = await sourcesAround(read, anew, known);
  // Which ones would do is asked only where one does not.
  const isOdd = anew.some((each) => isForeign(each, known.get(each.destination), { connected, sources }));
  const seen = isOdd ? await workspace.all() : undefined;
  const around = { known, sources, region: environment.region, behaviour: draft.behaviour, ...(seen && { seen }) };
  return {
    ...read,
    reading: { ...reading, destinations: known },
    draft: judgeDestinations(draft, desired, reading.live, around),
  };
}

/** The sources of the space: of the connections that were read, or else of those of an audience or two. */
async function sourcesAround(
  { access, reading }: Named,
  anew: readonly NamingChange[],
  known: Surroundings["known"],
): Promise<Surroundings["sources"]> {
  const sources = connectedSources(reading.live);
  if (sources.size > 0) return sources;
  const first = anew.find(({ destination }) => {
    const answer = known.get(destination);
    return answer?.type === "found" && answer.destination.sourceId !== undefined;
  });
  return new Set(first ? await readSources(access, first.change.kind, reading.live) : []);
}
