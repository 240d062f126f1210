import { isWeakening } from "../base/find-weakened.ts";
import { BASE_UNREADABLE, isBaseUnreadable } from "../base/unreadable-base.ts";
import type { Plan } from "../generated/plan.ts";
import { isOtherSecret, OTHER_SECRETS } from "../refusals/other-secrets.ts";
import { isPerhapsRenamed, PERHAPS_RENAMED } from "../refusals/perhaps-renamed.ts";
import { isUnheld, UNHELD } from "../refusals/unheld-members.ts";
import { ALLOWED, isAllowed } from "./approval.ts";

/** Warnings of one sort that have to be seen before everything that a plan does. */
export interface SeenFirst {
  readonly id: string;
  /** What stands above them, without a colon. */
  readonly title: string;
  readonly fits: (warning: Plan["warnings"][number]) => boolean;
  /** Whether they speak against the plan, and not only of what nobody can know. */
  readonly isAgainst: boolean;
}

/** All of them, the worst first. */
export const seenFirst: readonly SeenFirst[] = [
  { id: "allowed", title: ALLOWED, fits: isAllowed, isAgainst: true },
  { id: "weakened", title: "This branch changes what protects the space", fits: isWeakening, isAgainst: true },
  { id: "renamed", title: PERHAPS_RENAMED, fits: isPerhapsRenamed, isAgainst: true },
  { id: "secrets", title: OTHER_SECRETS, fits: isOtherSecret, isAgainst: true },
  { id: "base", title: BASE_UNREADABLE, fits: isBaseUnreadable, isAgainst: false },
  { id: "unheld", title: UNHELD, fits: isUnheld, isAgainst: false },
];

/** Whether a warning has to be seen before everything that a plan does. */
export function isSeenFirst(warning: Plan["warnings"][number]): boolean {
  return seenFirst.some(({ fits }) => fits(warning));
}
