import { judge, type ApplyResult, type ApplyVerdict, type Outcome } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { groupOpen, type OpenGroup } from "../apply-groups.ts";
import { actionWords } from "..//action-words.ts";
import { count, plural } from "../../values/words.ts";
import { composeWithin, MARKDOWN_BUDGET, type Section } from "./budget.ts";
import { cellCode, cellName, code, prose } from "./escape.ts";
import { hiddenMarker } from "./marker.ts";
import { shorten } from "./shorten.ts";
import { leftOut, tableSection } from "./table.ts";

const verdictTexts: Record<ApplyVerdict, string> = {
  complete: "**Applied.**",
  partial: "**Applied in part.**",
  stale: "**Not applied: the space is not as the plan says.**",
  failed: "**Not applied.**",
};

/**
 * What became of an apply, for the summary of a job or a comment: what was not done first.
 *
 * @param goOn The command line that does what is left.
 */
export function renderResultMarkdown(plan: Plan, result: ApplyResult, goOn = "audiencectl apply"): string {
  const { outcomes, settling, unverified } = result;
  const groups = groupOpen(outcomes);
  const left = outcomes.filter(({ status }) => status !== "done" && status !== "unchanged").length;
  const opening = [
    hiddenMarker("apply", plan),
    `## Apply of ${code(plan.project)}, environment ${code(plan.environment)}`,
    `${outcomes.length === 0 ? "**There was nothing to do.**" : verdictTexts[judge(result)]} ${counted(outcomes)}`.trim(),
    ...(left > 0 ? [`${plural(left, "change")} not done. To go on: ${code(goOn)}`] : []),
    ...(unverified === undefined ? [] : [`The space could not be read again as proof: ${prose(shorten(unverified))}`]),
  ];
  return composeWithin(MARKDOWN_BUDGET, {
    opening: opening.join("\n\n"),
    sections: [
      openSection(groups),
      tableSection(
        "### Not to be seen in the space yet",
        ["what"],
        settling.map((address) => [cellCode(address)]),
        "change",
      ),
      doneTable(outcomes),
    ],
    closing: `Space ${code(plan.space.id)}. Digest of the plan ${code(plan.digest)}.`,
  });
}

function counted(outcomes: readonly Outcome[]): string {
  const done = outcomes.filter(({ status }) => status === "done");
  const actions = [...new Set(done.map(({ action }) => action))];
  const texts = actions.map(
    (action) => `${count(done.filter((each) => each.action === action).length)} ${actionWords[action].done}`,
  );
  return texts.length > 0 ? `${texts.join(", ")}.` : "";
}

function openSection(groups: readonly OpenGroup[]): Section {
  return {
    head: "### Not done\n\n",
    entries: groups.map(renderGroup),
    rest: (left) => leftOut(left, "cause"),
  };
}

function renderGroup({ cause, reason, members }: OpenGroup): string {
  const message = prose(shorten(reason.message));
  const half =
    cause?.status === "failed" && cause.inPart ? " **Its old object is deleted, and there is no new one.**" : "";
  const head = cause
    ? `${code(cause.address)} was not ${actionWords[cause.action].done} (${cause.status}): ${message}${half}`
    : `${plural(members.length, "change")} skipped: ${message}`;
  const most = 50;
  const skipped = members.slice(0, most).map(({ address }) => code(address));
  const more = members.length > most ? ` and ${members.length - most} more` : "";
  return [
    `- ${head}`,
    ...(reason.hint === undefined ? [] : [`  → ${prose(reason.hint)}`]),
    ...(members.length > 0
      ? [`  ${cause ? "Skipped, because they need it" : "These"}: ${skipped.join(", ")}${more}`]
      : []),
  ].join("\n");
}

function doneTable(outcomes: readonly Outcome[]): Section {
  const rows = outcomes
    .filter(({ status }) => status === "done" || status === "unchanged")
    .map((outcome) => [
      outcome.status === "done" ? actionWords[outcome.action].done : "nothing to do",
      cellCode(outcome.address),
      "id" in outcome && outcome.id !== undefined ? cellName(outcome.id) : "",
      "key" in outcome && outcome.key !== undefined ? cellName(outcome.key) : "",
    ]);
  return tableSection("### Done", ["", "what", "id", "key"], rows, "change");
}
