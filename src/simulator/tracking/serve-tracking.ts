import { isJsonObject, type JsonObject } from "../../values/json.ts";
import { suggest } from "../../values/suggest.ts";
import { readJson } from "../read-body.ts";
import { refuse } from "../refusal.ts";
import type { Services } from "../serve-operation.ts";
import type { SimulatedSpace } from "../state.ts";
import { nowText } from "../timestamps.ts";
import { callNames, trackingCalls } from "./calls.ts";
import { senderOf } from "./sender.ts";

/**
 * Serves a call of Segment's tracking API, `POST /v1/<name>`: people, what they do, and their accounts. Where Segment would
 * answer 200 and drop what is wrong, this says what it is. The write key is in Basic authentication or in the body;
 * `senderOf` says what it may be.
 *
 * Throws a `Refusal`; then nothing has changed.
 */
export async function serveTracking(
  name: string,
  request: Request,
  { world, commit, turn }: Services,
): Promise<Response> {
  const { body, faults } = await readJson(request);
  if (faults.length > 0 || !isJsonObject(body)) throw refuse(400, "The body has to be a JSON object.");
  const sent = body;
  const calls = name === "batch" ? batchOf(sent) : [{ ...sent, type: name }];
  const changed = await turn(true, async () => {
    const { space, ...from } = senderOf(writeKeyOf(request, sent), world);
    return await commit(() => {
      // Into a copy first: a call of a batch may be refused after others were done.
      const draft: SimulatedSpace = { ...space };
      for (const call of calls) callNamed(call)({ call, space: draft, world, receivedAt: nowText(world), ...from });
      Object.assign(space, draft);
      return { success: true };
    });
  });
  return Response.json(changed);
}

function writeKeyOf(request: Request, { writeKey }: JsonObject): unknown {
  const [, encoded] = /^Basic (\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return encoded === undefined ? writeKey : Buffer.from(encoded, "base64").toString().replace(/:.*$/s, "");
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
