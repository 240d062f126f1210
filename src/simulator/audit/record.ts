import { isJsonObject } from "../../values/json.ts";
import type { Caller } from "../authenticate.ts";
import { itemsOf, replaceItems } from "../collections.ts";
import { createId } from "../ids.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredAuditEvent } from "../state/knowledge.ts";
import { nowText } from "../timestamps.ts";
import type { World } from "../world.ts";
import { audited, type AuditRow, type WriteOperationId } from "./audited.ts";

/** A request that is about to be handled. */
export interface AuditedCall {
  operationId: string;
  parameters: Readonly<Record<string, unknown>>;
  body: unknown;
  caller: Caller;
}

/** So many events a space keeps: they are in every state file, and ninety days of a busy one would fill it. */
const mostEvents = 5000;

/**
 * Looks at what a request is about while that is still there.
 *
 * @returns What puts its event into the trail, to be called with the answer when it was done.
 */
export function watchForAudit(call: AuditedCall, world: World): (answer: unknown) => void {
  const row = isAudited(call.operationId) ? audited[call.operationId] : "nothing";
  if (row === "nothing" || (row.part && !world.settings.auditParts)) return () => undefined;
  const space = spaceOf(call, row, world);
  if (space === undefined) return () => undefined;
  const before = "collection" in row.object ? findStored(space, row.object, call) : undefined;
  return (answer) => {
    const object = "answer" in row.object && isJsonObject(answer) ? answer[row.object.answer] : before;
    if (object === undefined) return;
    const event = eventOf(row, object, call.caller, world);
    replaceItems(space, "auditEvents", [...itemsOf(space, "auditEvents"), event].slice(-mostEvents), world);
  };
}

function isAudited(operationId: string): operationId is WriteOperationId {
  return Object.hasOwn(audited, operationId);
}

/** Filters name their space in the body, or not at all. */
function spaceOf(
  { parameters, body }: AuditedCall,
  { object }: AuditRow,
  { state }: World,
): SimulatedSpace | undefined {
  const named = parameters["spaceId"] ?? (isJsonObject(body) ? body["integrationId"] : undefined);
  if (named !== undefined) return state.spaces.find(({ id }) => id === named);
  return state.spaces.find(
    (space) => "collection" in object && findStored(space, object, { parameters }) !== undefined,
  );
}

function findStored(
  space: SimulatedSpace,
  { collection, id }: Extract<AuditRow["object"], { collection: string }>,
  { parameters }: Pick<AuditedCall, "parameters">,
): object | undefined {
  const named = itemsOf(space, collection).find((item) => item.id === parameters[id]);
  if (named !== undefined || collection !== "connections") return named;
  // By the setting `connectionPathId` a connection may be named by its destination as well.
  return itemsOf(space, collection).find(
    ({ audienceId, destinationId }) => audienceId === parameters["audienceId"] && destinationId === parameters[id],
  );
}

function eventOf({ type, resourceType }: AuditRow, object: unknown, caller: Caller, world: World): StoredAuditEvent {
  const { id, name, activationName } = object as Record<"id" | "name" | "activationName", string | undefined>;
  return {
    id: createId("", world.clock.now()),
    timestamp: nowText(world),
    type,
    actor: actorOf(caller, world),
    resourceId: id ?? "",
    resourceType,
    resourceName: name ?? activationName ?? "",
  };
}

function actorOf({ actor, tokenId }: Caller, { settings }: World): string {
  if (actor !== tokenId || settings.auditTokenActor === "id") return actor;
  return `Token ${tokenId.slice(-6)}`;
}
