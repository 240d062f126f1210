import type { JsonObject } from "../values/json.ts";
import { manifestKinds, partsOf } from "../resources/kinds.ts";
import type { ResourceKind } from "../resources/kind.ts";
import type { LiveResource } from "../resources/resource.ts";
import { SegmentApiError } from "../segment/errors.ts";
import { listEntries, type SpaceAccess } from "./objects.ts";

/** A kind whose list the API does not give: the workspace lacks the feature, or the token may not read it. */
export interface UnreadableKind {
  kind: string;
  reason: string;
  /** Whether it looks as if the workspace lacked the feature, and not as if the token lacked a role. */
  featureMissing: boolean;
}

/** What a space holds. */
export interface SpaceReading {
  /** Every object that stands alone, whoever owns it, and the parts that came along. */
  live: LiveResource[];
  /** Kinds that could not be read, so that nothing is known of their objects. */
  unreadable: UnreadableKind[];
}

/** Refusals of a list that speak of a feature or a role, not of this request (API.md 1.2). */
const refusals: ReadonlySet<string> = new Set(["not-found", "forbidden", "unauthorized"]);

/**
 * Reads the lists of a space: one walk for each kind that has manifests of its own, side by side. Parts of audiences
 * that only further requests would bring are left to `readParts`.
 */
export async function readSpace(access: SpaceAccess): Promise<SpaceReading> {
  const readings = await Promise.all(manifestKinds.map((kind) => readKind(access, kind)));
  return {
    live: readings.flatMap(({ live }) => live),
    unreadable: readings.flatMap(({ unreadable }) => unreadable),
  };
}

async function readKind(access: SpaceAccess, kind: ResourceKind): Promise<SpaceReading> {
  try {
    const entries = await listEntries(access, kind, [], kind.listQuery);
    return { live: entries.flatMap((entry) => withEmbeddedParts(kind, entry)), unreadable: [] };
  } catch (error) {
    if (!kind.gated || !(error instanceof SegmentApiError) || !refusals.has(error.kind)) throw error;
    const featureMissing = error.kind === "not-found";
    return { live: [], unreadable: [{ kind: kind.kind, reason: error.message, featureMissing }] };
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
