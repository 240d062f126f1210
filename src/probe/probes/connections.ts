import type { Bench } from "../bench.ts";
import { UnexpectedError } from "../ends.ts";
import { byStatus, observed } from "../finding.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, objectIn, type Seen } from "../seen.ts";

/** An id that no destination has. */
const NOBODY = "000000000000000000000000";

/** What becomes of connections of audiences to destinations. */
export const connectionProbes: readonly Probe[] = [
  {
    group: "F",
    title: "a destination that nobody added, and one of another type",
    settles: ["destinationNotEnabled", "destinationTypeMismatch"],
    async look(bench) {
      const { object } = await bench.make("audience");
      const unknown = await connect(bench, object, { id: NOBODY });
      bench.settle("destinationNotEnabled", byStatus(unknown, { 422: 422, 404: 404, 409: 409, 400: 400 }));
      const mistaken = await connect(bench, object, { type: "warehouse" });
      bench.settle("destinationTypeMismatch", byStatus(mistaken, { 422: 422, 400: 400, ok: "accept" }));
    },
  },
  {
    group: "F",
    title: "a connection that is named by its destination",
    settles: ["connectionPathId"],
    async look(bench) {
      const { object } = await makeConnected(bench);
      const path = { audienceId: object.id, destinationId: destinationOf(bench) };
      const body = { idSyncConfiguration: [{ externalId: "email", strategy: "first" }] };
      const seen = await bench.part("updateDestinationForAudience", object, { path, body });
      bench.settle("connectionPathId", byStatus(seen, { ok: "either", 404: "connection-id" }));
    },
  },
  {
    group: "F",
    title: "a second connection to one destination, and how many a list shows",
    settles: ["duplicateConnection", "hiddenConnections"],
    async look(bench) {
      const { object } = await makeConnected(bench);
      const seen = await connect(bench, object, {});
      bench.settle("duplicateConnection", byStatus(seen, { ok: "allow", 409: 409 }));
      await settleHidden(bench, object, seen.ok ? 2 : 1);
    },
  },
  {
    group: "F",
    title: "the deletion of an audience with a connection",
    settles: ["deleteWithConnections"],
    async look(bench) {
      const { object } = await makeConnected(bench);
      const seen = await bench.remove(object);
      bench.settle("deleteWithConnections", byStatus(seen, { ok: "cascade", 409: 409 }));
    },
  },
];

/** Connects an audience to the destination that was given, or to another one. */
function connect(bench: Bench, audience: MadeObject, other: { id?: string; type?: "warehouse" }): Promise<Seen> {
  const body = { destination: { id: destinationOf(bench), type: "destination", ...other } };
  return bench.part("addDestinationToAudience", audience, { path: { audienceId: audience.id }, body });
}

/**
 * An audience with a connection to the destination that was given.
 *
 * @throws {UnexpectedError} when it cannot be connected.
 */
export async function makeConnected(bench: Bench): Promise<{ object: MadeObject; connectionId: string }> {
  const { object } = await bench.make("audience");
  const seen = await connect(bench, object, {});
  const { id } = objectIn(seen, "connection");
  if (typeof id !== "string") throw new UnexpectedError(`an audience could not be connected: status ${seen.status}`);
  return { object, connectionId: id };
}

function destinationOf({ destinationId }: Bench): string {
  if (destinationId === undefined) throw new UnexpectedError("no destination was given");
  return destinationId;
}

/** @param made How many connections the audience has. */
async function settleHidden(bench: Bench, { id }: MadeObject, made: number): Promise<void> {
  const lag = bench.settled("listLagSeconds");
  if (lag?.confidence !== "measured")
    return bench.leaveOpen("hiddenConnections", "how long lists take to show what is new is not known");
  await bench.sleep(2 * (lag.max ?? 0));
  const seen = await bench.look("listDestinationsFromAudience", { path: { spaceId: bench.spaceId, audienceId: id } });
  const hidden = made - entriesIn(seen, "connections").length;
  if (hidden < made) bench.settle("hiddenConnections", observed(hidden, seen));
  else bench.settle("hiddenConnections", { ...observed(hidden, seen), confidence: "at-least", min: hidden });
}
