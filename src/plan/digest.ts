import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import type { Change, Plan } from "./generated/plan.ts";

/** The fields of a change that decide what is written; the others only inform people. */
const essentialFields = [
  "address",
  "previousAddress",
  "kind",
  "name",
  "within",
  "action",
  "id",
  "before",
  "after",
  "patch",
  "defaults",
  "unknown",
  "secrets",
  "declared",
  "requires",
  "ownership",
] as const satisfies readonly (keyof Change)[];

/**
 * A hash of what a plan does and to what: two plans with one digest write the same. When it was made, how many members
 * are concerned and what else only informs people is left out.
 */
export function digestPlan(plan: Omit<Plan, "digest" | "createdAt">): string {
  const essence = {
    formatVersion: plan.formatVersion,
    project: plan.project,
    environment: plan.environment,
    space: plan.space.id,
    refused: plan.refused.map(({ code, address }) => [code, address]),
    changes: plan.changes
      .filter(({ action }) => action !== "none")
      .map((change) => Object.fromEntries(essentialFields.map((field) => [field, change[field]]))),
  };
  return `sha256:${createHash("sha256")
    .update(stringify(essence) ?? "")
    .digest("hex")}`;
}
