import type { SpaceAccess } from "./call-kind.ts";
import { topLevelKinds, partsOf } from "../resources/kinds.ts";
import type { Reading, Unread } from "../resources/reading.ts";
import type { JsonObject } from "../values/json.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { listEntries } from "./objects.ts";

/** Refusals of a list that speak of a feature or a role, not of this request (API.md 1.2). */
const refusals: ReadonlySet<string> = new Set(["not-found", "forbidden", "unauthorized"]);

/**
 * Reads the lists of a space: one walk for each kind that has manifests of its own, side by side. Parts of audiences
 * that only further requests would bring are left to `readParts`.
 */
export async function readSpace(access: SpaceAccess): Promise<Reading> {
  const readings = await Promise.all(topLevelKinds.map((kind) => readKind(access, kind)));
  return {
    live: readings.flatMap(({ live }) => live),
    complete: Object.fromEntries(readings.map(({ kind, complete }) => [kind, complete])),
  };
}

/** What the list of one kind gave. */
interface KindReading {
  kind: string;
  live: LiveResource[];
  complete: true | Unread;
}

async function readKind(access: SpaceAccess, kind: ResourceKind): Promise<KindReading> {
  try {
    const entries = await listEntries(access, kind, [], kind.listQuery);
    return { kind: kind.kind, live: entries.flatMap((entry) => withEmbeddedParts(kind, entry)), complete: true };
  } catch (error) {
    if (!kind.gated || !(error instanceof SegmentApiError) || !refusals.has(error.kind)) throw error;
    const featureMissing = error.kind === "not-found";
    return { kind: kind.kind, live: [], complete: { because: error.message, featureMissing } };
  }
}

function withEmbeddedParts(kind: ResourceKind, entry: JsonObject): LiveResource[] {
  const object = kind.fromWire(entry, []);
  const knows: string[] = [];
  const parts = partsOf(kind.kind).flatMap((partKind) => {
    const embedded = entry[partKind.parent?.embeddedAs ?? ""];
    if (!Array.isArray(embedded)) return [];
    knows.push(partKind.kind);
    return embedded.map((each) => partKind.fromWire(each as JsonObject, [object.id]));
  });
  return [{ ...object, knows }, ...parts];
}
