import type { Change, Plan } from "../../plan/generated/plan.ts";
import { costText } from "../apply-cost.ts";
import { isLoud } from "../text/change-text.ts";
import { byWhom } from "../edits.ts";
import { countActions, membersAffected } from "../text/plan-text.ts";
import { count, plural } from "../../values/words.ts";
import { composeWithin, MARKDOWN_BUDGET, type Section } from "./budget.ts";
import { hasDetails, renderDetails } from "./change-diff.ts";
import { changeTable } from "./change-rows.ts";
import { cellCode, cellName, cellProse, code, prose } from "./escape.ts";
import { listFindings } from "./findings.ts";
import { graphSection } from "./graph-section.ts";
import { hiddenMarker } from "./marker.ts";
import { alertSection } from "./alert.ts";
import { leftOut, tableSection } from "./table.ts";

/**
 * A plan for a comment on a pull request: what is dangerous first and never left out, then everything else, the most
 * telling first, as far as a comment has room.
 */
export function renderPlanMarkdown(plan: Plan): string {
  const changes = plan.changes.filter(({ action }) => action !== "none");
  return composeWithin(MARKDOWN_BUDGET, {
    opening: [hiddenMarker("plan", plan), `## ${titleOf(plan)}`, headline(plan, changes)].join("\n\n"),
    sections: [...alarms(plan, changes), ...sectionsOf(plan, changes)],
    closing: closingOf(plan, changes),
  });
}

function titleOf({ project, environment }: Plan): string {
  return `Plan for ${code(project)}, environment ${code(environment)}`;
}

function headline(plan: Plan, changes: readonly Change[]): string {
  const { id, slug } = plan.space;
  return `${verdict(plan, changes)} Space ${code(id)}${slug === undefined ? "" : ` (${code(slug)})`}.`;
}

function verdict(plan: Plan, changes: readonly Change[]): string {
  if (changes.length === 0)
    return plan.refused.length > 0
      ? "**There is nothing that may be changed.**"
      : `**No changes.** The space is as the manifests declare (${plural(plan.unchanged, "object")}).`;
  const members = membersAffected(changes);
  return `**${countActions(changes)}**; ${count(plan.unchanged)} unchanged. Members affected: ${count(members)}.`;
}

/** What has to be seen before anything else. */
function alarms({ refused, base }: Plan, changes: readonly Change[]): Section[] {
  const unexplained = changes.filter(({ explained }) => explained === false);
  return [
    alertSection("CAUTION", "**This plan may not be applied:**", listFindings(refused), "reason"),
    alertSection("WARNING", "**Everybody is sent again:**", changes.filter(isLoud).map(loudLine), "audience"),
    alertSection(
      "IMPORTANT",
      "**Not everything is explained by this branch:**",
      base && unexplained.length > 0
        ? [
            `- ${count(unexplained.length)} of ${plural(changes.length, "change")}, compared with ${code(base.ref)}, come from elsewhere: drift, or an earlier merge that was not applied`,
          ]
        : [],
      "change",
    ),
  ];
}

function loudLine({ address, warnings }: Change): string {
  return `- ${code(address)}: ${warnings.map(({ message }) => prose(message)).join("; ")}`;
}

function sectionsOf(plan: Plan, changes: readonly Change[]): Section[] {
  const gone = changes.filter(isDestructive);
  const others = changes.filter((change) => !isDestructive(change));
  const drift = others.filter(({ reason, explained }) => reason === "drift" && explained !== true);
  const unexplained = others.filter(({ reason, explained }) => explained === false && reason !== "drift");
  const own = others.filter((change) => !drift.includes(change) && !unexplained.includes(change));
  const detailed = [...gone, ...own, ...drift, ...unexplained].filter(hasDetails);
  return [
    changeTable("### Deleted or replaced", gone, "deletion"),
    changeTable("### Changed", own, "change"),
    driftTable(drift),
    changeTable("### Not explained by this branch", unexplained, "change"),
    {
      head: "### Field by field\n\n",
      entries: detailed.map(renderDetails),
      separator: "\n\n",
      rest: (left) => leftOut(left, "change"),
    },
    graphSection(plan),
    {
      head: "### Worth knowing\n\n",
      entries: [...listFindings(plan.warnings), ...plan.changes.filter(isQuiet).flatMap(listWarnings)],
      rest: (left) => leftOut(left, "warning"),
    },
  ];
}

function driftTable(changes: readonly Change[]): Section {
  const rows = changes.map(({ action, address, name, live }) => [
    action,
    cellCode(address),
    cellName(name),
    live ? cellProse(byWhom(live).trim()) : "it is gone from the space",
  ]);
  return tableSection(
    "### Edited in the space by hand, and taken back by this plan",
    ["", "what", "name", "edited"],
    rows,
    "edit",
  );
}

/** Whether nothing is done about an object of which there is something to say. */
function isQuiet({ action }: Change): boolean {
  return action === "none";
}

function listWarnings({ address, warnings }: Change): string[] {
  return listFindings(warnings).map((line) => line.replace(/^- /, `- ${code(address)}: `));
}

function isDestructive({ action }: Change): boolean {
  return action === "delete" || action === "replace";
}

function closingOf({ unmanaged, estimate, digest }: Plan, changes: readonly Change[]): string {
  const aside = [
    ...(unmanaged.count > 0 ? [`${count(unmanaged.count)} that nobody owns`] : []),
    ...(unmanaged.foreign > 0 ? [`${count(unmanaged.foreign)} of others`] : []),
  ];
  return [
    ...(changes.length > 0 ? [prose(costText(estimate))] : []),
    ...(aside.length > 0 ? [`Not touched: ${aside.join(", ")}.`] : []),
    `Digest ${code(digest)}.`,
  ].join(" ");
}
