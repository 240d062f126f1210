import type { Bench } from "../bench.ts";
import { isGone } from "../controls.ts";
import { settleBy } from "../decide.ts";
import { UnexpectedError } from "../ends.ts";
import { observed } from "../finding.ts";
import { note } from "../note.ts";
import type { MadeObject } from "../objects.ts";
import type { Probe } from "../probe.ts";
import { entriesIn, granted, objectIn, textIn, type Seen } from "../seen.ts";

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
      const plain = () => connect(bench, object, {});
      await settleBy(bench, "destinationNotEnabled", await connect(bench, object, { id: NOBODY }), {
        refused: { 422: 422, 404: 404, 409: 409, 400: 400 },
        about: ["destination", "id"],
        control: plain,
      });
      const { object: other } = await bench.make("audience");
      await settleBy(bench, "destinationTypeMismatch", await connect(bench, other, { type: "warehouse" }), {
        taken: { as: "accept", shows: (seen) => textIn(objectIn(seen, "connection"), "id") !== "" },
        refused: { 422: 422, 400: 400 },
        about: ["type"],
        control: () => connect(bench, other, {}),
      });
    },
  },
  {
    group: "F",
    title: "a connection that is named by its destination",
    settles: ["connectionPathId"],
    async look(bench) {
      const { object, connectionId, seen: made } = await makeConnected(bench);
      const body = { idSyncConfiguration: [{ externalId: "email", strategy: "first" }] };
      const edit = (destinationId: string): Promise<Seen> =>
        bench.part("updateDestinationForAudience", object, { path: { audienceId: object.id, destinationId }, body });
      const pick = ({ idSyncConfiguration }: { idSyncConfiguration?: unknown }): string =>
        JSON.stringify(idSyncConfiguration);
      await settleBy(bench, "connectionPathId", await edit(destinationOf(bench)), {
        taken: { as: "either", shows: ({ data }) => pick(data) !== pick(made.data) },
        refused: { 404: "connection-id" },
        control: () => edit(connectionId),
      });
    },
  },
  {
    group: "F",
    title: "a second connection to one destination, and how many a list shows",
    settles: ["duplicateConnection", "hiddenConnections"],
    async look(bench) {
      const { object, connectionId } = await makeConnected(bench);
      const seen = await connect(bench, object, {});
      await settleBy(bench, "duplicateConnection", seen, {
        taken: { as: "allow", shows: (twin) => objectIn(twin, "connection")["id"] !== connectionId },
        refused: { 409: 409 },
        about: ["destination", "id"],
        // Another audience can be connected to the same destination.
        control: async () => (await makeConnected(bench)).seen,
      });
      await settleHidden(bench, object, bench.settled("duplicateConnection")?.value === "allow" ? 2 : 1);
    },
  },
  {
    group: "F",
    title: "the deletion of an audience with a connection",
    settles: ["deleteWithConnections"],
    async look(bench) {
      const { object, connectionId: destinationId } = await makeConnected(bench);
      await settleBy(bench, "deleteWithConnections", await bench.remove(object), {
        taken: { as: "cascade", shows: isGone(bench, object) },
        refused: { 409: 409 },
        control: async () => {
          const path = { audienceId: object.id, destinationId };
          const parted = await bench.part("removeDestinationFromAudience", object, { path });
          return parted.ok ? await bench.remove(object) : parted;
        },
      });
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
export async function makeConnected(bench: Bench) {
  const { object } = await bench.make("audience");
  const seen = await connect(bench, object, {});
  if (!seen.ok) throw new UnexpectedError(note`addDestinationToAudience failed (HTTP ${seen.status})`);
  const { id } = objectIn(seen, "connection");
  if (typeof id !== "string") throw new UnexpectedError(note`addDestinationToAudience answered no id`);
  return { object, connectionId: id, seen };
}

function destinationOf({ destinationId }: Bench): string {
  if (destinationId === undefined) throw new UnexpectedError(note`no destination was given`);
  return destinationId;
}

/** @param made How many connections the audience has. */
async function settleHidden(bench: Bench, { id }: MadeObject, made: number): Promise<void> {
  const lag = bench.settled("listLagSeconds");
  if (lag?.confidence !== "measured")
    return bench.leaveOpen("hiddenConnections", note`how long lists take to show what is new is not known`);
  await bench.sleep(2 * (lag.max ?? 0));
  const path = { spaceId: bench.spaceId, audienceId: id };
  const seen = granted(await bench.look("listDestinationsFromAudience", { path }));
  const hidden = made - entriesIn(seen, "connections").length;
  if (hidden < made) bench.settle("hiddenConnections", observed(hidden, seen));
  else bench.settle("hiddenConnections", { ...observed(hidden, seen), confidence: "at-least", min: hidden });
}
