import { isChange, isWritten } from "../../plan/change/is-change.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import {
  BLOCKED,
  costText,
  countActions,
  idleText,
  NOTHING_DONE,
  nothingToDo,
  NOTHING_YET,
  unselectedText,
  untouchedText,
} from "../plan-summary.ts";
import { previewHint } from "../preview-hint.ts";
import { addsUp, affectedText } from "../members-by-effect.ts";
import { marksText } from "../marker-texts.ts";
import { NOT_COMPARED, notKnownTexts } from "../not-known.ts";
import { capitalise } from "../../values/words.ts";
import { changeSentences } from "../change-sentences.ts";
import { headlineParts } from "../plan-headline.ts";
import type { ReportSetting } from "../report-setting.ts";
import { composeReport } from "./budget.ts";
import { code } from "./code.ts";
import { folded } from "./folded.ts";
import { perhapsDeletedText } from "../perhaps-deleted-text.ts";
import { MERGE_OF_BLOCKED } from "../whom-to-ask.ts";
import { prose } from "./prose.ts";
import { hiddenMarker } from "./marker.ts";
import { alarmSections } from "./plan-alarms.ts";
import { changeSections } from "./plan-sections.ts";
import { minuteText } from "../../values/minute-text.ts";

/**
 * A plan for a comment on a pull request: what is dangerous first and never left out, then everything else, the most
 * telling first, as far as a comment has room.
 */
export function renderPlanMarkdown(plan: Plan, setting: ReportSetting = {}): string {
  const changes = plan.changes.filter(isChange);
  return composeReport(setting, {
    words: true,
    opening: [
      hiddenMarker("plan", plan),
      `## ${titleOf(plan)}`,
      ...statusOf(plan, changes),
      headline(plan, changes),
    ].join("\n\n"),
    sections: [...alarmSections(plan), ...changeSections(plan, changes)],
    closing: closingOf(plan, setting.drift),
  });
}

/** Whether anything is done by now, and what a merge does to a plan that is blocked. */
function statusOf({ refused }: Plan, changes: readonly Change[]): string[] {
  const isBlocked = refused.length > 0;
  const done = changes.length === 0 ? [] : [isBlocked ? NOTHING_DONE : NOTHING_YET];
  const texts = [...done, ...(isBlocked ? [MERGE_OF_BLOCKED] : [])];
  return texts.length === 0 ? [] : [texts.join(" ")];
}

function titleOf({ project, environment, refused }: Plan): string {
  const verdict = refused.length > 0 ? `: ${BLOCKED}` : "";
  return `Plan for ${code(project)}, environment ${code(environment)}${verdict}`;
}

function headline(plan: Plan, changes: readonly Change[]): string {
  const { id, slug } = plan.space;
  const { does, ways } = headlineParts(plan);
  // With few changes, a sentence for each of them says where it is sent.
  const told = changeSentences(plan).length > 0 ? [] : ways;
  const list = told.map((text) => `\n- ${prose(capitalise(text))}`).join("");
  const first = does === "" ? "" : `**${prose(does)}**\n${list}${list === "" ? "\n" : "\n\n"}`;
  return `${first}${verdict(plan, changes)} Space ${code(id)}${slug === undefined ? "" : ` (${code(slug)})`}.`;
}

function verdict(plan: Plan, changes: readonly Change[]): string {
  const nothing = nothingToDo(plan);
  if (changes.length === 0)
    return plan.refused.length > 0
      ? "**There is nothing that may be changed.**"
      : `**${prose(nothing.verdict)}** ${nothing.rest}`;
  // What sentences say one by one is told only where there is a sum to it.
  const isSaid = changeSentences(plan).length > 0 && !addsUp(changes);
  const hint = previewHint(plan);
  const affected = isSaid ? undefined : affectedText(changes);
  return [
    `${capitalise(countActions(plan.changes))}; ${idleText(plan)}.`,
    ...(affected === undefined ? [] : [affected]),
    ...(hint ? [`${hint.before} ${code(hint.command)} ${hint.after}`] : []),
  ].join(" ");
}

function closingOf(plan: Plan, drift: string | undefined): string {
  const gone = perhapsDeletedText(plan, drift);
  const untouched = untouchedText(plan);
  const line = [
    ...(marksText(plan) === "" ? [] : [marksText(plan)]),
    ...(plan.changes.some(isWritten) ? [prose(costText(plan.estimate))] : []),
    ...(untouched === "" ? [] : [`Not touched: ${untouched}.`]),
    ...[unselectedText(plan, code)].filter(Boolean),
    ...(gone === "" ? [] : [`${prose(gone)}.`]),
    `Space read at ${code(minuteText(plan.createdAt))}.`,
    `Digest ${code(plan.digest)}.`,
  ].join(" ");
  return `${folded(NOT_COMPARED, notKnownTexts(plan))}${line}`;
}
