import type { Change, Plan } from "../../plan/generated/plan.ts";
import { isWeakening } from "../../plan/base/find-weakened.ts";
import { saysEverybodyIsSent, sendsEverybody } from "../../plan/change/sends-everybody.ts";
import { findUnexplained, OTHER_CAUSES } from "../unexplained.ts";
import { wayTexts } from "../reach-text.ts";
import { isRefused } from "../../plan/change/is-change.ts";
import { isNoticed, risksOf } from "../risks.ts";
import { plural } from "../../values/words.ts";
import { changeSentences, type ChangeSentence } from "../change-sentences.ts";
import { alertSection } from "./alert.ts";
import { shorten } from "./shorten.ts";
import { leftOut } from "./table.ts";
import type { Section } from "./budget.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { listFindings } from "./findings.ts";

/** What has to be seen of a plan before anything else. */
export function alarmSections(plan: Plan, changes: readonly Change[]): Section[] {
  const sentences = changeSentences(plan);
  const lines = (risk?: ChangeSentence["risk"]): string[] =>
    sentences.filter((each) => each.risk === risk).map(({ text }) => `- ${prose(shorten(`${text}.`))}`);
  return [
    alertSection(
      "CAUTION",
      "**This branch changes what protects the space:**",
      listFindings(plan.warnings.filter(isWeakening)),
      "change",
    ),
    alertSection("CAUTION", "**Blocked. This plan cannot be applied because:**", listFindings(plan.refused), "reason"),
    alertSection("CAUTION", "**Refused, and not done by this plan:**", refusedLines(plan), "change"),
    ...(sentences.length > 0
      ? [
          alertSection("WARNING", "**Cannot be undone:**", lines("lost"), "change"),
          alertSection("WARNING", "**Noticed at once by those who use it:**", lines("noticed"), "change"),
          { head: "", entries: lines(), rest: (left: number) => leftOut(left, "change") },
        ]
      : [
          alertSection(
            "WARNING",
            "**Whole audiences are sent:**",
            changes.filter(sendsEverybody).map(sentLine),
            "audience",
          ),
          alertSection(
            "WARNING",
            "**Risky, because it is in use now:**",
            changes.filter(isNoticed).flatMap(riskLines),
            "audience",
          ),
        ]),
    alertSection("IMPORTANT", "**Not everything comes from this branch:**", unexplainedLines(plan), "change"),
  ];
}

/** Changes that are left out because something refuses them, each with why. What it would have cost stands further down. */
function refusedLines({ changes }: Plan): string[] {
  return changes
    .filter(isRefused)
    .flatMap(({ name, warnings }) =>
      listFindings(warnings.filter(({ severity }) => severity === "error")).map((line) =>
        line.replace("- ", `- ${prose(JSON.stringify(name))}: `),
      ),
    );
}

function sentLine({ address, warnings }: Change): string {
  return `- ${code(address)}: ${warnings
    .filter(saysEverybodyIsSent)
    .map(({ message }) => prose(message))
    .join("; ")}`;
}

function riskLines(change: Change): string[] {
  const texts = risksOf(change);
  const { members, destinations = [] } = change.impact;
  const who = [...(members === undefined ? [] : [plural(members, "member")]), ...wayTexts(destinations)].join(", ");
  if (texts.length === 0) return [];
  return [`- ${code(change.address)}: ${prose(`${texts.join("; ")}${who === "" ? "" : ` (${who})`}`)}`];
}

function unexplainedLines(plan: Plan): string[] {
  const { changes, share } = findUnexplained(plan);
  if (!plan.base || changes.length === 0) return [];
  return [`- ${share}, compared with ${code(plan.base.ref)}, come from elsewhere: ${OTHER_CAUSES}`];
}
