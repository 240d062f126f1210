import type { Change, Plan } from "../../plan/generated/plan.ts";
import { saysEverybodyIsSent, sendsEverybody } from "../../plan/change/sends-everybody.ts";
import { findUnexplained, OTHER_CAUSES } from "../unexplained.ts";
import { alertSection } from "./alert.ts";
import type { Section } from "./budget.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { listFindings } from "./findings.ts";

/** What has to be seen of a plan before anything else. */
export function alarmSections(plan: Plan, changes: readonly Change[]): Section[] {
  return [
    alertSection("CAUTION", "**This plan may not be applied:**", listFindings(plan.refused), "reason"),
    alertSection("WARNING", "**Whole audiences are sent:**", changes.filter(sendsEverybody).map(sentLine), "audience"),
    alertSection("IMPORTANT", "**Not everything is explained by this branch:**", unexplainedLines(plan), "change"),
  ];
}

function sentLine({ address, warnings }: Change): string {
  return `- ${code(address)}: ${warnings
    .filter(saysEverybodyIsSent)
    .map(({ message }) => prose(message))
    .join("; ")}`;
}

function unexplainedLines(plan: Plan): string[] {
  const { changes, share } = findUnexplained(plan);
  if (!plan.base || changes.length === 0) return [];
  return [`- ${share}, compared with ${code(plan.base.ref)}, come from elsewhere: ${OTHER_CAUSES}`];
}
