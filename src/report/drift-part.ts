import type { Change } from "../plan/generated/plan.ts";

/** How a part of an audience is not as declared: not there, there and not declared, or in its fields. */
export type PartDifference = "missing" | "undeclared" | "fields";

const differences: Partial<Record<Change["action"], PartDifference>> = { create: "missing", delete: "undeclared" };

/** How the part of a change is not as declared. */
export function partDifference({ action }: Change): PartDifference {
  return differences[action] ?? "fields";
}
