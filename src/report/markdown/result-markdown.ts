import { member } from "../../values/json.ts";
import { changesDisplayName } from "../risks.ts";
import { lostText, namedWithAudience } from "../lost-text.ts";
import { alertSection } from "./alert.ts";
import { plural, capitalise, count } from "../../values/words.ts";
import { isLeftOut, judge, type ApplyResult, type Outcome } from "../../apply/outcome.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { groupOpen, hasLoss, type OpenGroup } from "../apply-groups.ts";
import { actionWords } from "../action-words.ts";
import {
  changedKeyText,
  countDone,
  countOpen,
  goOnText,
  isDoneAlready,
  isNothingProven,
  LOST,
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
import { cellName, cellProse, prose } from "./prose.ts";
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
      lostSection(groups.filter(hasLoss), changes),
      openSection(
        groups.filter((group) => !hasLoss(group)),
        changeOf,
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

/** What is deleted and not there again, before everything else. */
function lostSection(groups: readonly OpenGroup[], changes: ReadonlyMap<string, Change>): Section {
  const entries = groups.map((group) => {
    const change = changes.get((group.cause ?? group.lost[0])?.address ?? "");
    const head = change ? `**${capitalise(prose(shorten(lostText(change, changes))))}.**\n` : "";
    return `${head}${renderGroup(group, ({ address }) => changes.get(address))}`;
  });
  return alertSection("CAUTION", "Deleted, and not made again:", entries, "object");
}

function renderGroup({ cause, reason, members, lost }: OpenGroup, changeOf: ChangeOf): string {
  const message = prose(shorten(reason.message));
  const head = cause
    ? `${code(cause.address)}${nameAfter(changeOf(cause))} ${notDoneText(cause)}: ${message}`
    : `${plural(members.length, "change")} skipped: ${message}`;
  return [
    `- ${head}`,
    ...(reason.hint === undefined ? [] : [`  → ${prose(reason.hint)}`]),
    ...(lost.length > 0 ? [`  ${capitalise(LOST)}: ${addressesOf(lost)}`] : []),
    ...(members.length > 0 ? [`  ${cause ? capitalise(NEEDED) : "These"}: ${addressesOf(members)}`] : []),
  ].join("\n");
}

function addressesOf(outcomes: readonly Outcome[]): string {
  const most = 50;
  const more = outcomes.length > most ? ` and ${outcomes.length - most} more` : "";
  return `${outcomes
    .slice(0, most)
    .map(({ address }) => code(address))
    .join(", ")}${more}`;
}

/** What people call an object, to follow its address. */
function nameAfter(change: Change | undefined): string {
  return change === undefined ? "" : ` (${prose(JSON.stringify(calledIn(change)))})`;
}

function doneTable(outcomes: readonly Outcome[], changes: ReadonlyMap<string, Change>): Section {
  const rows = outcomes
    .filter(({ status }) => status === "done" || status === "unchanged")
    .map((outcome) => {
      const change = changes.get(outcome.address);
      const { id, key } = { id: undefined, key: change?.key, ...outcome };
      const done = outcome.status === "done" ? change : undefined;
      const from = done?.previousAddress === undefined ? "" : ` (before: ${cellCode(done.previousAddress)})`;
      return [
        outcome.status === "done" ? actionWords[outcomeCountedAs(outcome)].done : "nothing to do",
        `${cellCode(outcome.address)}${from}`,
        change ? nameCell(change, outcome, changes) : "",
        done ? fieldsCell(done) : "",
        done?.impact.members === undefined || done.within ? "" : count(done.impact.members),
        done && isComputedAnew(done) ? "is computed now; may be empty until then" : "",
        id === undefined ? "" : cellName(id),
        key === undefined ? "" : cellName(key),
      ];
    });
  const columns = ["", "what", "name", "fields", "members before", "to know", "id", "key"];
  return tableSection("### Done", columns, rows, "change");
}

/** What people call an object: after a new display name with the old one, and a part with its audience. */
function nameCell(change: Change, { status }: Outcome, changes: ReadonlyMap<string, Change>): string {
  if (change.within) return cellProse(namedWithAudience(change, changes));
  const before = status === "done" && changesDisplayName(change) ? member(change.before ?? {}, "name") : undefined;
  return `${typeof before === "string" ? `${cellName(before)} → ` : ""}${cellName(calledIn(change))}`;
}

/** A new audience is computed before it is live, once it has a destination (API.md 2.8). */
function isComputedAnew({ action, within, impact, after }: Change): boolean {
  const isOn = member(after ?? {}, "enabled") !== false;
  return (action === "create" || action === "replace") && isOn && !within && (impact.destinations ?? []).length > 0;
}
