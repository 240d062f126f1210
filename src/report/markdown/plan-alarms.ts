import type { Plan } from "../../plan/generated/plan.ts";
import { seenFirst } from "../../plan/file/seen-first.ts";
import { liftText } from "../plan-summary.ts";
import { findUnexplained, OTHER_CAUSES } from "../unexplained.ts";
import { byCause, refusedCauses } from "../by-cause.ts";
import { count } from "../../values/words.ts";
import { changeSentences, quietGroups, riskGroups, type ChangeSentence } from "../change-sentences.ts";
import { alertSection, boxSection, type AlertGroup } from "./alert.ts";
import { shorten } from "./shorten.ts";
import { leftOut } from "./table.ts";
import type { Section } from "./budget.ts";
import { code } from "./code.ts";
import { prose } from "./prose.ts";
import { listCauses, listFindings } from "./findings.ts";

/** What has to be seen of a plan before anything else: one box, the worst first, then what is no danger. */
export function alarmSections(plan: Plan): Section[] {
  const harmless = changeSentences(plan).filter(({ risk }) => risk === undefined);
  const refused = refusedGroups(plan);
  return [
    boxSection(refused.some(({ entries }) => entries.length > 0) ? "CAUTION" : "WARNING", [
      ...refused,
      ...seenFirstGroups(plan, false),
      ...riskGroups(plan).map(({ title, sentences }) => ({ title, entries: boxed(sentences.map(line)) })),
    ]),
    ...quietGroups(plan).map(({ title, sentences }) => ({
      head: `**${title}**\n\n`,
      entries: boxed(sentences.map(line)),
      rest: (left: number) => leftOut(left, "change"),
    })),
    { head: "", entries: harmless.map(line), rest: (left: number) => leftOut(left, "change") },
    alertSection("IMPORTANT", "**Not everything comes from this branch:**", unexplainedLines(plan), "change"),
  ];
}

/** Warnings that are seen before everything else. @param isAgainst Those that speak against the plan, or the others. */
function seenFirstGroups({ warnings }: Plan, isAgainst: boolean): AlertGroup[] {
  return seenFirst
    .filter((sort) => sort.isAgainst === isAgainst)
    .map(({ title, fits }) => ({ title: `${title}:`, entries: listFindings(warnings.filter(fits)) }));
}

/** What speaks against a plan or a change of it. What a refused change would have cost stands further down. */
function refusedGroups(plan: Plan): AlertGroup[] {
  const lift = liftText(plan);
  const names = new Map(plan.changes.map(({ address, name }) => [address, name]));
  return [
    ...seenFirstGroups(plan, true),
    {
      title: "Blocked. This plan cannot be applied because:",
      entries: [...listCauses(byCause(plan.refused)), ...(lift === "" ? [] : [`\n${lift}`])],
    },
    {
      title: "Refused, and not done by this plan:",
      entries: listCauses(refusedCauses(plan), ({ address }) => JSON.stringify(names.get(address))),
    },
  ];
}

/** So many sentences stand in a box; the tables have the others. */
const MOST_IN_BOX = 12;

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
  const doNot = `${changes.length === 1 ? "does" : "do"} not${partly.length > 0 ? " fully" : ""}`;
  const more = partly.length - MOST_IN_BOX;
  return [
    `- ${share}, compared with ${code(plan.base.ref)}, ${doNot} come from this branch: ${OTHER_CAUSES}`,
    ...partly
      .slice(0, MOST_IN_BOX)
      .map(
        ({ address, fields }) =>
          `- ${code(address)}: not from this branch: ${fields.map((each) => code(each)).join(", ")}`,
      ),
    ...(more > 0 ? [`- and ${count(more)} more below`] : []),
  ];
}
