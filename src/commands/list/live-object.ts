import type { LiveObject, LiveOwner } from "../../report/live-list.ts";
import { addressOf, kindOf } from "../../resources/kinds.ts";
import { scopeOf } from "../../resources/ownership.ts";
import type { JsonObject } from "../../values/json.ts";
import { coverMasks } from "../../values/masked-value.ts";
import type { Address, LiveResource } from "../../resources/resource.ts";

/** What is told of a live object. @param whole What it is part of in the end: itself, when it is no part. */
export function liveObject(live: LiveResource, whole: LiveResource = live): LiveObject {
  const kind = kindOf(live.kind);
  const owner = ownerOf(whole);
  const { status, cadence, members, updatedAt, updatedBy, receives } = live.facts;
  const { enabled = receives } = live.spec;
  return {
    kind: kind.prefix,
    id: live.id,
    ...addressIn(live),
    name: live.name,
    ...(live.key !== undefined && { key: live.key }),
    owner,
    ...(whole !== live && { partOf: { id: whole.id, name: whole.name, ...addressIn(whole) } }),
    ...(status !== undefined && { status }),
    ...(typeof enabled === "boolean" && { enabled }),
    ...(kind.keyMeans === "audience" && { members: members ?? null }),
    ...(cadence !== undefined && { cadence }),
    ...(updatedAt !== "" && { updatedAt }),
    ...(updatedBy !== "" && { updatedBy: { id: updatedBy } }),
    spec: coverAll(live.spec),
  };
}

function coverAll(spec: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(spec).map(([field, value]) => [field, coverMasks(value)]));
}

function addressIn({ kind, ownership }: LiveResource): { address?: Address } {
  return typeof ownership === "object" ? { address: addressOf(kindOf(kind), ownership.name) } : {};
}

function ownerOf({ ownership }: LiveResource): LiveOwner {
  if (ownership === undefined) return { status: "unmanaged" };
  return ownership === "unreadable" ? { status: "unreadable" } : { status: "owned", scope: scopeOf(ownership) };
}
