import { isJsonObject, type JsonObject } from "../../values/json.ts";
import { suggest } from "../../values/suggest.ts";
import { readJson } from "../read-body.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Services } from "../serve-operation.ts";
import type { SimulatedSpace } from "../state.ts";
import { nowText } from "../timestamps.ts";
import type { World } from "../world.ts";
import { callNames, trackingCalls } from "./calls.ts";
import type { DroppedCall } from "./dropped-call.ts";
import { senderOf } from "./sender.ts";

/** A call, with the write keys that it was sent with and what it is called in messages. */
interface SentCall {
  name: string;
  call: JsonObject;
  writeKeys: readonly unknown[];
}

/**
 * Serves a call of Segment's tracking API, `POST /v1/<name>`: people, what they do, and their accounts. The write key is in
 * Basic authentication or in the body; `senderOf` says what it may be. What Segment would not accept is dropped and answered
 * with success (API.md 7.8), unless the setting `wrongCalls` refuses it.
 *
 * Throws a `Refusal`; then nothing has changed.
 */
export async function serveTracking(name: string, request: Request, services: Services): Promise<Response> {
  const { world, commit, turn, onDropped } = services;
  const { body, faults } = await readJson(request);
  if (faults.length > 0 || !isJsonObject(body)) throw refuse(400, "The body has to be a JSON object.");
  const sent = body;
  const dropped: DroppedCall[] = [];
  const changed = await turn(true, () =>
    commit(() => {
      dropped.length = 0;
      takeCalls(callsOf(name, request, sent, dropped, world), world, dropped);
      return { success: true };
    }),
  );
  for (const call of dropped) onDropped(call);
  return Response.json(changed);
}

/** Into copies first: a call of a batch may be refused after others were done. */
function takeCalls(calls: readonly SentCall[], world: World, dropped: DroppedCall[]): void {
  const drafts = new Map<SimulatedSpace, SimulatedSpace>();
  for (const { name, call, writeKeys } of calls)
    orDrop(name, world, dropped, () => {
      const { space, ...from } = senderOf(writeKeys, world);
      const draft = { ...(drafts.get(space) ?? space) };
      callNamed(call)({ call, space: draft, world, receivedAt: nowText(world), ...from });
      drafts.set(space, draft);
    });
  for (const [space, draft] of drafts) Object.assign(space, draft);
}

/** Does something with a call, which is dropped when it is wrong. Throws the `Refusal` where the setting says so. */
function orDrop(name: string, { settings }: World, dropped: DroppedCall[], work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 400 || settings.wrongCalls === "refuse") throw error;
    dropped.push({ name, reason: error.message });
  }
}

function callsOf(name: string, request: Request, sent: JsonObject, dropped: DroppedCall[], world: World): SentCall[] {
  const outer = writeKeysOf(request, sent);
  if (name !== "batch") return [{ name, call: { ...sent, type: name }, writeKeys: outer }];
  let calls: JsonObject[] = [];
  orDrop(name, world, dropped, () => {
    calls = batchOf(sent);
  });
  return calls.map((call, index) => ({
    name: `batch[${index}]`,
    call,
    writeKeys: [...outer, ...ownWriteKey(call)],
  }));
}

function writeKeysOf(request: Request, sent: JsonObject): unknown[] {
  const [, encoded] = /^Basic (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  const basic = encoded === undefined ? [] : [Buffer.from(encoded, "base64").toString().replace(/:.*$/s, "")];
  return [...basic, ...ownWriteKey(sent)];
}

function ownWriteKey({ writeKey }: JsonObject): unknown[] {
  return writeKey === undefined ? [] : [writeKey];
}

/** How many calls a batch may hold. Segment limits its size in bytes instead. */
const MOST_CALLS = 1000;

function batchOf({ batch }: JsonObject): JsonObject[] {
  if (Array.isArray(batch) && batch.length > MOST_CALLS)
    throw refuse(413, `The simulator takes ${MOST_CALLS} calls of a batch at most.`);
  if (Array.isArray(batch) && batch.every((each) => isJsonObject(each))) return batch;
  throw refuse(400, "batch has to be a list of calls.", "batch");
}

function callNamed({ type }: JsonObject): NonNullable<(typeof trackingCalls)[string]> {
  const found = typeof type === "string" && Object.hasOwn(trackingCalls, type) ? trackingCalls[type] : undefined;
  if (found) return found;
  const near = typeof type === "string" ? suggest(type, callNames) : undefined;
  throw refuse(
    400,
    `No call is named ${JSON.stringify(type ?? null)}${near === undefined ? "" : `; did you mean ${near}?`}`,
    "type",
  );
}
