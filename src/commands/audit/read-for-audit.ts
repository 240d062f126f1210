import type { AuditRuleName } from "../../hygiene/audit.ts";
import type { AuditInput, SeenTrait, WorkspaceDestination } from "../../hygiene/audit-input.ts";
import { needsOf } from "../../hygiene/rules.ts";
import { ask } from "../../live/ask.ts";
import type { SpaceAccess } from "../../live/call-kind.ts";
import { readConnections } from "../../live/read-connections.ts";
import { readSpace } from "../../live/read-space.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { listAll } from "../../segment/list.ts";

/** What is audited, and by which rules. */
export interface AuditScope extends Pick<AuditInput, "quotas" | "naming" | "disabledDays"> {
  rules: readonly AuditRuleName[];
  /** Which objects are meant, parts aside. */
  select: (reading: AuditInput["reading"]) => readonly LiveResource[];
  /** Is told, after the lists of the space, how many audiences are asked one by one where they are sent. */
  onConnections?: (audiences: number) => void;
}

/** Traits that Segment computed: what has no audience or trait any more is left over from one (API.md 7.1). */
const computedTypes: ReadonlySet<string> = new Set(["AUDIENCE", "COMPUTED"]);

/** Reads what the rules need and nothing else: the lists of the space, and besides them what each rule asks for. */
export async function readForAudit(access: SpaceAccess, scope: AuditScope): Promise<AuditInput> {
  const { rules, select, quotas, naming, disabledDays } = scope;
  const reading = await readSpace(access);
  const readAt = new Date().toISOString();
  const meant = select(reading);
  const needs = needsOf(rules);
  const audiences = meant.filter(({ kind }) => kindOf(kind).keyMeans === "audience").map(({ id }) => id);
  if (needs.has("connections")) scope.onConnections?.(audiences.length);
  const [connections, destinations, seenTraits] = await Promise.all([
    needs.has("connections") ? readConnections(access, audiences) : undefined,
    needs.has("destinations") ? ask(() => readDestinations(access)) : undefined,
    needs.has("seenTraits") && namesOthers(meant, reading.live) ? ask(() => readSeenTraits(access)) : undefined,
  ]);
  return {
    reading,
    readAt,
    meant,
    quotas,
    naming,
    disabledDays,
    ...(connections && { connections }),
    ...(destinations && { destinations }),
    ...(seenTraits && { seenTraits }),
  };
}

/** Whether any query names what no audience or computed trait of the space has. */
function namesOthers(meant: readonly LiveResource[], live: readonly LiveResource[]): boolean {
  const taken = new Set(live.flatMap(({ key }) => key ?? []));
  return meant.some(({ kind, spec }) =>
    kindOf(kind)
      .keysUsed(spec)
      .some((key) => !taken.has(key)),
  );
}

async function readDestinations({ client, signal }: SpaceAccess): Promise<ReadonlyMap<string, WorkspaceDestination>> {
  const found = await listAll(client, "listDestinations", { signal });
  return new Map(
    found.map(({ id, name, enabled, metadata }) => [
      id,
      { name: name || metadata?.name || id, ...(typeof enabled === "boolean" && { enabled }) },
    ]),
  );
}

async function readSeenTraits({ client, spaceId, signal }: SpaceAccess): Promise<ReadonlyMap<string, SeenTrait>> {
  const found = await listAll(client, "listTraits", { path: { spaceId }, query: { sortBy: "trait" }, signal });
  return new Map(
    found.flatMap(({ trait, type, lastSeenAt }) =>
      computedTypes.has(type) ? [[trait, { type, ...(lastSeenAt && { lastSeenAt }) }] as const] : [],
    ),
  );
}
