import { kindOf } from "../resources/kinds.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { Reading } from "../resources/reading.ts";
import type { LiveResource } from "../resources/resource.ts";
import { groupBy } from "../values/group-by.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { findObjectsByName, listObjects } from "./objects.ts";

/** So many searches by name cost less than the list once more. */
const MOST_SEARCHES = 3;

/** An object that a list does not have: its kind and its display name. */
export interface Wanted {
  kind: string;
  name: string;
}

/**
 * Looks once more for objects of kinds whose lists prove nothing by themselves, before anybody calls them missing.
 *
 * @returns The given reading with what was found, in which those kinds count as proven.
 */
export async function lookAgain(access: SpaceAccess, reading: Reading, wanted: readonly Wanted[]): Promise<Reading> {
  const byKind = groupBy(wanted, ({ kind }) => kind);
  const found = await Promise.all(
    [...byKind].map(([kind, objects]) => search(access, kindOf(kind), [...new Set(objects.map(({ name }) => name))])),
  );
  const known = new Set(reading.live.map(({ id }) => id));
  const news = new Map(found.flat().flatMap((object) => (known.has(object.id) ? [] : [[object.id, object]])));
  const unproven = (reading.unproven ?? []).filter((kind) => !byKind.has(kind));
  return { ...reading, live: [...reading.live, ...news.values()], unproven };
}

async function search(access: SpaceAccess, kind: ResourceKind, names: readonly string[]): Promise<LiveResource[]> {
  if (!kind.searchable || names.length > MOST_SEARCHES) return await listObjects(access, kind);
  return (await Promise.all(names.map((name) => findObjectsByName(access, kind, name)))).flat();
}
