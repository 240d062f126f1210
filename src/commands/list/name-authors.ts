import type { SpaceAccess } from "../../live/call-kind.ts";
import type { LiveObject } from "../../report/live-list.ts";
import type { CommandIo } from "../io.ts";
import { readNames } from "../project/read-names.ts";

/** The same objects with the names of those who edited them last, as far as the workspace tells. */
export async function nameAuthors(
  io: CommandIo,
  access: SpaceAccess,
  objects: readonly LiveObject[],
): Promise<LiveObject[]> {
  const ids = objects.flatMap(({ updatedBy }) => updatedBy?.id ?? []);
  const people = await readNames(io, access, [...new Set(ids)]);
  return objects.map((object) => {
    const name = people.get(object.updatedBy?.id ?? "");
    return object.updatedBy && name !== undefined ? { ...object, updatedBy: { ...object.updatedBy, name } } : object;
  });
}
