import type { ResourceKind } from "../../resources/kind.ts";
import { partsOf } from "../../resources/kinds.ts";
import type { Address, DesiredResource, LiveResource } from "../../resources/resource.ts";
import { buildChange } from "./build-change.ts";
import type { ChangeContext, Family } from "./change-context.ts";
import type { Change } from "../generated/plan.ts";
import type { Match } from "../match/match.ts";
import { deletions, matchParts } from "../match/match-parts.ts";
import { findIncomplete, type IncompleteReplacement } from "./find-incomplete.ts";

/** A kind of parts of one audience that nothing is known of yet. */
export interface MissingParts {
  /** The audience's id. */
  audience: string;
  kind: string;
}

/** Declared parts by the address of what they are part of, and live ones by its id. */
export interface PartSources {
  declared: ReadonlyMap<Address, readonly DesiredResource[]>;
  live: ReadonlyMap<string, readonly LiveResource[]>;
}

/** A resource whose parts are drafted. */
export interface DraftedResource {
  match: Match;
  change: Change;
  context: ChangeContext;
  sources: PartSources;
}

/** What drafting parts adds to. */
export interface PartResults {
  changes: Change[];
  kept: { desired: DesiredResource; live: LiveResource }[];
  missing: MissingParts[];
  /** Replacements that would lose what no manifest declares, by address. */
  incomplete: Map<Address, IncompleteReplacement>;
}

/**
 * Drafts the changes of the parts of a resource, and of their parts. Parts that no manifest declares are nobody's
 * business, unless what they are part of goes away: then they go with it, which a plan has to say; and they must not get
 * lost when it is only created anew, no more than undeclared fields.
 */
export function draftParts(resource: DraftedResource, results: PartResults): void {
  const { match, change, sources } = resource;
  if (match.type === "forget" || match.type === "missing") return;
  const desired = "desired" in match ? match.desired : undefined;
  const live = "live" in match ? match.live : undefined;
  const goes = change.action === "delete" || change.action === "replace";
  const lost: LiveResource[] = [];
  for (const kind of partsOf(change.kind)) {
    const managed = desired?.manages.includes(kind.kind) === true;
    if (!managed && !goes) continue;
    if (live && live.knows?.includes(kind.kind) !== true) {
      const audience = live.within[0] ?? live.id;
      for (const missing of [kind, ...missingAlong(resource, kind, goes)])
        results.missing.push({ audience, kind: missing.kind });
      continue;
    }
    const present = (live ? (sources.live.get(live.id) ?? []) : []).filter((each) => each.kind === kind.kind);
    if (managed || change.action === "delete")
      for (const part of matchKind(resource, kind, present)) addPart(resource, part, results);
    // What the audience cannot have in its new form nobody can keep; it goes, and the plan says so.
    else if (kind.parent?.possible?.(change.after ?? {}) === false)
      for (const part of deletions(change.address, present)) addPart(resource, part, results);
    else {
      lost.push(...present);
      for (const part of present) results.missing.push(...unreadParts(part));
    }
  }
  if (change.action !== "replace" || !desired || !live) return;
  const { audienceAfter } = resource.context.family ?? {};
  const partsByParent = sources.live;
  const found = findIncomplete({ change, desired, live, audienceAfter, lostParts: lost, partsByParent });
  if (found) results.incomplete.set(change.address, found);
}

/** Parts of a part that have to be read before it can be told what it consists of. */
function unreadParts({ kind, within: [audience = ""], knows = [] }: LiveResource): MissingParts[] {
  return partsOf(kind).flatMap((inner) => (knows.includes(inner.kind) ? [] : [{ audience, kind: inner.kind }]));
}

/** Parts of missing parts that will be missed as well, to be read at the same time. */
function missingAlong({ change, sources }: DraftedResource, kind: ResourceKind, goes: boolean): ResourceKind[] {
  const declared = (sources.declared.get(change.address) ?? []).filter((each) => each.kind === kind.kind);
  return partsOf(kind.kind).filter((inner) => goes || declared.some(({ manages }) => manages.includes(inner.kind)));
}

function matchKind(
  { match, change, context, sources }: DraftedResource,
  kind: ResourceKind,
  present: readonly LiveResource[],
): Match[] {
  if (match.type === "delete") return deletions(change.address, present);
  const declared = (sources.declared.get(change.address) ?? []).filter((each) => each.kind === kind.kind);
  return matchParts({
    parent: change.address,
    kind,
    desired: declared,
    live: present,
    anew: change.action === "replace",
    context,
  });
}

function addPart(
  { match: own, change: parent, context, sources }: DraftedResource,
  match: Match,
  results: PartResults,
): void {
  const liveOf = "live" in own ? own.live : undefined;
  const step: Family["within"][number] = { address: parent.address, ...(parent.id !== undefined && { id: parent.id }) };
  const family: Family = {
    within: [...(context.family?.within ?? []), step],
    parent,
    audience: context.family ? context.family.audience : liveOf,
    audienceAfter: context.family ? context.family.audienceAfter : (parent.after ?? undefined),
  };
  const inner: ChangeContext = { ...context, family };
  const change = buildChange(match, inner);
  results.changes.push(change);
  if (match.type === "keep") results.kept.push({ desired: match.desired, live: match.live });
  draftParts({ match, change, context: inner, sources }, results);
}
