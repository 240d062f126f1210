import type { JsonObject } from "../../values/json.ts";
import { hashKey, isSameOwner } from "../../resources/ownership.ts";
import { hashField, readBaseline } from "../../resources/baseline.ts";
import type { FieldRule } from "../../resources/field-rule.ts";
import type { ResourceKind } from "../../resources/kind.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { DesiredResource, LiveResource } from "../../resources/resource.ts";
import { veilSecrets } from "../../resources/secrets.ts";
import { writeSent } from "../../resources/sent-secrets.ts";
import { getAt, type Pointer } from "../../values/pointer.ts";
import type { ChangeContext } from "./change-context.ts";
import {
  creationOf,
  declaredPart,
  declaredState,
  livePart,
  recordOf,
  secretPointers,
  unknownPart,
} from "./change-parts.ts";
import { compareFields, tidyFields, type FieldComparisonResult } from "./compare-fields.ts";
import type { Change, OwnershipRecord } from "../generated/plan.ts";
import type { MatchOf } from "../match/match.ts";
import { fieldStates, type FieldStates } from "./field-states.ts";
import { fieldNotes } from "./field-notes.ts";
import { isTemporaryName } from "./names-and-keys.ts";
import { metadataChanges } from "./metadata-changes.ts";
import { makePatch } from "./make-patch.ts";
import { findOthersInSpace, type OtherInSpace } from "./other-in-space.ts";
import { goesWithSecrets, noteSentAgain, recallSent, whyMasksDiffer, whySentAgain } from "./send-again.ts";
import { seeSecrets } from "./secrets-seen.ts";
import { coverClearSecrets, findClearSecrets } from "./clear-secrets.ts";
import { uncomparedSecrets, untoldFields, type Uncompared } from "./uncompared.ts";

/**
 * The change of a live object that a manifest declares and that is this project's already. Where all is as declared and
 * only the marker is behind, `mark` renews that alone.
 */
export function updateChange({ desired, live, previousAddress }: MatchOf<"keep">, context: ChangeContext): Change {
  const state = compareStates(desired, live, context);
  const { comparison } = state;
  const before = recordOf(live.ownership);
  const states = statesOf(desired, before, state);
  const ownerMoves = before !== null && !isSameOwner(before, context.owner);
  const moves = previousAddress !== undefined || ownerMoves;
  // Nobody edited the name that a run of this project left behind.
  const edited = states.edited.filter(
    ({ pointer }) => pointer !== "/name" || !isTemporaryName(getAt(live.spec, pointer), live.id),
  );
  const onlyEdited = edited.length > 0 && !states.pending;
  const common = {
    ...commonPart(desired, live, context, state),
    ...(previousAddress !== undefined && { previousAddress }),
    ...(edited.length > 0 && { edited }),
    reason: moves ? ("moved" as const) : onlyEdited ? ("drift" as const) : ("pending" as const),
    ownership: { before, after: state.ownership },
  };
  if (comparison.replaces.length > 0)
    return withUnknown(
      { ...common, ...replacement(desired, state), ownership: { before, after: anew(desired, state) } },
      desired,
      state,
    );
  const rewritten = previousAddress !== undefined || metadataChanges({ before, after: state.ownership }).length > 0;
  const markerIsOld = before !== null && (states.baselineIsOld || ownerMoves || keyMoved(before, state.ownership));
  const action =
    comparison.changed.length > 0 || rewritten ? "update" : markerIsOld && !state.unknown.length ? "mark" : "none";
  const sending = {
    ...(state.resends.length > 0 && { resends: state.resends }),
    ...(state.otherInSpace.length > 0 && { otherInSpace: state.otherInSpace }),
    warnings: [
      ...common.warnings,
      ...noteSentAgain(desired, state.because, untoldResends(state)),
    ] as Change["warnings"],
  };
  return withUnknown({ ...common, ...sending, action, ...inPlace(desired, state) }, desired, state);
}

/** Settings that are sent with secrets again although the space says nothing of them. */
function untoldResends({ resends, comparison: { untold } }: ComparedStates): Pointer[] {
  return resends.filter((pointer) => untold.includes(pointer));
}

function keyMoved(before: OwnershipRecord, after: OwnershipRecord | null): boolean {
  return after !== null && before.keyHash !== after.keyHash;
}

/** The marker of an object that is created anew: its key will be made from its name. */
function anew(desired: DesiredResource, { ownership, spec }: ComparedStates): OwnershipRecord | null {
  const name = spec["name"];
  const key = typeof name === "string" ? kindOf(desired.kind).predictKey(name) : undefined;
  return ownership && { ...ownership, keyHash: hashKey(key) };
}

/** Who moved in which field since the last apply, whoever the object belonged to then. */
function statesOf(desired: DesiredResource, before: OwnershipRecord | null, state: ComparedStates): FieldStates {
  return fieldStates(kindOf(desired.kind), {
    baseline: before?.baseline ?? "",
    declared: state.spec,
    live: state.shown,
    changed: state.comparison.changed,
    unknown: state.unknown,
  });
}

/** The change of a live object that a manifest takes over: from nobody, or from the project whose marker it carries. */
export function adoptChange({ desired, live }: MatchOf<"adopt">, context: ChangeContext): Change {
  const state = compareStates(desired, live, context);
  const before = recordOf(live.ownership);
  const { edited } = statesOf(desired, before, state);
  const common = {
    ...commonPart(desired, live, context, state),
    ...(edited.length > 0 && { edited }),
    reason: "adopted" as const,
    ownership: { before, after: state.ownership },
  };
  if (state.comparison.replaces.length > 0)
    return withUnknown(
      {
        ...common,
        ...replacement(desired, state),
        ownership: { before, after: anew(desired, state) },
      },
      desired,
      state,
    );
  return withUnknown({ ...common, action: "adopt", ...inPlace(desired, state) }, desired, state);
}

/** The change of a part whose audience or connection is created anew: it goes with the old one and comes with the new. */
export function renewChange({ desired, live }: MatchOf<"renew">, context: ChangeContext): Change {
  const state = compareStates(desired, live, context);
  const change = {
    ...commonPart(desired, live, context, state),
    ...replacement(desired, state),
    reason: context.family?.parent.reason ?? "pending",
    ownership: { before: null, after: null },
    warnings: [],
  };
  return withUnknown(change, desired, state);
}

interface ComparedStates extends ReturnType<typeof declaredState> {
  /** The values in the space as Segment shows them. */
  live: JsonObject;
  fingerprint: ChangeContext["fingerprint"];
  comparison: FieldComparisonResult;
  /** The live values, with secrets out of sight and what is remembered of those that were sent. */
  shown: JsonObject;
  /** Why secrets are sent again, and the fields that are sent because of it. */
  because: readonly string[];
  resends: Pointer[];
  /** Secrets that the space has with another value. */
  otherInSpace: OtherInSpace;
  /** What nobody can say of the live object, and is left as it is. */
  uncompared: Uncompared[];
  /** What is remembered of the secrets that were sent, as the marker has it. */
  sentBefore?: string;
}

function compareStates(desired: DesiredResource, live: LiveResource, context: ChangeContext): ComparedStates {
  const asked = declaredState(desired, live, context);
  const covered = coverClearSecrets(asked.spec, live.spec, findClearSecrets(desired, live));
  const state = { ...asked, spec: covered.spec };
  const veiled = veilSecrets(state.spec, secretPointers(desired), covered.live, context.secretOf);
  const kind = kindOf(desired.kind);
  const applied = readBaseline(kind, recordOf(live.ownership)?.baseline ?? "");
  const sent = recallSent(live, context);
  const otherInSpace = findOthersInSpace(desired, live, state, sent, context);
  const because = [...whySentAgain(desired, live, state, sent, context), ...whyMasksDiffer(desired, otherInSpace)];
  // Of a field that the space says nothing of, only what was applied last tells whether the manifest asks for more. Parts
  // have no record of that.
  const writesUntold = (rule: FieldRule): boolean =>
    desired.parent === undefined &&
    !state.unknown.includes(rule.pointer) &&
    hashField(rule, getAt(state.spec, rule.pointer), state.spec) !== applied.get(rule.pointer);
  const asksVersion = getAt(state.spec, "/secretVersion") !== undefined;
  const shown = asksVersion && sent?.version !== undefined ? { ...veiled, secretVersion: sent.version } : veiled;
  const sentAgain = (rule: FieldRule): boolean => because.length > 0 && goesWithSecrets(rule);
  const comparison = compareFields(
    kind,
    state.spec,
    shown,
    (rule, told) => sentAgain(rule) || (!told && writesUntold(rule)),
    { behaviour: context.behaviour, ...(live.facts.cadence !== undefined && { cadence: live.facts.cadence }) },
  );
  const resends = comparison.changed.filter((pointer) =>
    kind.fields.some((r) => r.pointer === pointer && sentAgain(r)),
  );
  const uncompared = [
    ...untoldFields(comparison),
    ...(because.length > 0 ? [] : uncomparedSecrets(desired, live, state, sent, context)),
  ];
  return {
    ...state,
    live: live.spec,
    fingerprint: context.fingerprint,
    shown,
    comparison,
    because,
    resends,
    otherInSpace,
    uncompared,
    ...(sent && { sentBefore: writeSent(sent) }),
  };
}

function commonPart(desired: DesiredResource, live: LiveResource, context: ChangeContext, state: ComparedStates) {
  return {
    ...declaredPart(desired, context),
    ...livePart(live, context, desired.address),
    ...(kindOf(desired.kind).namedBySpace && { name: live.name }),
    ...(state.sentBefore !== undefined && { sentBefore: state.sentBefore }),
    warnings: fieldNotes(desired, state.comparison.notes),
  };
}

/** Adds what is not known yet, now that the values of the change are, and what was seen of the secrets that it sends. */
function withUnknown(change: Omit<Change, "unknown">, desired: DesiredResource, state: ComparedStates): Change {
  const whole = { ...change, ...unknownPart(desired, state, change.after ?? {}) };
  return seeSecrets(whole, state.live, state.fingerprint);
}

function inPlace(desired: DesiredResource, { comparison: { before, after }, uncompared }: ComparedStates) {
  return {
    before,
    after,
    patch: makePatch(kindOf(desired.kind), before, after),
    defaults: [],
    ...(uncompared.length > 0 && { uncompared }),
  };
}

/** A replacement makes what the manifest says and nothing else, as a creation does. */
function replacement(
  desired: DesiredResource,
  { spec, shown, comparison }: ComparedStates,
): Pick<Change, "action" | "before" | "after" | "patch" | "defaults" | "replaces" | "warnings"> {
  const kind: ResourceKind = kindOf(desired.kind);
  const before = tidyFields(kind, shown);
  const { after, defaults } = creationOf(kind, spec);
  return {
    action: "replace",
    before,
    after,
    patch: makePatch(kind, before, after),
    defaults,
    replaces: comparison.replaces,
    warnings: [],
  };
}
