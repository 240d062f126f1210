import { fieldPath } from "../../values/pointer.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Change } from "../generated/plan.ts";
import { placeOf } from "../place.ts";

/** How much one plan may destroy or change. Percentages are of the objects that the project owns. */
export interface GuardLimits {
  maxDeletes: number;
  maxDeletePercent: number;
  maxChangePercent: number;
  /** Leave to delete everything that is owned. */
  allowDeleteAll: boolean;
}

/**
 * Below these counts a percentage says nothing, so that many are always let through by the percentages. An edit can be
 * taken back, a delete cannot; so only one delete is free, and deleting all that is owned never is.
 */
const FREE_DELETES = 1;
const FREE_CHANGES = 5;

/**
 * What the guards refuse. Each refusal names the flag that would allow it. What goes together with its audience counts
 * with that, once.
 *
 * @param all Everything that is declared or owned, unchanged objects among it.
 */
export function checkGuards(
  all: readonly Change[],
  replaceAllowed: ReadonlySet<string>,
  limits: GuardLimits,
): Diagnostic[] {
  const changes = ofTheirOwnAccord(all);
  const owned = changes.filter(isOwned).length;
  // What is adopted and replaced at once is deleted like the rest, so the shares are of all that the plan holds.
  const adopted = changes.filter(
    ({ action, ownership }) => action === "adopt" || isAdoptedAnew(action, ownership),
  ).length;
  return [
    ...checkEach(changes, replaceAllowed),
    ...checkDeletes(changes, owned + adopted, limits),
    ...checkChanges(changes, owned + adopted, limits),
  ];
}

/** The changes that are not only the consequence of what happens to the object that theirs is part of. */
export function ofTheirOwnAccord(changes: readonly Change[]): Change[] {
  const gone = new Set(
    changes.flatMap(({ address, action }) => (action === "delete" || action === "replace" ? [address] : [])),
  );
  return changes.filter(({ within = [] }) => !within.some(({ address }) => gone.has(address)));
}

/** Whether an object is this project's before the plan. Parts are when they are live and their audience is. */
function isOwned({ ownership, within, id, reason }: Change): boolean {
  return ownership.before !== null || (within !== undefined && id !== undefined && reason !== "adopted");
}

function checkEach(changes: readonly Change[], replaceAllowed: ReadonlySet<string>): Diagnostic[] {
  return changes.flatMap((change) => {
    const { action, address } = change;
    if (action !== "delete" && action !== "replace") return [];
    const found: Diagnostic[] = [];
    if (change.ownership.before?.protect || change.ownership.after?.protect)
      found.push({
        code: "plan-protected",
        severity: "error",
        message: `${address} is protected and would be ${action}d`,
        hint:
          action === "delete"
            ? "restore its manifest with protect: false, apply that, and remove it then; or forget it"
            : "apply protect: false first, and this change then",
        ...placeOf(change),
      });
    if (action === "replace" && !replaceAllowed.has(address))
      found.push({
        code: "plan-replace-needs-leave",
        severity: "error",
        message: `${address} can only be replaced: ${(change.replaces ?? []).map(({ pointer, reason }) => `${fieldPath(pointer)}: ${reason}`).join("; ")}`,
        hint: "take the change back, or allow deleting and creating the object anew with metadata.replace: allow",
        ...placeOf(change),
      });
    return found;
  });
}

function isAdoptedAnew(action: Change["action"], ownership: Change["ownership"]): boolean {
  return action === "replace" && ownership.before === null;
}

function checkDeletes(changes: readonly Change[], concerned: number, limits: GuardLimits): Diagnostic[] {
  const deletes = changes.filter(({ action }) => action === "delete").length;
  const gone = deletes + changes.filter(({ action }) => action === "replace").length;
  const found: Diagnostic[] = [];
  const whole = changes.filter((change) => change.ownership.before !== null);
  if (whole.length > 0 && whole.every(({ action }) => action === "delete") && !limits.allowDeleteAll)
    found.push({
      code: "plan-deletes-everything",
      severity: "error",
      message: `all ${whole.length} objects that this project owns would be deleted`,
      hint: "check the manifests and the environment; if it is meant, say --allow-delete-all, or forget them to keep them in the space",
    });
  if (gone > limits.maxDeletes)
    found.push({
      code: "plan-too-many-deletes",
      severity: "error",
      message: `${gone} objects would be deleted or replaced, and the guard allows ${limits.maxDeletes}`,
      hint: `if it is meant, say --max-deletes ${gone}`,
    });
  if (gone > FREE_DELETES && percent(gone, concerned) > limits.maxDeletePercent)
    found.push({
      code: "plan-too-many-deletes",
      severity: "error",
      message: `${gone} of ${concerned} owned objects (${round(percent(gone, concerned))} %) would be deleted or replaced, and the guard allows ${limits.maxDeletePercent} %`,
      hint: `if it is meant, say --max-delete-percent ${Math.ceil(percent(gone, concerned))}`,
    });
  return found;
}

function checkChanges(changes: readonly Change[], owned: number, limits: GuardLimits): Diagnostic[] {
  const changed = changes.filter(
    ({ action }) => action === "update" || action === "replace" || action === "delete",
  ).length;
  if (changed <= FREE_CHANGES || percent(changed, owned) <= limits.maxChangePercent) return [];
  return [
    {
      code: "plan-too-many-changes",
      severity: "error",
      message: `${changed} of ${owned} owned objects (${round(percent(changed, owned))} %) would be changed, and the guard allows ${limits.maxChangePercent} %`,
      hint: `if it is meant, say --max-change-percent ${Math.ceil(percent(changed, owned))}`,
    },
  ];
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100;
}

function round(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
