import { memberCount } from "../../plan/change/counted-members.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { writtenFields } from "../../plan/change/field-changes.ts";
import { metadataChanges } from "../../plan/change/metadata-changes.ts";
import { countedAs } from "../../plan/change/counted-as.ts";
import { actionWords } from "../action-words.ts";
import { rowName } from "../connection-text.ts";
import { destinationName } from "../../plan/destinations/destination-name.ts";
import { audienceSends } from "../../plan/destinations/sends-by.ts";
import type { Section } from "./budget.ts";
import { cellCode } from "./code.ts";
import { byWhom } from "../edits.ts";
import { isDestructive } from "../danger.ts";
import { switchesOff, switchesOn } from "../risks.ts";
import { cellName, cellProse } from "./prose.ts";
import { tableSection } from "./table.ts";

const columns = ["", "what", "name", "fields", "members today", "used by", "destinations", "last edited"];

/** Changes as a table: what happens, to what, and who notices. */
export function changeTable(title: string, changes: readonly Change[], noun: string): Section {
  return tableSection(title, columns, changes.map(changeRow), noun);
}

function changeRow(change: Change): string[] {
  const { action, address, previousAddress, explained, unexplainedFields } = change;
  const { members, dependents, destinations = [] } = change.impact;
  const { verb } = actionWords[countedAs(change)];
  const bold = action === "delete" || action === "replace";
  const from = previousAddress === undefined ? "" : ` (before: ${cellCode(previousAddress)})`;
  return [
    `${bold ? `**${verb}**` : verb}${explained === false ? ` (not ${unexplainedFields ? "fully " : ""}explained)` : ""}`,
    `${cellCode(address)}${from}`,
    cellName(rowName(change)),
    fieldsCell(change),
    members === undefined ? "" : memberCount(change.impact),
    listed(action === "create" ? [] : dependents),
    listed(
      destinations.map(
        (each) => `${destinationName(each) ?? each.id}${audienceSends(each) === "never" ? " (off)" : ""}`,
      ),
    ),
    // Whoever knows what it was for.
    isDestructive(change) && change.live ? cellProse(lastEdited(change.live)) : "",
  ];
}

/** Who edited an object last and when, by name alone: an id in every row says nothing to a reader. */
function lastEdited({ updatedByName, updatedAt }: NonNullable<Change["live"]>): string {
  const named = {
    ...(updatedByName !== undefined && { updatedByName }),
    ...(updatedAt !== undefined && { updatedAt }),
  };
  return byWhom(named).trim().replace(/^at /, "");
}

/** The fields that a change writes, for the cell of a table. */
export function fieldsCell(change: Change): string {
  return listedCells(namedFields(change).map((field) => fieldCell(change, field)));
}

/** A field by its path; of a switch, with what it becomes. */
export function fieldCell(change: Change, field: string): string {
  const becomes = switchesOn(change) ? " (switched on)" : switchesOff(change) ? " (switched off)" : "";
  return `${cellCode(field)}${field === "enabled" ? becomes : ""}`;
}

/** What a change of a live object writes. All of a new one is new, and all of a deleted one goes. */
function namedFields(change: Change): string[] {
  if (change.action === "create" || change.action === "delete") return [];
  return [
    ...writtenFields(change).map(({ field }) => field),
    ...metadataChanges(change.ownership).map(({ field }) => field),
  ];
}

/** A few names; the rest is counted, because a row must not fill the page. */
function listed(names: readonly string[]): string {
  return listedCells(names.map(cellCode));
}

function listedCells(cells: readonly string[]): string {
  const most = 5;
  return [...cells.slice(0, most), ...(cells.length > most ? [`${cells.length - most} more`] : [])].join(", ");
}
