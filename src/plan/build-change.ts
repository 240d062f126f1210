import { fingerprint, isComparable } from "../resources/fingerprint.ts";
import { addressOf, kindOf } from "../resources/kinds.ts";
import type { NameOfKey } from "../resources/field-rule.ts";
import type { ResourceKind } from "../resources/kind.ts";
import { getAt } from "../resources/pointer.ts";
import type { Address, DesiredResource, JsonObject, LiveResource, Ownership } from "../resources/resource.ts";
import { compareFields, presentFields, projectFields, tidyFields, type FieldComparisonResult } from "./compare.ts";
import type { Change, OwnershipRecord } from "./generated/plan.ts";
import type { Match } from "./match.ts";
import { fieldNotes, replacementCost } from "./notes.ts";
import { makePatch } from "./patch.ts";
import { resolveSpec } from "./resolve.ts";

/** What building a change needs to know of the rest of the plan. */
export interface ChangeContext {
  /** The project's name. */
  project: string;
  /** The key of an address, as far as it is known before the apply. */
  keyOf: (address: Address) => string | undefined;
  /** What people call the object that has a key. */
  nameOfKey: NameOfKey;
  /** Addresses that refer to an address. */
  dependentsOf: (address: Address) => Address[];
}

type MatchOf<Type extends Match["type"]> = Extract<Match, { type: Type }>;

/** The change that a match calls for. Action `none` means that everything is as declared. */
export function buildChange(match: Match, context: ChangeContext): Change {
  return addReadings(changeFor(match, context), context.nameOfKey);
}

function changeFor(match: Match, context: ChangeContext): Change {
  switch (match.type) {
    case "create":
      return createChange(match, context);
    case "keep":
      return keepChange(match, context);
    case "adopt":
      return adoptChange(match, context);
    case "delete":
    case "forget":
      return letGoChange(match, context);
  }
}

/** Says the changed fields in plain English, where their kind knows how. */
function addReadings(change: Change, nameOfKey: NameOfKey): Change {
  const { before, after } = change;
  if (change.action === "delete" || change.action === "forget") return change;
  const readings = kindOf(change.kind).fields.flatMap(({ pointer, describe }) => {
    const [from, to] = [getAt(before ?? {}, pointer), getAt(after ?? {}, pointer)];
    if (!describe || from === to) return [];
    const [was, is] = [from, to].map((value) => (value === undefined ? undefined : describe(value, nameOfKey)));
    if (was === undefined && is === undefined) return [];
    return [{ pointer, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
  return readings.length > 0 ? { ...change, readings } : change;
}

function createChange({ desired }: MatchOf<"create">, context: ChangeContext): Change {
  const kind = kindOf(desired.kind);
  const { spec, unknown } = resolveSpec(desired, context.keyOf);
  const declared = tidyFields(kind, spec);
  const after = projectFields(kind, { ...kind.creationDefaults, ...declared });
  return {
    ...declaredPart(desired, context),
    action: "create",
    reason: "pending",
    before: null,
    after,
    patch: makePatch(kind, null, after),
    defaults: undeclared(kind, after, declared),
    ...unknownPart(kind, spec, unknown),
    ownership: { before: null, after: ownershipAfter(desired, context.project, unknown.length > 0 ? null : spec) },
  };
}

function keepChange({ desired, live, previousAddress }: MatchOf<"keep">, context: ChangeContext): Change {
  const kind = kindOf(desired.kind);
  const { spec, unknown } = resolveSpec(desired, context.keyOf);
  const comparison = compareFields(kind, spec, live.spec);
  const ownership = {
    before: recordOf(live.ownership),
    after: ownershipAfter(desired, context.project, unknown.length > 0 ? null : spec),
  };
  const common = {
    ...declaredPart(desired, context),
    ...livePart(live, context, desired.address),
    ...(previousAddress !== undefined && { previousAddress }),
    ...unknownPart(kind, spec, unknown),
    ownership,
    warnings: fieldNotes(desired, comparison.notes),
  };
  const moves = previousAddress !== undefined || live.ownership.protect !== desired.protect;
  const reason = keepReason(live.ownership, ownership.after, comparison, previousAddress);
  if (comparison.replaces.length > 0)
    return { ...common, ...replacement(kind, spec, live, comparison, desired), reason };
  const action = comparison.changed.length > 0 || moves ? "update" : "none";
  const { before, after } = comparison;
  return { ...common, action, reason, before, after, patch: makePatch(kind, before, after), defaults: [] };
}

/** The marker's hash tells who moved: still that of the manifest means that the space did. */
function keepReason(
  remembered: Ownership,
  wanted: OwnershipRecord,
  { changed }: FieldComparisonResult,
  previousAddress: Address | undefined,
): Change["reason"] {
  if (previousAddress !== undefined) return "moved";
  const sameDeclaration = isComparable(remembered.fingerprint) && remembered.fingerprint === wanted.fingerprint;
  return sameDeclaration && changed.length > 0 ? "drift" : "pending";
}

/** A replacement keeps what no manifest declares: the new object gets the live value of every other field. */
function replacement(
  kind: ResourceKind,
  spec: JsonObject,
  live: LiveResource,
  { replaces }: FieldComparisonResult,
  desired: DesiredResource,
): Pick<Change, "action" | "before" | "after" | "patch" | "defaults" | "replaces" | "warnings"> {
  const before = tidyFields(kind, live.spec);
  const declared = tidyFields(kind, spec);
  const after = kind.creatable(projectFields(kind, overlay(before, declared)));
  return {
    action: "replace",
    before,
    after,
    patch: makePatch(kind, before, after),
    defaults: undeclared(kind, after, declared),
    replaces,
    warnings: [replacementCost(desired, live)],
  };
}

function adoptChange({ desired, live }: MatchOf<"adopt">, context: ChangeContext): Change {
  const kind = kindOf(desired.kind);
  const { spec, unknown } = resolveSpec(desired, context.keyOf);
  const comparison = compareFields(kind, spec, live.spec);
  const common = {
    ...declaredPart(desired, context),
    ...livePart(live, context, desired.address),
    reason: "adopted" as const,
    ...unknownPart(kind, spec, unknown),
    ownership: { before: null, after: ownershipAfter(desired, context.project, unknown.length > 0 ? null : spec) },
    warnings: fieldNotes(desired, comparison.notes),
  };
  if (comparison.replaces.length > 0) return { ...common, ...replacement(kind, spec, live, comparison, desired) };
  const { before, after } = comparison;
  return { ...common, action: "adopt", before, after, patch: makePatch(kind, before, after), defaults: [] };
}

function letGoChange({ type, address, live }: MatchOf<"delete" | "forget">, context: ChangeContext): Change {
  const kind = kindOf(live.kind);
  const before = tidyFields(kind, live.spec);
  const after = type === "delete" ? null : kind.released(before);
  return {
    address,
    kind: live.kind,
    name: live.name,
    action: type,
    reason: "removed",
    before,
    after,
    patch: makePatch(kind, before, after),
    defaults: [],
    unknown: [],
    requires: [],
    ownership: { before: recordOf(live.ownership), after: null },
    warnings: [],
    ...livePart(live, context, address),
  };
}

function declaredPart(desired: DesiredResource, context: ChangeContext) {
  const { file, line, column } = desired.source;
  return {
    address: desired.address,
    kind: desired.kind,
    name: typeof desired.spec["name"] === "string" ? desired.spec["name"] : desired.name,
    source: { file, line, column },
    requires: [],
    impact: { dependents: context.dependentsOf(desired.address) },
    warnings: [],
  };
}

function livePart(live: LiveResource, context: ChangeContext, address: Address) {
  const { status, updatedBy, updatedAt, members } = live.facts;
  return {
    id: live.id,
    ...(live.key !== undefined && { key: live.key }),
    live: { ...(status !== undefined && { status }), updatedBy, updatedAt },
    impact: { ...(members !== undefined && { members }), dependents: context.dependentsOf(address) },
  };
}

/** What is not known yet, with the declared values as they stand: where live ones mean the same, `after` has those. */
function unknownPart(kind: ResourceKind, spec: JsonObject, unknown: string[]): Pick<Change, "unknown" | "declared"> {
  return { unknown, ...(unknown.length > 0 && { declared: tidyFields(kind, spec) }) };
}

function recordOf({ project, name, fingerprint, protect }: Ownership): OwnershipRecord {
  return { project, name, fingerprint, protect };
}

function ownershipAfter(desired: DesiredResource, project: string, spec: JsonObject | null): OwnershipRecord {
  return {
    project,
    name: desired.name,
    fingerprint: spec && fingerprint(kindOf(desired.kind), spec),
    protect: desired.protect,
  };
}

function undeclared(kind: ResourceKind, after: JsonObject, declared: JsonObject): string[] {
  return presentFields(kind, after).filter((pointer) => getAt(declared, pointer) === undefined);
}

function overlay(base: JsonObject, over: JsonObject): JsonObject {
  const result: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const current = result[key];
    const nested = isObject(current) && isObject(value);
    result[key] = nested ? overlay(current, value) : value;
  }
  return result;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The address a match is about. */
export function addressOfMatch(match: Match): Address {
  return "address" in match ? match.address : addressOf(kindOf(match.desired.kind), match.desired.name);
}
