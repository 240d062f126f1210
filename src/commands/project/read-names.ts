import { readPeople, type PeopleReading } from "../../live/read-people.ts";
import { nobody, type People } from "../../resources/people.ts";
import type { SegmentClient } from "../../segment/client.ts";
import { escapeControls } from "../../values/printable.ts";
import type { CommandIo } from "../io.ts";

/** What was asked over a connection: a run asks once, however often it plans. */
const asked = new WeakMap<SegmentClient, Promise<PeopleReading>>();

/**
 * What the authors of a result are called: one request, and none where there is nobody to name. A token that may not ask
 * leaves the ids as they are, with a line that says so.
 *
 * @param ids The authors.
 */
export async function readNames(
  io: CommandIo,
  access: { client: SegmentClient },
  ids: readonly string[],
): Promise<People> {
  if (ids.length === 0) return nobody;
  const known = asked.get(access.client);
  const reading = known ?? readPeople(access);
  asked.set(access.client, reading);
  const found = await reading;
  if ("people" in found) return found.people;
  if (!known) io.stderr(`People are shown by their ids: ${escapeControls(found.because)}\n`);
  return nobody;
}
