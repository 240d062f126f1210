import { readPeople, type PeopleReading } from "../../live/read-people.ts";
import { nobody, type People } from "../../resources/people.ts";
import type { SegmentClient } from "../../segment/client.ts";
import { escapeControls } from "../../values/printable.ts";
import { listSome } from "../../values/words.ts";
import type { CommandIo } from "../io.ts";

/** What was asked over a connection: a run asks once, however often it plans. */
const asked = new WeakMap<SegmentClient, Promise<PeopleReading>>();

/** Of whom it was said over a connection why they are shown by their ids. */
const told = new WeakMap<SegmentClient, Set<string>>();

/**
 * What the authors of a result are called: one request, and none where there is nobody to name. Whoever
 * has no name there, or is not in the list, stays an id, as all do with a token that may not ask; a line says so, and why.
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
  if ("people" in found) {
    tellNameless(io, access.client, ids, found);
    return found.people;
  }
  if (!known) io.stderr(`People are shown by their ids: ${escapeControls(found.because)}\n`);
  return nobody;
}

/** Says of ids that stay ids why they do, of each once over a connection. */
function tellNameless(
  io: CommandIo,
  client: SegmentClient,
  ids: readonly string[],
  { people, nameless }: Extract<PeopleReading, { people: People }>,
): void {
  const before = told.get(client) ?? new Set();
  told.set(client, before);
  const fresh = [...new Set(ids)].filter((id) => !people.has(id) && !before.has(id));
  for (const id of fresh) before.add(id);
  const tell = (why: string, some: readonly string[]): void => {
    if (some.length > 0) io.stderr(`${escapeControls(`Shown by id, as ${why}: ${listSome(some)}`)}\n`);
  };
  const [unnamed, unlisted] = [fresh.filter((id) => nameless.has(id)), fresh.filter((id) => !nameless.has(id))];
  tell("without a name in the workspace's list of users", unnamed);
  tell("not in the workspace's list of users (perhaps API tokens)", unlisted);
}
