import { eventsIn } from "../../catalog/events-in.ts";
import type { Catalog } from "../../catalog/generated/catalog.ts";
import { readCatalog } from "../../live/catalog/read-catalog.ts";
import { findSpaceOf } from "../../planning/find-space-of.ts";
import { readManifests, type FoundProject } from "../../planning/open-project.ts";
import type { Environment } from "../../project/project.ts";
import { queriesOf } from "../../resources/queries-of.ts";
import { plural } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";
import { connectTo } from "../project/connect-to.ts";
import type { ApiConnection, ApiConnectionOptions } from "../project/connect.ts";
import { tellReading } from "../project/tell-reading.ts";
import type { PullOptions } from "./pull-options.ts";
import { requirePlan } from "./require-plan.ts";

/**
 * Reads the catalog of a space. How many requests the slow part takes is told before it begins.
 *
 * @param former The catalog that is there: what cannot be read is kept from it.
 * @param isCompared Whether both are compared: then properties are read of the same events, too.
 */
export async function makeFromSpace(
  io: CommandIo,
  options: ApiConnectionOptions & PullOptions,
  found: FoundProject & { environment: Environment },
  former: Catalog | undefined,
  isCompared: boolean,
): Promise<{ catalog: Catalog; requests: number }> {
  const { project, environment } = found;
  const { allProperties, samples, volumes, trackingPlan, planIsGiven } = options;
  const properties = allProperties ? "all" : await chooseEvents(io, found, isCompared ? former : undefined);
  let requests = 0;
  const onResponse = (): void => void (requests += 1);
  const connection = await connectTo(io, options, { project, environment, texts: [] }, { onResponse });
  try {
    const { client } = connection;
    const space = await findSpaceOf(client, project, environment);
    if (planIsGiven && trackingPlan !== undefined) await requirePlan(client, trackingPlan);
    const catalog = await readCatalog(
      { client, spaceId: space.id },
      {
        environment: environment.name,
        space: environment.space,
        properties,
        samples,
        volumes,
        ...(trackingPlan !== undefined && { trackingPlan }),
        former,
        nowMs: Date.now(),
        onDetails: (names) => tellEstimate(io, connection, names),
      },
    );
    const flags = [allProperties && "all-properties", samples && "samples", volumes && "volumes"] as const;
    const chosen = flags.filter((flag) => flag !== false);
    return { catalog: { ...catalog, ...(chosen.length > 0 && { with: chosen }) }, requests };
  } finally {
    await connection.close();
  }
}

/** The events that manifests name, as far as the files can be read: what is wrong with them is for others to tell. */
async function chooseEvents(
  io: CommandIo,
  found: FoundProject & { environment: Environment },
  former: Catalog | undefined,
): Promise<ReadonlySet<string>> {
  const resources = await readManifests(io.cwd, found, found.environment, { diagnostics: [], sources: new Map() });
  const known = (former?.events ?? []).filter(({ properties, partial }) => properties && !partial);
  return new Set([...eventsIn(queriesOf(resources)), ...known.map(({ name }) => name)]);
}

function tellEstimate(
  io: CommandIo,
  connection: ApiConnection,
  { events, entities }: { events: number; entities: number },
): void {
  const what = `properties of ${plural(events, "event")}, columns of ${entities === 1 ? "1 entity" : `${entities} entities`}`;
  const numbers = { listPropertiesFromEvent: events, listPropertiesFromEntity: entities };
  tellReading(io, connection, what, numbers, { always: true });
}
