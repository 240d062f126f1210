import type { JsonObject } from "../values/json.ts";
import { lastEditTexts } from "../plan/change/authors.ts";
import { presentFields } from "../plan/change/compare-fields.ts";
import { goes } from "../plan/change/going-root.ts";
import { hasMoved, hasMovedAtAll } from "../plan/change/has-moved.ts";
import type { Change, OwnershipRecord } from "../plan/generated/plan.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { kindOf } from "../resources/kinds.ts";
import { coverAlike } from "../values/masked-value.ts";
import { fieldPath, getAt, setAt } from "../values/pointer.ts";
import { isSameOwner } from "../resources/ownership.ts";
import type { LiveResource } from "../resources/resource.ts";
import { openFingerprints } from "../resources/fingerprints.ts";
import { secretsChangedSince, secretsChangedText } from "../plan/change/secrets-seen.ts";
import { veilSecrets } from "../resources/secrets.ts";
import { firstComputation } from "../resources/first-computation.ts";
import { BackfillingError } from "./backfilling-error.ts";
import { StaleError } from "./stale-error.ts";
import type { WriteContext } from "./writer.ts";

/**
 * Holds a live object, read just now, against what the plan saw: same owner, and the same meaning in every field that
 * the plan's tests are about. Of what goes, all counts that the object has: it would be lost, and the plan judged what may
 * be lost by what it saw.
 *
 * @throws {StaleError} naming what moved.
 */
export function checkPrecondition(
  change: Change,
  live: LiveResource,
  context: Pick<WriteContext, "secretOf" | "access">,
): void {
  const before = withoutSecrets(change, change.before ?? {});
  const shown = coverAlike(withoutSecrets(change, shownSpec(change, live, context)), before);
  const moved = goes(change) ? movedAtAll(change, before, shown) : movedWhereMeant(change, before, shown);
  if (moved.length > 0)
    throw new StaleError(
      `${moved.map(({ pointer }) => fieldPath(pointer)).join(", ")} changed since the plan was made${byWhom(live)}`,
    );
  const print = openFingerprints(context.access.spaceId);
  const rotated = secretsChangedSince(change, live.spec, context.secretOf, print);
  if (rotated.length > 0) throw new StaleError(secretsChangedText(rotated.map((pointer) => fieldPath(pointer))));
  if (!sameMarker(change.ownership.before, live.ownership))
    throw new StaleError("its ownership marker changed since the plan was made");
}

/**
 * Looks whether something was added to an object that goes: it would go with it, although nobody agreed to that.
 *
 * @param parts Its live parts, read just now.
 * @throws {StaleError} naming what was added.
 */
export function checkAdded(parts: readonly LiveResource[], { plannedIds }: Pick<WriteContext, "plannedIds">): void {
  const added = parts.filter(({ id }) => !plannedIds.has(id));
  if (added.length === 0) return;
  const names = added.map(({ kind, name, id }) => `${kind.toLowerCase()} ${JSON.stringify(name)} (${id})`).join(", ");
  throw new StaleError(`it would go with what was added to it since the plan was made: ${names}`);
}

function movedAtAll({ kind }: Change, before: JsonObject, shown: JsonObject): FieldRule[] {
  return kindOf(kind).fields.filter((rule) => hasMovedAtAll(rule, before, shown));
}

/** Fields that an edit neither rests on nor writes may be what they want. */
function movedWhereMeant({ kind: name, action, after }: Change, before: JsonObject, shown: JsonObject): FieldRule[] {
  const kind = kindOf(name);
  const spokenOf = action === "update" || action === "adopt" ? (after ?? before) : before;
  const pointers = new Set([...presentFields(kind, before), ...presentFields(kind, after ?? {})]);
  return kind.fields.filter((rule) => pointers.has(rule.pointer) && hasMoved(rule, before, shown, spokenOf));
}

/**
 * Looks whether an object that is to be edited may be at its first computation by now (API.md 2.9).
 *
 * @throws {BackfillingError} when it is.
 */
export function checkFirstComputation(
  change: Change,
  live: LiveResource,
  { editBackfilling }: Pick<WriteContext, "editBackfilling">,
): void {
  const found = firstComputation(live, new Date().toISOString());
  if (!editBackfilling && found.type === "under-way") throw new BackfillingError(change, found);
}

/** The live values as a change's own: with its secrets out of sight. */
export function shownSpec(
  { after, secrets = [] }: Change,
  live: LiveResource,
  { secretOf }: Pick<WriteContext, "secretOf">,
): JsonObject {
  return veilSecrets(after ?? {}, secrets, live.spec, secretOf);
}

/** Secrets may be known here and not where the plan was made, or the other way round; so only that there is one counts. */
function withoutSecrets({ secrets = [] }: Change, values: JsonObject): JsonObject {
  if (secrets.length === 0) return values;
  const blank = structuredClone(values);
  for (const pointer of secrets) if (getAt(values, pointer) !== undefined) setAt(blank, pointer, "(secret)");
  return blank;
}

/** Who made the last change, and when, as far as the API tells. */
function byWhom({ facts }: LiveResource): string {
  const parts = lastEditTexts(facts);
  return parts.length > 0 ? ` (${parts.join(" ")})` : "";
}

/** Whether a live object carries exactly that marker, or none when none is meant. */
export function sameMarker(wanted: OwnershipRecord | null | undefined, ownership: LiveResource["ownership"]): boolean {
  if (!wanted) return ownership === undefined;
  if (ownership === undefined || ownership === "unreadable") return false;
  return (
    isSameOwner(ownership, wanted) &&
    ownership.name === wanted.name &&
    ownership.keyHash === wanted.keyHash &&
    ownership.baseline === wanted.baseline &&
    ownership.protect === wanted.protect &&
    ownership.onRemove === wanted.onRemove
  );
}
