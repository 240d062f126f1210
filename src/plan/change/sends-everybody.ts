import type { Change } from "../generated/plan.ts";

const codes: ReadonlySet<string> = new Set(["plan-resync", "plan-destination-backfill"]);

/** Whether a finding says that everybody in an audience is sent, which nothing takes back. */
export function saysEverybodyIsSent({ code, severity }: Change["warnings"][number]): boolean {
  return codes.has(code) && severity === "warning";
}

/** Whether a change sends everybody in an audience to a destination. */
export function sendsEverybody({ warnings }: Pick<Change, "warnings">): boolean {
  return warnings.some(saysEverybodyIsSent);
}
