import { isChange, isWritten, isWithheld } from "../../plan/change/is-change.ts";
import { isBeyondApproval } from "../../plan/file/approval.ts";
import { isBaseUnreadable } from "../../plan/base/unreadable-base.ts";
import { isSeenFirst, seenFirst } from "../../plan/file/seen-first.ts";
import { placeText } from "../../diagnostics/diagnostic.ts";
import { escapeControls } from "../../values/printable.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { riskSentences, riskTitles } from "../change-sentences.ts";
import {
  costText,
  countActions,
  idleText,
  NOTHING_DONE,
  nothingToDo,
  unselectedText,
  untouchedText,
} from "../plan-summary.ts";
import { keepText, lossText } from "../danger.ts";
import { closeUp } from "./close-up.ts";
import { previewHint } from "../preview-hint.ts";
import { affectedText } from "../members-by-effect.ts";
import { marksText } from "../marker-texts.ts";
import { notKnownTexts } from "../not-known.ts";
import { byCause, manyText } from "../by-cause.ts";
import { joinSome } from "../../values/words.ts";
import { findUnexplained, OTHER_CAUSES } from "../unexplained.ts";
import { renderAlike, renderChange } from "./change-text.ts";
import { groupAlike } from "../alike.ts";
import { planHeadline } from "../plan-headline.ts";
import { perhapsDeletedText } from "../perhaps-deleted-text.ts";
import type { ReportSetting } from "../report-setting.ts";
import { renderPaste } from "./paste-text.ts";
import { type Style } from "../style.ts";

/** A plan for reading on a terminal or in a log. Ends with a line break. */
export function renderPlanText(plan: Plan, style: Style, { drift }: Pick<ReportSetting, "drift"> = {}): string {
  const changes = plan.changes.filter(isChange);
  const noted = plan.changes.filter((change) => !isWritten(change));
  const line = planHeadline(plan);
  const blocks = [
    [...(line === "" ? [] : [style.bold(escapeControls(line))]), headline(plan, style)],
    ...seenFirst.flatMap(({ title, fits }) => section(title, plan.warnings.filter(fits), style.red)),
    ...closeUp([
      ...groupAlike(changes).map((group) => renderAlike(group, style)),
      ...noted.map((change) => renderChange(change, style)),
    ]),
    ...section(
      "Worth knowing",
      plan.warnings.filter((warning) => !isSeenFirst(warning)),
      style.yellow,
    ),
    ...refusals(plan, style),
    summary(plan, changes, style, drift),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** Which project, environment and space a report is about. */
export function headline(
  { project, environment, space }: Pick<Plan, "project" | "environment" | "space">,
  style: Style,
): string {
  const name = space.slug === undefined ? space.id : `${space.slug} (${space.id})`;
  return `Project ${style.bold(project)}, environment ${style.bold(environment)}, space ${style.bold(escapeControls(name))}`;
}

function section(title: string, findings: Plan["refused"], paint: (text: string) => string): string[][] {
  if (findings.length === 0) return [];
  const lines = byCause(findings).flatMap((cause) => {
    const [{ code, message, hint, paste, source }] = cause.findings;
    const many = manyText(cause);
    const place = source ? ` (${escapeControls(placeText(source))})` : "";
    const all = `    all ${cause.addresses.length}: ${escapeControls(joinSome(cause.addresses))}`;
    return [
      `  ${paint("!")} ${many}${escapeControls(message)} [${code}]${place}`,
      ...(hint === undefined ? [] : [`    → ${escapeControls(hint)}`]),
      ...renderPaste(6, paste),
      ...(many === "" ? [] : [all]),
    ];
  });
  return [[paint(`${title}:`), ...lines]];
}

/** Why a plan is blocked, with the digest by which guards can be waived. */
function refusals(plan: Plan, style: Style): string[][] {
  const { refused, digest } = plan;
  const lines = section("Blocked. This plan cannot be applied because", refused, style.red);
  if (isBeyondApproval(plan)) return lines;
  return lines.map((block) => [...block, style.dim(`  Digest of this plan: ${digest}`)]);
}

function summary(plan: Plan, changes: readonly Change[], style: Style, drift: string | undefined): string[] {
  const untouched = untouchedText(plan);
  const aside = [
    ...notKnownTexts(plan).map((text) => style.yellow(escapeControls(text))),
    ...[untouched === "" ? "" : `Not touched: ${untouched}.`, escapeControls(unselectedText(plan))]
      .filter((text) => text !== "")
      .map((text) => style.dim(text)),
  ];
  const marks = [marksText(plan)].filter((text) => text !== "").map((text) => style.dim(text));
  const nothing = nothingToDo(plan);
  if (changes.length === 0 && plan.refused.length === 0)
    return [
      ...marks,
      (plan.changes.some(isWithheld) ? style.yellow : style.green)(
        escapeControls(`${nothing.verdict} ${nothing.rest}`),
      ),
      ...aside,
    ];
  const affected = affectedText(changes);
  const hint = previewHint(plan);
  const isBlocked = plan.refused.length > 0 && changes.length > 0;
  return [
    ...marks,
    ...(isBlocked ? [style.red(NOTHING_DONE)] : []),
    `${style.bold("Plan:")} ${countActions(plan.changes)}; ${idleText(plan)}.`,
    ...(affected === undefined ? [] : [affected]),
    ...(hint ? [`${hint.before} ${style.bold(hint.command)} ${hint.after}`] : []),
    costText(plan.estimate),
    ...[lossText(changes)].filter((text) => text !== "").map((text) => style.red(text)),
    ...[escapeControls(keepText(changes))].filter((text) => text !== ""),
    ...warnOfSending(plan, style),
    ...tellExplained(plan, style),
    ...[escapeControls(perhapsDeletedText(plan, drift))].filter((text) => text !== ""),
    ...aside,
  ];
}

/** How much of the plan is not the doing of the files that are looked at. */
function tellExplained(plan: Plan, style: Style): string[] {
  if (!plan.base) return [];
  const { changes, share, partly } = findUnexplained(plan);
  const difference = `the difference from ${escapeControls(plan.base.ref)}`;
  if (changes.length === 0)
    return plan.warnings.some(isBaseUnreadable) ? [] : [style.dim(`All changes are explained by ${difference}.`)];
  const verb = changes.length === 1 ? "is" : "are";
  const how = partly.length > 0 ? "not fully" : "not";
  return [style.yellow(`${share} ${verb} ${how} explained by ${difference}: ${OTHER_CAUSES}.`)];
}

function warnOfSending(plan: Plan, style: Style): string[] {
  const sentences = riskSentences(plan).filter(({ risk }) => risk === "sent");
  if (sentences.length === 0) return [];
  return [
    style.bold(style.red(`!!! ${riskTitles.sent}`)),
    ...sentences.map(({ text }) => `    ${escapeControls(text)}.`),
  ];
}
