import type { JsonObject } from "../../values/json.ts";
import type { Bench } from "../bench.ts";
import { note } from "../note.ts";
import { UnexpectedError } from "../ends.ts";
import type { MadeObject } from "../objects.ts";
import { entriesIn, objectIn, type Seen } from "../seen.ts";

/** Where an activation is made. */
export interface Place {
  object: MadeObject;
  connectionId: string;
}

/** Tries to make an activation, switched off. Fields stand over those of one that is nothing special. */
export function activate(bench: Bench, { object, connectionId }: Place, fields: JsonObject): Promise<Seen> {
  const body = {
    enabled: false,
    performResync: false,
    activationType: "Audience Membership Changed",
    activationName: activationNameOf(bench),
    ...fields,
  };
  return bench.part("addActivationToAudience", object, { path: { audienceId: object.id, connectionId }, body });
}

/** What activations of a run are called that are called nothing else. */
export function activationNameOf({ run }: Bench): string {
  return `audiencectl-probe ${run}`;
}

/** Makes an activation, and returns what edits it. @throws {UnexpectedError} when it is refused. */
export async function makeActivation(
  bench: Bench,
  place: Place,
  fields: JsonObject,
): Promise<(body: JsonObject) => Promise<Seen>> {
  const made = await activate(bench, place, fields);
  if (!made.ok) throw new UnexpectedError(note`addActivationToAudience failed (HTTP ${made.status})`);
  const { id } = objectIn(made, "activation");
  if (typeof id !== "string") throw new UnexpectedError(note`addActivationToAudience answered no id`);
  const path = { audienceId: place.object.id, id };
  return (body) => bench.part("updateActivationForAudience", place.object, { path, body });
}

/** An action of the destination that was given; one that nobody knows where that is taken, too. */
export async function anyAction(bench: Bench): Promise<string | undefined> {
  if (bench.settled("unknownAction")?.value === "accept") return "audiencectlProbeNoAction";
  const path = { destinationId: bench.destinationId ?? "" };
  const destination = await bench.look("getDestination", { path });
  if (!destination.ok) return undefined;
  const metadata = objectIn({ data: objectIn(destination, "destination") }, "metadata");
  const [action] = entriesIn({ data: metadata }, "actions");
  return typeof action?.["id"] === "string" ? action["id"] : undefined;
}
