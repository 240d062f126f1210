import { isWritten } from "../change/is-change.ts";
import { createHash } from "node:crypto";
import { stringify } from "safe-stable-stringify";
import { isAboutAmounts } from "../refusals/about-amounts.ts";
import type { Change, Plan } from "../generated/plan.ts";

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
  "secretsSeen",
  "resends",
  "declared",
  "requires",
  "aside",
  "ownership",
] as const satisfies readonly (keyof Change)[];

/**
 * A hash of what a plan does and to what: two plans with one digest write the same. When it was made, how many members
 * are concerned and what else only informs people is left out.
 *
 * Refusals belong to it, so that nobody can take one out and keep a digest that somebody has agreed to. Those about
 * amounts do not: they depend on flags and not on what is done, and they are just what an approval of the digest waives.
 */
export function digestPlan(plan: Omit<Plan, "digest" | "createdAt">): string {
  const essence = {
    formatVersion: plan.formatVersion,
    project: plan.project,
    environment: plan.environment,
    space: plan.space.id,
    refused: plan.refused.filter((each) => !isAboutAmounts(each)).map(({ code, address }) => [code, address]),
    changes: plan.changes
      .filter(isWritten)
      .map((change) => Object.fromEntries(essentialFields.map((field) => [field, change[field]]))),
  };
  return hashOf(essence);
}

/**
 * A hash of everything that a plan says, whatever it is for: two plans with one checksum read the same. It is no
 * signature, because whoever can write the file can make a new one; it tells an edit by hand or a damaged file.
 */
export function checksumPlan(plan: Plan): string {
  return hashOf({ ...plan, checksum: undefined });
}

function hashOf(value: unknown): string {
  return `sha256:${createHash("sha256")
    .update(stringify(value) ?? "")
    .digest("hex")}`;
}
