import { pickFrom } from "./pick-from.ts";
import type { Hand } from "./hands.ts";
import { ownedIds } from "./owned-ids.ts";
import type { StrangeSpace } from "./space.ts";

/**
 * Does what a person does in the app; a refusal of the API is the end of it.
 *
 * @returns The status of the answer, or `undefined` when there is nothing to do it to.
 */
export async function act(space: StrangeSpace, hand: Hand): Promise<number | undefined> {
  const stored = space.stored();
  const owned = ownedIds(stored);
  // An edit locks; a person waits.
  space.pass(20);
  const send = async (method: string, path: string, body?: object): Promise<number> => {
    const request = new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { authorization: "Bearer PLACEHOLDER-HAND", "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await space.simulator.fetch(request)).status;
  };
  const [root, definition] = ["/spaces/spa_simulated/audiences", { query: "event('Hand').count() >= 1" }];
  if (hand.type === "create")
    return await send("POST", root, { name: `Hand made ${hand.number}`, audienceType: "USERS", definition });

  const one = <T extends { id: string; audienceId?: string }>(all: readonly T[] = []): T | undefined =>
    pickFrom(
      all.filter(({ id, audienceId = id }) => owned.has(audienceId) === hand.owned),
      hand.which,
    );
  const [audience, trait, filter] = [one(stored.audiences), one(stored.traits), one(stored.filters)];
  const [connection, active, schedule] = [one(stored.connections), one(stored.activations), one(stored.schedules)];
  const at = (part: { id: string; audienceId: string } | undefined, list: string) =>
    part && `${root}/${part.audienceId}/${list}/${part.id}`;
  const requests: Record<Exclude<Hand["type"], "create">, [method: string, path: string | undefined]> = {
    edit: ["PATCH", audience && `${root}/${audience.id}`],
    remove: ["DELETE", audience && `${root}/${audience.id}`],
    editTrait: ["PATCH", trait && `/spaces/spa_simulated/computed-traits/${trait.id}`],
    removeTrait: ["DELETE", trait && `/spaces/spa_simulated/computed-traits/${trait.id}`],
    editFilter: ["PATCH", filter && `/filters/${filter.id}`],
    removeFilter: ["DELETE", filter && `/filters/${filter.id}`],
    connect: ["POST", audience && `${root}/${audience.id}/destination-connections`],
    disconnect: ["DELETE", at(connection, "destination-connections")],
    activate: ["POST", connection && `${at(connection, "destination-connections")}/activations`],
    reactivate: ["PATCH", at(active, "activations")],
    deactivate: ["DELETE", at(active, "activations")],
    reschedule: ["PATCH", at(schedule, "schedules")],
    unschedule: ["DELETE", at(schedule, "schedules")],
  };
  const [method, path] = requests[hand.type];
  const body = {
    ...(hand.type === "connect" && { destination: { id: hand.destinationId, type: "destination" } }),
    ...(hand.type === "editFilter" && { integrationId: stored.id }),
    ...(hand.type.endsWith("activate") && { performResync: false }),
    ...("body" in hand && hand.body),
  };
  return path === undefined ? undefined : await send(method, path, method === "DELETE" ? undefined : body);
}
