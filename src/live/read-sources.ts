import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { IncompleteAnswerError, SegmentApiError, ShortListError } from "../segment/errors.ts";
import type { SpaceAccess } from "./call-kind.ts";
import { listObjects } from "./objects.ts";
import { refusals } from "./refusals.ts";

/** So many audiences are looked at: nothing says which of them are connected to something. */
const MOST_LOOKED_AT = 3;

/**
 * The source that connected destinations of a space hang on, from the first audience that is connected to any. Nothing in the
 * API tells the source of a space but its connections (API.md 5.11). At most three requests, one after the other.
 *
 * @param kind The kind of connections.
 * @param live What was read of the space.
 * @returns Empty where none of the audiences is connected, or where that may not be read.
 */
export async function readSources(
  access: SpaceAccess,
  kind: string,
  live: readonly LiveResource[],
): Promise<readonly string[]> {
  const connectable = kindOf(kind).parent?.kind;
  const unread = live.filter((each) => each.kind === connectable && !each.knows?.includes(kind));
  const likely = unread.toSorted((a, b) => (b.facts.members ?? 0) - (a.facts.members ?? 0)).slice(0, MOST_LOOKED_AT);
  for (const { id } of likely) {
    const connections = await listObjects(access, kindOf(kind), [id]).catch(noneIfRefused);
    const sources = connections.flatMap(({ facts }) => facts.sourceId ?? []);
    if (sources.length > 0) return sources;
  }
  return [];
}

function noneIfRefused(error: unknown): LiveResource[] {
  if (error instanceof ShortListError || error instanceof IncompleteAnswerError) return [];
  if (error instanceof SegmentApiError && refusals.has(error.kind)) return [];
  throw error;
}
