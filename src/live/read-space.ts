import type { SpaceAccess } from "./call-kind.ts";
import { topLevelKinds, partsOf } from "../resources/kinds.ts";
import type { Reading, Unread } from "../resources/reading.ts";
import type { JsonObject } from "../values/json.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { refusals } from "./refusals.ts";
import { listEntries, objectAt, toLive } from "./objects.ts";

/**
 * Reads the lists of a space: one walk for each kind that has manifests of its own, side by side. Parts of audiences
 * that only further requests would bring are left to `readParts`.
 */
export async function readSpace(access: SpaceAccess): Promise<Reading> {
  const readings = await Promise.all(topLevelKinds.map((kind) => readKind(access, kind)));
  return {
    live: readings.flatMap(({ live }) => live),
    complete: Object.fromEntries(readings.map(({ kind, complete }) => [kind, complete])),
    unproven: readings.flatMap(({ kind, proven }) => (proven ? [] : [kind])),
  };
}

/** What the list of one kind gave. */
interface KindReading {
  kind: string;
  live: LiveResource[];
  complete: true | Unread;
  /** See `WholeList`. */
  proven: boolean;
}

async function readKind(access: SpaceAccess, kind: ResourceKind): Promise<KindReading> {
  try {
    const { entries, proven } = await listEntries(access, kind, [], kind.listQuery);
    const live = entries.flatMap((entry) => withEmbeddedParts(kind, entry));
    return { kind: kind.kind, live, complete: true, proven };
  } catch (error) {
    if (!kind.gated || !(error instanceof SegmentApiError) || !refusals.has(error.kind)) throw error;
    const featureMissing = error.kind === "not-found";
    return { kind: kind.kind, live: [], complete: { because: error.message, featureMissing }, proven: true };
  }
}

function withEmbeddedParts(kind: ResourceKind, entry: JsonObject): LiveResource[] {
  const { list } = kind.operations;
  const object = toLive(kind, list, entry, []);
  const knows: string[] = [];
  const parts = partsOf(kind.kind).flatMap((partKind) => {
    const place = partKind.parent?.embeddedAs ?? "";
    const embedded = entry[place];
    if (!Array.isArray(embedded)) return [];
    knows.push(partKind.kind);
    return embedded.map((each, index) => toLive(partKind, list, objectAt(list, place, each, index), [object.id]));
  });
  return [{ ...object, knows }, ...parts];
}
