import type { Drift } from "../../drift/drift.ts";
import { namePeople, peopleIn } from "../../drift/name-people.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import { readFates } from "../../live/read-fates.ts";
import type { Fate } from "../../resources/fate.ts";
import type { Address } from "../../resources/resource.ts";
import type { CommandIo } from "../io.ts";
import { readNames } from "../project/read-names.ts";

/**
 * What the audit trail says of the objects that are missing, by address. It is read only where one is that nothing else
 * explains.
 */
export async function askFates(access: SpaceAccess, { missing }: Drift): Promise<ReadonlyMap<Address, Fate>> {
  const unexplained = missing.filter(({ holder, renamedFrom }) => !holder && !renamedFrom);
  const fates = await readFates(access, unexplained);
  return new Map(
    unexplained.flatMap(({ address }, at): [Address, Fate][] => {
      const fate = fates[at];
      return fate ? [[address, fate]] : [];
    }),
  );
}

/** A drift with the names of those who moved the space. People are read only where somebody is to be named. */
export async function tellPeople(io: CommandIo, access: SpaceAccess, drift: Drift): Promise<Drift> {
  return namePeople(drift, await readNames(io, access, peopleIn(drift)));
}
