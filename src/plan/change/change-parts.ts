import type { Ownership } from "../../resources/ownership.ts";
import type { JsonObject } from "../../values/json.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { baselineOf } from "../../resources/baseline.ts";
import { hashKey, type Owner } from "../../resources/ownership.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { kindOf } from "../../resources/kinds.ts";
import { getAt } from "../../values/pointer.ts";
import { overlay } from "../../resources/wire-values.ts";
import type { ChangeContext } from "./change-context.ts";
import { countedMembers, type CountedMembers } from "./counted-members.ts";
import { presentFields, projectFields, tidyFields } from "./compare-fields.ts";
import type { Change, OwnershipRecord } from "../generated/plan.ts";
import { locateTemplates } from "./locate-templates.ts";
import { resolveSpec, type ResolvedSpec } from "./resolve-spec.ts";

/** What the manifest's side says about a change, whatever it does. */
export function declaredPart(desired: DesiredResource, context: ChangeContext) {
  const { file, line, column } = desired.source;
  const { facts, spec } = context.family?.audience ?? {};
  return {
    address: desired.address,
    kind: desired.kind,
    name: nameOf(desired),
    source: { file, line, column },
    requires: [],
    impact: impactOf(countedMembers(facts?.members, spec), desired.address, context),
    warnings: [],
    ...withinPart(context),
  };
}

/** What the live side says about a change. */
export function livePart(live: LiveResource, context: ChangeContext, address: string) {
  const { status, updatedBy, updatedAt } = live.facts;
  const { facts, spec } = live.facts.members === undefined ? (context.family?.audience ?? {}) : live;
  const known = { ...(status !== undefined && { status }), ...(updatedBy !== "" && { updatedBy }) };
  return {
    id: live.id,
    ...(live.key !== undefined && { key: live.key }),
    live: { ...known, ...(updatedAt !== "" && { updatedAt }) },
    impact: impactOf(countedMembers(facts?.members, spec), address, context),
    ...withinPart(context),
  };
}

/** Who notices a change, as far as it alone says it. */
function impactOf(counted: CountedMembers, address: string, { family, dependentsOf }: ChangeContext) {
  const { name, impact } = family?.parent ?? {};
  const audience = impact?.audience ?? name;
  return {
    ...counted,
    ...(audience !== undefined && { audience }),
    dependents: dependentsOf(address),
  };
}

function withinPart({ family }: ChangeContext): Pick<Change, "within"> {
  return family ? { within: [...family.within] } : {};
}

/**
 * What is not known yet, with the declared values as they stand: where live ones mean the same, `after` has those.
 *
 * @param after The values of the change.
 */
export function unknownPart(
  desired: DesiredResource,
  { spec, unknown }: Pick<ResolvedSpec, "spec" | "unknown">,
  after: JsonObject,
): Pick<Change, "unknown" | "declared" | "secrets"> {
  const kind = kindOf(desired.kind);
  const secrets = locateTemplates(kind, spec, secretPointers(desired), after);
  return {
    unknown: locateTemplates(kind, spec, unknown, after),
    ...(unknown.length > 0 && { declared: tidyFields(kind, spec) }),
    ...(secrets.length > 0 && { secrets }),
  };
}

/** The declared values with the keys that are known, and the marker that goes with them. */
export function declaredState(
  desired: DesiredResource,
  live: LiveResource | undefined,
  context: ChangeContext,
): ResolvedSpec & { ownership: OwnershipRecord | null } {
  const resolved = resolveSpec(desired, context.keyOf);
  const whole = resolved.unknown.length > 0 ? null : resolved.spec;
  return { ...resolved, ownership: ownershipAfter(desired, live, context.owner, whole) };
}

/**
 * The marker of a live object as a plan records it. Parts have none. What it remembers of their secrets moves with each of
 * them, and is no business of the object's own change.
 */
export function recordOf(ownership: Ownership | "unreadable" | undefined): OwnershipRecord | null {
  if (typeof ownership !== "object") return null;
  const { sent: _, ...record } = ownership;
  return record;
}

/** The declared texts that hold secrets, each once. */
export function secretPointers({ secrets }: DesiredResource): string[] {
  return [...new Set(secrets.map(({ pointer }) => pointer))];
}

/**
 * What a new object is created with: what its manifest says, and what creations need besides (`creationDefaults`). That is
 * all, be there an older object in its place or not, so that any run can make it.
 *
 * @param spec What is declared, with the keys that are known.
 */
export function creationOf(kind: ResourceKind, spec: JsonObject): { after: JsonObject; defaults: string[] } {
  const declared = tidyFields(kind, spec);
  const after = projectFields(kind, kind.creatable(overlay(kind.creationDefaults, declared)));
  return {
    after,
    defaults: presentFields(kind, after).filter((pointer) => getAt(declared, pointer) === undefined),
  };
}

function ownershipAfter(
  desired: DesiredResource,
  live: LiveResource | undefined,
  { project, uid, environment }: Owner,
  spec: JsonObject | null,
): OwnershipRecord | null {
  if (desired.parent !== undefined) return null;
  const kind = kindOf(desired.kind);
  return {
    project,
    ...(uid !== undefined && { uid }),
    environment,
    name: desired.name,
    keyHash: hashKey(live?.key ?? kind.predictKey(nameOf(desired))),
    baseline: spec && baselineOf(kind, spec),
    protect: desired.protect,
    ...(desired.onRemove && { onRemove: desired.onRemove }),
  };
}

/** What people call a declared object: its display name, and its name in the manifest where it has none. */
export function nameOf({ kind, spec, name }: DesiredResource): string {
  const { parent } = kindOf(kind);
  if (parent) return parent.nameOf(spec);
  return typeof spec["name"] === "string" ? spec["name"] : name;
}
