import { partsOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { listObjects } from "./objects.ts";

/**
 * The live parts of an object, and theirs, as their own lists show them just now: one request for each kind that the
 * object can have, and for parts of parts only where there are any to have them. An object that is gone has none.
 *
 * @param whole The object: where it is, and its values.
 */
export async function listPartsOf(
  access: SpaceAccess,
  kindName: string,
  { within, id, spec }: Pick<LiveResource, "within" | "id" | "spec">,
): Promise<LiveResource[]> {
  const audience = within[0] ?? id;
  const result: LiveResource[] = [];
  let holders = new Set([id]);
  let kinds = partsOf(kindName).filter(({ parent }) => parent?.possible?.(spec) !== false);
  while (kinds.length > 0) {
    const lists = await Promise.all(kinds.map((kind) => listObjects(access, kind, [audience]).catch(noneIfGone)));
    // One list brings the parts of all connections of an audience.
    const own = lists.flat().filter((part) => holders.has(part.within.at(-1) ?? ""));
    result.push(...own);
    holders = new Set(own.map((part) => part.id));
    kinds = [...new Set(own.map(({ kind }) => kind))].flatMap(partsOf);
  }
  return result;
}

function noneIfGone(error: unknown): LiveResource[] {
  if (error instanceof SegmentApiError && error.kind === "not-found") return [];
  throw error;
}
