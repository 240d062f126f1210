import { plural, capitalise } from "../../values/words.ts";
import { isLeftOut, judge, type ApplyResult } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { groupOpen, hasLoss } from "../apply-groups.ts";
import {
  allowedTexts,
  changedKeyText,
  countOpen,
  goOnText,
  isAppliedBefore,
  isDoneAlready,
  isNothingProven,
  leftOutText,
  NOTHING_PROVEN,
  nothingDoneText,
  ONLY_LEFT_OUT,
  resyncTexts,
  unprovenText,
  UNSEEN,
  untoldText,
  verdictWords,
  waysOf,
  type WaysOn,
} from "../result-summary.ts";
import { reachedByApply } from "../reached.ts";
import { countDone } from "../done-counts.ts";
import { unselectedText } from "../plan-summary.ts";
import { composeReport } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { cellCode, code } from "./code.ts";
import { prose } from "./prose.ts";
import { doneTable } from "./done-table.ts";
import { lostSection, openSection } from "./open-sections.ts";
import { hiddenMarker } from "./marker.ts";
import { shorten } from "./shorten.ts";
import { leftOut, tableSection } from "./table.ts";

/**
 * What became of an apply, for the summary of a job or a comment: what was not done first.
 *
 * @param waysOn Default: as far as the plan leads.
 */
export function renderResultMarkdown(
  plan: Plan,
  result: ApplyResult,
  waysOn: WaysOn = waysOf(plan),
  setting: ReportSetting = {},
): string {
  const { outcomes, settling, unverified, leftOut: further = 0, changedKeys = [] } = result;
  const changes = new Map(plan.changes.map((change) => [change.address, change]));
  const groups = groupOpen(outcomes);
  const { total, text } = countOpen(outcomes);
  const untold = untoldText(result);
  const opening = [
    hiddenMarker("apply", plan),
    `## Apply of ${code(plan.project)}, environment ${code(plan.environment)}`,
    headline(result),
    ...allowedTexts(plan).map((text) => `**${prose(shorten(text))}**`),
    ...(total > 0 ? [`${plural(total, "change")} not done: ${text}. ${goOnText(result, code(waysOn.resume))}`] : []),
    ...(further > 0 ? [`${leftOutText(further)}. To see: ${code(waysOn.plan)}`] : []),
    ...(unverified === undefined ? [] : [unprovenText(prose(shorten(unverified)), code(waysOn.plan))]),
    ...reachedByApply(plan.changes, outcomes).map((text) => prose(shorten(text))),
    ...resyncTexts(plan, result).map((text) => prose(shorten(text))),
    ...(untold === undefined ? [] : [prose(shorten(untold))]),
  ];
  return composeReport(setting, {
    words: true,
    opening: opening.join("\n\n"),
    sections: [
      lostSection(groups.filter(hasLoss), changes),
      openSection(
        groups.filter((group) => !hasLoss(group)),
        changes,
      ),
      {
        head: "### Keys that are not as before\n\n",
        entries: changedKeys.map((changed) => `- ${prose(shorten(changedKeyText(changed)))}`),
        rest: (left) => leftOut(left, "key"),
      },
      tableSection(
        `### ${UNSEEN}`,
        ["what"],
        settling.map((address) => [cellCode(address)]),
        "change",
      ),
      doneTable(outcomes, changes),
    ],
    closing: [
      `Space ${code(plan.space.id)}. Digest of the plan ${code(plan.digest)}.`,
      ...[unselectedText(plan, code)].filter(Boolean),
    ].join(" "),
  });
}

function headline(result: ApplyResult): string {
  if (result.outcomes.length === 0) return "**There was nothing to do.**";
  if (isDoneAlready(result.outcomes))
    return result.outcomes.every(isAppliedBefore)
      ? "**Nothing to do: the plan is already applied.**"
      : "**Nothing to do.**";
  const verdict = judge(result);
  const done = countDone(result.outcomes);
  if (done === "" && isLeftOut(result)) return `**${ONLY_LEFT_OUT}.**`;
  if (isNothingProven(result)) return `**${NOTHING_PROVEN}.**`;
  const why = verdict === "stale" ? ": the space is not as the plan says" : "";
  return `**${verdictWords[verdict]}${why}.** ${capitalise(done === "" ? nothingDoneText(result) : done)}.`;
}
