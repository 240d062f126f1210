import type { Change } from "../generated/plan.ts";

/** What says of a change that everybody in an audience is sent; and what says that this may be. */
const certain: ReadonlySet<string> = new Set(["plan-resync", "plan-destination-backfill"]);
const possible = "plan-replacement-resend";

/** Whether a finding says that everybody in an audience is sent or may be, which nothing takes back. */
export function saysEverybodyIsSent({ code, severity }: Change["warnings"][number]): boolean {
  return (certain.has(code) || code === possible) && severity === "warning";
}

/** Whether a change sends everybody in an audience to a destination, or may. */
export function sendsEverybody({ warnings }: Pick<Change, "warnings">): boolean {
  return warnings.some(saysEverybodyIsSent);
}

/** Whether that is all that is known: it may. */
export function onlyMaySend({ warnings, impact }: Pick<Change, "warnings" | "impact">): boolean {
  const [to] = impact.destinations ?? [];
  if (to?.sends === "never") return true;
  const isKnown = (code: string): boolean =>
    code !== "plan-destination-backfill" || to === undefined || to.sends !== undefined;
  return warnings.filter(saysEverybodyIsSent).every(({ code }) => code === possible || !isKnown(code));
}
