import { presentFields, sameFields } from "../plan/compare.ts";
import type { Change, OwnershipRecord } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import type { LiveResource } from "../resources/resource.ts";
import { StaleError } from "./stale-error.ts";

/**
 * Holds a live object, read just now, against what the plan saw: same owner, and the same meaning in every field that
 * the plan's tests are about.
 *
 * @throws {StaleError} naming what moved.
 */
export function checkPrecondition(change: Change, live: LiveResource): void {
  const kind = kindOf(change.kind);
  const before = change.before ?? {};
  const pointers = new Set([...presentFields(kind, before), ...presentFields(kind, change.after ?? {})]);
  const moved = [...pointers].filter((pointer) => !sameFields(kind, before, live.spec, [pointer]));
  if (moved.length > 0)
    throw new StaleError(
      `${moved.map((pointer) => pointer.slice(1).replaceAll("/", ".")).join(", ")} changed since the plan was made (by ${live.facts.updatedBy} at ${live.facts.updatedAt})`,
    );
  if (!sameMarker(change.ownership.before, live.ownership))
    throw new StaleError("its ownership marker changed since the plan was made");
}

/** Whether a live object carries exactly that marker, or none when none is meant. */
export function sameMarker(wanted: OwnershipRecord | null | undefined, ownership: LiveResource["ownership"]): boolean {
  if (!wanted) return ownership === undefined;
  if (ownership === undefined || ownership === "unreadable") return false;
  return (
    ownership.project === wanted.project &&
    ownership.name === wanted.name &&
    ownership.fingerprint === wanted.fingerprint &&
    ownership.protect === wanted.protect
  );
}
