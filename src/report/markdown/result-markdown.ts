import { plural, capitalise } from "../../values/words.ts";
import { isLeftOut, judge, type ApplyResult, type Outcome } from "../../apply/outcome.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { groupOpen, type OpenGroup } from "../apply-groups.ts";
import { actionWords } from "../action-words.ts";
import {
  changedKeyText,
  countDone,
  countOpen,
  goOnText,
  isDoneAlready,
  isNothingProven,
  leftOutText,
  NEEDED,
  NOTHING_PROVEN,
  nothingDoneText,
  ONLY_LEFT_OUT,
  notDoneText,
  outcomeCountedAs,
  unprovenText,
  UNSEEN,
  untoldText,
  verdictWords,
  waysOf,
  type WaysOn,
} from "../result-summary.ts";
import { unselectedText } from "../plan-summary.ts";
import { composeReport, type Section } from "./budget.ts";
import type { ReportSetting } from "../report-setting.ts";
import { calledIn } from "../destination-label.ts";
import { fieldsCell } from "./change-rows.ts";
import { cellCode, code } from "./code.ts";
import { cellName, prose } from "./prose.ts";
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
  const changeOf: ChangeOf = ({ address }) => changes.get(address);
  const groups = groupOpen(outcomes);
  const { total } = countOpen(outcomes);
  const untold = untoldText(result);
  const opening = [
    hiddenMarker("apply", plan),
    `## Apply of ${code(plan.project)}, environment ${code(plan.environment)}`,
    headline(result),
    ...(total > 0 ? [`${plural(total, "change")} not done. ${goOnText(result, code(waysOn.resume))}`] : []),
    ...(further > 0 ? [`${leftOutText(further)}. To see: ${code(waysOn.plan)}`] : []),
    ...(unverified === undefined ? [] : [unprovenText(prose(shorten(unverified)), code(waysOn.plan))]),
    ...(untold === undefined ? [] : [prose(shorten(untold))]),
  ];
  return composeReport(setting, {
    opening: opening.join("\n\n"),
    sections: [
      openSection(groups, changeOf),
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
      doneTable(outcomes, changeOf),
    ],
    closing: [
      `Space ${code(plan.space.id)}. Digest of the plan ${code(plan.digest)}.`,
      ...(plan.unselected ? [unselectedText(plan, code)] : []),
    ].join(" "),
  });
}

function headline(result: ApplyResult): string {
  if (result.outcomes.length === 0) return "**There was nothing to do.**";
  if (isDoneAlready(result.outcomes)) return "**Nothing to do: the plan is already applied.**";
  const verdict = judge(result);
  const done = countDone(result.outcomes);
  if (done === "" && isLeftOut(result)) return `**${ONLY_LEFT_OUT}.**`;
  if (isNothingProven(result)) return `**${NOTHING_PROVEN}.**`;
  const why = verdict === "stale" ? ": the space is not as the plan says" : "";
  return `**${verdictWords[verdict]}${why}.** ${capitalise(done === "" ? nothingDoneText(result) : done)}.`;
}

/** The change that an outcome is about. What was done before is in no plan any more. */
type ChangeOf = (outcome: Pick<Outcome, "address">) => Change | undefined;

function openSection(groups: readonly OpenGroup[], changeOf: ChangeOf): Section {
  return {
    head: "### Not done\n\n",
    entries: groups.map((group) => renderGroup(group, changeOf)),
    rest: (left) => leftOut(left, "cause"),
  };
}

function renderGroup({ cause, reason, members }: OpenGroup, changeOf: ChangeOf): string {
  const message = prose(shorten(reason.message));
  const half =
    cause?.status === "failed" &&
    cause.inPart &&
    reason.code !== "apply-secret-not-remembered" &&
    cause.action === "replace"
      ? " **Its old object is deleted, and there is no new one.**"
      : "";
  const head = cause
    ? `${code(cause.address)}${nameAfter(changeOf(cause))} ${notDoneText(cause)}: ${message}${half}`
    : `${plural(members.length, "change")} skipped: ${message}`;
  const most = 50;
  const skipped = members.slice(0, most).map(({ address }) => code(address));
  const more = members.length > most ? ` and ${members.length - most} more` : "";
  return [
    `- ${head}`,
    ...(reason.hint === undefined ? [] : [`  → ${prose(reason.hint)}`]),
    ...(members.length > 0 ? [`  ${cause ? capitalise(NEEDED) : "These"}: ${skipped.join(", ")}${more}`] : []),
  ].join("\n");
}

/** What people call an object, to follow its address. */
function nameAfter(change: Change | undefined): string {
  return change === undefined ? "" : ` (${prose(JSON.stringify(calledIn(change)))})`;
}

function doneTable(outcomes: readonly Outcome[], changeOf: ChangeOf): Section {
  const rows = outcomes
    .filter(({ status }) => status === "done" || status === "unchanged")
    .map((outcome) => {
      const change = changeOf(outcome);
      const { id, key } = { id: undefined, key: change?.key, ...outcome };
      return [
        outcome.status === "done" ? actionWords[outcomeCountedAs(outcome)].done : "nothing to do",
        cellCode(outcome.address),
        change ? cellName(calledIn(change)) : "",
        change && outcome.status === "done" ? fieldsCell(change) : "",
        id === undefined ? "" : cellName(id),
        key === undefined ? "" : cellName(key),
      ];
    });
  return tableSection("### Done", ["", "what", "name", "fields", "id", "key"], rows, "change");
}
