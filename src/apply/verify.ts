import { readSpace } from "../live/read-space.ts";
import type { SpaceAccess } from "../live/objects.ts";
import { compareFields } from "../plan/compare.ts";
import type { Change, Plan } from "../plan/generated/plan.ts";
import { kindOf } from "../resources/kinds.ts";
import { removeAt } from "../resources/pointer.ts";
import type { LiveResource } from "../resources/resource.ts";
import type { Outcome } from "./outcome.ts";

/**
 * Reads the space once more and answers the addresses of done changes that it does not show yet.
 * Texts that were not known when the plan was made are not compared: the write itself has proven them.
 */
export async function findSettling(plan: Plan, outcomes: readonly Outcome[], access: SpaceAccess): Promise<string[]> {
  const done = new Map(outcomes.flatMap((outcome) => (outcome.status === "done" ? [[outcome.address, outcome]] : [])));
  if (done.size === 0) return [];
  const live = new Map((await readSpace(access)).map((object) => [object.id, object]));
  return plan.changes.flatMap((change) => {
    const outcome = done.get(change.address);
    return !outcome || isSettled(change, live.get(outcome.id ?? "")) ? [] : [change.address];
  });
}

function isSettled(change: Change, live: LiveResource | undefined): boolean {
  if (change.action === "delete") return live === undefined;
  if (!live) return false;
  const wanted = change.ownership.after;
  const owner = typeof live.ownership === "object" ? live.ownership.name : undefined;
  if (owner !== wanted?.name) return false;
  if (change.action === "forget") return true;
  const kind = kindOf(change.kind);
  const known = structuredClone(change.after ?? {});
  for (const pointer of change.unknown) removeAt(known, pointer);
  return compareFields(kind, known, live.spec).changed.length === 0;
}
