import { personText } from "../plan/change/authors.ts";
import { compareText } from "../values/compare-text.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { Change } from "../plan/generated/plan.ts";
import { minuteText } from "../values/minute-text.ts";

/** A live object that no project owns. */
export interface UnmanagedObject {
  kind: string;
  name: string;
  id: string;
  /** Kinds without keys have none. */
  key?: string;
  /** Left out where the API does not say, as the time is. */
  createdBy?: string;
  /** What that person is called. Left out where it is not known. */
  createdByName?: string;
  createdAt?: string;
}

/**
 * The live objects that carry no marker at all and that no change adopts, by kind and name. Objects of other
 * projects and those with a damaged marker are not among them: somebody owns or owned them.
 */
export function findUnmanaged(changes: readonly Change[], live: readonly LiveResource[]): UnmanagedObject[] {
  const adopted = new Set(changes.flatMap(({ action, id }) => (action === "adopt" && id !== undefined ? [id] : [])));
  return live
    .filter(({ within, ownership, id }) => within.length === 0 && ownership === undefined && !adopted.has(id))
    .map(toUnmanaged)
    .toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name) || compareText(a.id, b.id));
}

function toUnmanaged({ kind, name, id, key, facts }: LiveResource): UnmanagedObject {
  const { createdBy, createdAt } = facts;
  return {
    kind,
    name,
    id,
    ...(key !== undefined && { key }),
    ...(createdBy !== undefined && { createdBy }),
    ...(createdAt !== "" && { createdAt }),
  };
}

/** An object that nobody owns in words: `audience "VIP" (aud_1, key vip, created by Ada Meyer at 2026-…)`. */
export function describeUnmanaged(object: UnmanagedObject): string {
  const { kind, name, id, key, createdAt } = object;
  const { createdBy, createdByName } = object;
  const by = createdBy === undefined ? "" : ` by ${personText(createdBy, createdByName)}`;
  const at = createdAt === undefined ? "" : ` at ${minuteText(createdAt)}`;
  const facts = [id, ...(key === undefined ? [] : [`key ${key}`]), ...(by || at ? [`created${by}${at}`] : [])];
  return `${kindOf(kind).prefix} ${JSON.stringify(name)} (${facts.join(", ")})`;
}
