import { addressOf, kindOf } from "../resources/kinds.ts";
import { scopeOf } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { AuditSubject } from "./audit.ts";

/** A live object as a row tells it. */
export function subjectOf({ kind: kindName, id, name, key, ownership, facts }: LiveResource): AuditSubject {
  const kind = kindOf(kindName);
  const owned = typeof ownership === "object" ? ownership : undefined;
  return {
    kind: kind.prefix,
    id,
    name,
    ...(key !== undefined && { key }),
    ...(owned && { owner: scopeOf(owned), address: addressOf(kind, owned.name) }),
    ...(kind.keyMeans === "audience" && { members: facts.members ?? null }),
  };
}
