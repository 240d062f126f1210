import type { Plan } from "../../plan/generated/plan.ts";
import { isWeakening } from "../../plan/base/find-weakened.ts";
import { liftText } from "../plan-summary.ts";
import { findUnexplained, OTHER_CAUSES } from "../unexplained.ts";
import { isRefused } from "../../plan/change/is-change.ts";
import { count } from "../../values/words.ts";
import {
  changeSentences,
  queriesTitle,
  querySentences,
  riskSentences,
  riskTitles,
  type ChangeSentence,
} from "../change-sentences.ts";
import { alertSection } from "./alert.ts";
import { shorten } from "./shorten.ts";
import { leftOut } from "./table.ts";
import type { Section } from "./budget.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { listFindings } from "./findings.ts";

/** What has to be seen of a plan before anything else. */
export function alarmSections(plan: Plan): Section[] {
  const harmless = changeSentences(plan).filter(({ risk }) => risk === undefined);
  return [
    alertSection(
      "CAUTION",
      "**This branch changes what protects the space:**",
      listFindings(plan.warnings.filter(isWeakening)),
      "change",
    ),
    alertSection("CAUTION", "**Blocked. This plan cannot be applied because:**", blockedLines(plan), "reason"),
    alertSection("CAUTION", "**Refused, and not done by this plan:**", refusedLines(plan), "change"),
    ...riskSections(plan),
    {
      head: `**${queriesTitle}**\n\n`,
      entries: boxed(querySentences(plan).map(line)),
      rest: (left: number) => leftOut(left, "change"),
    },
    { head: "", entries: harmless.map(line), rest: (left: number) => leftOut(left, "change") },
    alertSection("IMPORTANT", "**Not everything comes from this branch:**", unexplainedLines(plan), "change"),
  ];
}

function blockedLines(plan: Plan): string[] {
  const lift = liftText(plan);
  return [...listFindings(plan.refused), ...(lift === "" ? [] : [`\n${lift}`])];
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

/** So many sentences stand in a box; the tables have the others. */
const MOST_IN_BOX = 12;

/** A box for each risk, with a sentence for each change that has it. */
function riskSections(plan: Plan): Section[] {
  const sentences = riskSentences(plan);
  return Object.entries(riskTitles).map(([risk, title]) => {
    const own = sentences.filter((each) => each.risk === risk).map(line);
    return alertSection("WARNING", `**${title}**`, boxed(own), "change");
  });
}

function boxed(lines: readonly string[]): string[] {
  const more = lines.length - MOST_IN_BOX;
  return more > 0 ? [...lines.slice(0, MOST_IN_BOX), `- and ${count(more)} more below`] : [...lines];
}

function line({ text }: ChangeSentence): string {
  return `- ${prose(shorten(`${text}.`))}`;
}

function unexplainedLines(plan: Plan): string[] {
  const { changes, share, partly } = findUnexplained(plan);
  if (!plan.base || changes.length === 0) return [];
  const how = partly.length > 0 ? " in part or as a whole" : "";
  const more = partly.length - MOST_IN_BOX;
  return [
    `- ${share}, compared with ${code(plan.base.ref)}, come from elsewhere${how}: ${OTHER_CAUSES}`,
    ...partly
      .slice(0, MOST_IN_BOX)
      .map(
        ({ address, fields }) =>
          `- ${code(address)}: not from this branch: ${fields.map((each) => code(each)).join(", ")}`,
      ),
    ...(more > 0 ? [`- and ${count(more)} more below`] : []),
  ];
}
