import { escapeControls } from "../../values/printable.ts";
import { capitalise, plural } from "../../values/words.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { isLeftOut, judge, type ApplyResult, type Outcome } from "../../apply/outcome.ts";
import { groupAlikeFailures, type AlikeGroup } from "../alike-groups.ts";
import { groupOpen, hasLoss } from "../apply-groups.ts";
import { knownAs, lostText } from "../lost-text.ts";
import {
  allowedTexts,
  changedKeyText,
  countOpen,
  goOnText,
  isAppliedBefore,
  isDoneAlready,
  isNothingProven,
  LOST,
  ALL_OF_THEM,
  NEEDED,
  NEEDED_OF_MANY,
  NOTHING_PROVEN,
  nothingDoneText,
  ONLY_LEFT_OUT,
  notMadeText,
  notDoneText,
  resyncTexts,
  unprovenText,
  UNSEEN,
  untoldText,
  verdictWords,
  type WaysOn,
} from "../result-summary.ts";
import { reachedByApply } from "../reached.ts";
import { countDone } from "../done-counts.ts";
import { type Style } from "../style.ts";

/** The changes of a plan by address. What was done before is in no plan any more. */
type Changes = ReadonlyMap<string, Change>;

/** What became of a plan, for reading. Ends with a line break. */
export function renderResultText(
  plan: Pick<Plan, "changes"> & Partial<Pick<Plan, "warnings">>,
  result: ApplyResult,
  style: Style,
  waysOn: WaysOn,
): string {
  const changes: Changes = new Map(plan.changes.map((change) => [change.address, change]));
  const { outcomes, settling, unverified, changedKeys = [] } = result;
  const groups = groupOpen(outcomes);
  const lines = [headline(result, style)];
  const untold = untoldText(result);
  if (untold !== undefined) lines.push(escapeControls(untold));
  for (const text of allowedTexts(plan)) lines.push(style.red(escapeControls(text)));
  for (const text of reachedByApply(plan.changes, outcomes)) lines.push(style.yellow(escapeControls(text)));
  for (const text of resyncTexts(plan, result)) lines.push(style.yellow(escapeControls(text)));
  for (const each of outcomes)
    if (each.status === "unchanged" && each.because !== undefined)
      lines.push(escapeControls(`${each.address}: nothing to do: ${each.because}.`));
  for (const changed of changedKeys) lines.push(escapeControls(changedKeyText(changed)));
  for (const group of groupAlikeFailures(groups, changes)) lines.push("", ...renderGroup(group, changes, style));
  if (groups.length > 0) lines.push("", renderRest(result, waysOn.resume, style));
  if (unverified !== undefined) lines.push(unprovenText(escapeControls(unverified), style.bold(waysOn.plan)));
  if (settling.length > 0) lines.push(`${UNSEEN}: ${settling.map(escapeControls).join(", ")}.`);
  return `${lines.join("\n")}\n`;
}

function headline(result: ApplyResult, style: Style): string {
  const { outcomes } = result;
  if (outcomes.length === 0) return "The plan has no changes.";
  if (isDoneAlready(outcomes))
    return outcomes.every(isAppliedBefore)
      ? `${style.green("Nothing to do:")} the plan is already applied.`
      : style.green("Nothing to do.");
  const done = countDone(outcomes);
  const verdict = judge(result);
  const paint = verdict === "complete" ? style.green : style.red;
  const already = outcomes.filter(isAppliedBefore).length;
  const before =
    already === 0 ? "" : ` ${plural(already, "change")} of the plan ${already === 1 ? "was" : "were"} already applied.`;
  if (done === "" && isLeftOut(result)) return `${style.bold(paint(ONLY_LEFT_OUT))}.${before}`;
  if (isNothingProven(result)) return `${style.bold(paint(NOTHING_PROVEN))}.${before}`;
  return `${style.bold(paint(`${verdictWords[verdict]}:`))} ${done || nothingDoneText(result)}.${before}`;
}

function renderGroup(group: AlikeGroup, changes: Changes, style: Style): string[] {
  const { cause, reason, members, lost, causes, many } = group;
  const message = escapeControls(reason.message);
  const hint = reason.hint === undefined ? [] : [`    → ${escapeControls(reason.hint)}`];
  const mark = cause ? style.red("!") : style.yellow("!");
  const head = cause
    ? `${many}${style.bold(escapeControls(cause.address))}${nameAfter(cause, changes)} ${notDoneText(cause)}: ${message}`
    : `${plural(members.length, "change")} skipped: ${message}`;
  const gone = hasLoss(group) ? changes.get((cause ?? lost[0])?.address ?? "") : undefined;
  return [
    `  ${mark} ${head}`,
    ...(gone ? [`    ${style.red(escapeControls(capitalise(lostText(gone, changes))))}.`] : []),
    ...hint,
    ...(lost.length > 0 ? [`    ${LOST}:`] : []),
    ...lost.map((each) => `      ${escapeControls(each.address)}${nameAfter(each, changes)}`),
    ...(causes.length > 0 ? [`    ${ALL_OF_THEM}:`] : []),
    ...causes.map((address) => `      ${escapeControls(address)}${nameAfter({ address }, changes)}`),
    ...(cause && members.length > 0 ? [`    ${causes.length > 0 ? NEEDED_OF_MANY : NEEDED}:`] : []),
    ...members.map(
      (each) => `      ${escapeControls(each.address)}${nameAfter(each, changes)} ${notMadeText(each.action)}`,
    ),
  ];
}

/** What people call an object, to follow its address. */
function nameAfter({ address }: Pick<Outcome, "address">, changes: Changes): string {
  const change = changes.get(address);
  return change === undefined ? "" : ` (${escapeControls(knownAs(change))})`;
}

function renderRest(result: ApplyResult, resume: string, style: Style): string {
  const { total, text } = countOpen(result.outcomes);
  return `${plural(total, "change")} not done: ${text}. ${goOnText(result, style.bold(resume))}`;
}
