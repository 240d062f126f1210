import type { Plan } from "../generated/plan.ts";
import { isAboutAmounts } from "./about-amounts.ts";
import type { GuardLimits } from "./guard-limits.ts";
import { findRefusals } from "./refusals.ts";
import type { PlanSituation } from "./situation.ts";

/** Each limit that a flag of one run may raise, with that flag. */
const flags: readonly (readonly [name: keyof GuardLimits, flag: string])[] = [
  ["maxDeletes", "--max-deletes"],
  ["maxDeletePercent", "--max-delete-percent"],
  ["maxChangePercent", "--max-change-percent"],
  ["maxMembersResent", "--max-members-resent"],
  ["allowDeleteAll", "--allow-delete-all"],
];

/**
 * What the project file would refuse and flags of this run allow. Whoever reads the report did not see the flags.
 *
 * @param guards Those of the project file.
 */
export function allowedByFlags(situation: PlanSituation, guards: GuardLimits): Plan["warnings"] {
  const { limits } = situation;
  const refusedWith = (set: GuardLimits) => findRefusals({ ...situation, limits: set }).filter(isAboutAmounts);
  const told = new Set(refusedWith(limits).map(({ message }) => message));
  return flags
    .filter(([name]) => limits[name] !== guards[name])
    .flatMap(([name, flag]) => {
      const value = limits[name];
      const words = value === true ? flag : `${flag} ${value}`;
      const without = new Set(refusedWith({ ...guards, [name]: value }).map(({ message }) => message));
      return refusedWith(guards)
        .filter(({ message }) => !without.has(message) && !told.has(message))
        .map((each) => ({ ...each, severity: "warning" as const, hint: `allowed in this run by ${words}` }));
    });
}
