import type { Drift } from "../../drift/drift.ts";
import { namePeople, peopleIn } from "../../drift/name-people.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import { readFates } from "../../live/read-fates.ts";
import type { Fate } from "../../resources/fate.ts";
import type { ProjectReading } from "../../planning/read-project-space.ts";
import type { Address, DesiredResource } from "../../resources/resource.ts";
import { textOf } from "../../resources/wire-values.ts";
import { toLabel } from "../../values/label.ts";
import type { CommandIo } from "../io.ts";
import { readNames } from "../project/read-names.ts";

/**
 * What the audit trail says of the objects that are missing, by address. It is read only where one is that nothing else
 * explains.
 */
export async function askFates(
  { access, desired }: Pick<ProjectReading, "access" | "desired">,
  { missing }: Drift,
): Promise<ReadonlyMap<Address, Fate>> {
  const unexplained = missing.filter(({ holder, renamedFrom }) => !holder && !renamedFrom);
  const gone = unexplained.map(({ address, kind, name }) => ({ kind, name, labels: labelsOf(address, desired) }));
  const fates = await readFates(access, gone);
  return new Map(
    unexplained.flatMap(({ address }, at): [Address, Fate][] => {
      const fate = fates[at];
      return fate ? [[address, fate]] : [];
    }),
  );
}

/** What a manifest is and was called, but for names that fit what others are called in Segment. */
function labelsOf(address: Address, desired: readonly DesiredResource[]): string[] {
  const own = desired.find((each) => each.address === address);
  const others = new Set(
    desired.filter((each) => each !== own && each.kind === own?.kind).map(({ spec }) => toLabel(textOf(spec["name"]))),
  );
  const names = own ? [address.slice(address.indexOf("/") + 1), ...own.previousNames] : [];
  return names.filter((name) => !others.has(name));
}

/** A drift with the names of those who moved the space. People are read only where somebody is to be named. */
export async function tellPeople(io: CommandIo, access: SpaceAccess, drift: Drift): Promise<Drift> {
  return namePeople(drift, await readNames(io, access, peopleIn(drift)));
}
