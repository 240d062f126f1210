import type { Drift } from "../../drift/drift.ts";
import { namePeople, peopleIn } from "../../drift/name-people.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import { readFates } from "../../live/read-fates.ts";
import type { CommandIo } from "../io.ts";
import { readNames } from "../project/read-names.ts";

/**
 * A drift with what the workspace knows of who moved the space: what became of the objects that are missing, and the names of
 * authors. The audit trail is read only where something is missing that nothing else explains, people only where
 * somebody is to be named.
 */
export async function tellPeople(io: CommandIo, access: SpaceAccess, drift: Drift): Promise<Drift> {
  const unexplained = drift.missing.filter(({ holder, renamedFrom }) => !holder && !renamedFrom);
  const fates = await readFates(access, unexplained);
  const fateOf = new Map(unexplained.map((object, at) => [object, fates[at]]));
  const missing = drift.missing.map((object) => {
    const fate = fateOf.get(object);
    return fate ? { ...object, fate } : object;
  });
  const told = { ...drift, missing };
  return namePeople(told, await readNames(io, access, peopleIn(told)));
}
