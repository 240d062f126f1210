import type { ResourceKind } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import type { JsonObject } from "../values/json.ts";

/**
 * How many objects a space may have as its contract says, by what the project file calls them: `audiences`, `traits`. What
 * nobody says is not known.
 */
export type Quotas = Readonly<Record<string, number>>;

/** What the project file calls the objects of a kind where it counts them. */
export function quotaName({ prefix }: Pick<ResourceKind, "prefix">): string {
  return `${prefix}s`;
}

/** The most objects of a kind that a space may have, as far as that is known (API.md 2.11, API.md 6.2). */
export function mostPerSpace(kind: ResourceKind, quotas: Quotas): number | undefined {
  return kind.mostPerSpace ?? quotas[quotaName(kind)];
}

/** Whether an object of these values counts for what a space may have. */
export function countsForSpace(kind: string, spec: JsonObject | null): boolean {
  return kindOf(kind).unlimited?.(spec ?? {}) !== true;
}
