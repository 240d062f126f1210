import { isSeenFirst } from "../../plan/file/seen-first.ts";
import { isRefused, isWritten } from "../../plan/change/is-change.ts";
import type { Change, Plan } from "../../plan/generated/plan.ts";
import { undoesEdit } from "../../plan/change/undoes-edit.ts";
import { fieldPath } from "../../values/pointer.ts";
import { GONE } from "../change-reasons.ts";
import { isDestructive, keepText, lossText } from "../danger.ts";
import { byWhom } from "../edits.ts";
import type { Section } from "./budget.ts";
import { hasDetails, renderAllDetails } from "./change-diff.ts";
import { changeTable, fieldCell } from "./change-rows.ts";
import { cellCode, code } from "./code.ts";
import { cellName, cellProse, prose } from "./prose.ts";
import { listFindings } from "./findings.ts";
import { graphSection } from "./graph-section.ts";
import { leftOut, tableSection } from "./table.ts";
import { worstFirst } from "../worst-first.ts";

/** What becomes of what is lost, in one word where it is the same for all. */
function goneTitle(gone: readonly Change[]): string {
  if (gone.every(({ action }) => action === "delete")) return "Deleted";
  return gone.every(({ action }) => action === "replace") ? "Replaced" : "Deleted or replaced";
}

/** What a plan changes, the most telling first: tables, then every field, then a picture and what is worth knowing. */
export function changeSections(plan: Plan, changes: readonly Change[]): Section[] {
  const sorted = worstFirst(changes);
  const gone = sorted.filter(isDestructive);
  const others = sorted.filter((change) => !isDestructive(change));
  const isWhole = ({ unexplainedFields }: Change): boolean => unexplainedFields === undefined;
  const drift = others.filter(({ reason, explained }) => reason === "drift" && explained !== true);
  const unexplained = others.filter(
    (change) => change.explained === false && isWhole(change) && !drift.includes(change),
  );
  const own = others.filter((change) => !drift.includes(change) && !unexplained.includes(change));
  const detailed = [...gone, ...own, ...drift, ...unexplained].filter(hasDetails);
  return [
    changeTable(
      `### ${goneTitle(gone)}\n\n${[lossText(gone), prose(keepText(gone))].filter((text) => text !== "").join(" ")}`,
      gone,
      "deletion",
    ),
    changeTable("### Changed", own, "change"),
    driftTable([...drift, ...own.filter(undoesEdit)]),
    changeTable("### Not explained by this branch", unexplained, "change"),
    {
      head: "### Field by field\n\n",
      entries: renderAllDetails(detailed),
      separator: "\n\n",
      rest: (left) => leftOut(left, "difference"),
    },
    graphSection(plan),
    {
      head: "### Worth knowing\n\n",
      entries: [
        ...listFindings(plan.warnings.filter((warning) => !isSeenFirst(warning))),
        ...plan.changes.filter((change) => !isWritten(change)).flatMap(listWarnings),
      ],
      rest: (left) => leftOut(left, "warning"),
    },
  ];
}

function driftTable(changes: readonly Change[]): Section {
  const rows = changes.map((change) => {
    const { action, address, name, live, edited = [] } = change;
    return [
      action,
      cellCode(address),
      cellName(name),
      edited.map(({ pointer }) => fieldCell(change, fieldPath(pointer))).join(", "),
      live ? cellProse(byWhom(live).trim()) : GONE,
    ];
  });
  return tableSection(
    "### Edited in the space by hand, and taken back by this plan",
    ["", "what", "name", "fields", "edited"],
    rows,
    "edit",
  );
}

/** What is worth knowing of what is not written. Why something is refused stands above everything else. */
function listWarnings(change: Change): string[] {
  const { address, warnings } = change;
  const told = isRefused(change) ? warnings.filter(({ severity }) => severity !== "error") : warnings;
  return listFindings(told).map((line) => line.replace(/^- /, `- ${code(address)}: `));
}
