import type { Change } from "../../plan/generated/plan.ts";
import { count } from "../../values/words.ts";
import { changedFields } from "../../plan/change/changed-fields.ts";
import { countedAs } from "../../plan/change/counted-as.ts";
import { calledIn, destinationName } from "../destination-label.ts";
import type { Section } from "./budget.ts";
import { cellCode } from "./code.ts";
import { cellName } from "./prose.ts";
import { tableSection } from "./table.ts";

const columns = ["", "what", "name", "fields", "members", "used by", "sent to"];

/** Changes as a table: what happens, to what, and who notices. */
export function changeTable(title: string, changes: readonly Change[], noun: string): Section {
  return tableSection(title, columns, changes.map(changeRow), noun);
}

function changeRow(change: Change): string[] {
  const { action, address, previousAddress, explained } = change;
  const { members, dependents, destinations = [] } = change.impact;
  const bold = action === "delete" || action === "replace";
  const from = previousAddress === undefined ? "" : ` (so far ${cellCode(previousAddress)})`;
  return [
    `${bold ? `**${action}**` : countedAs(change)}${explained === false ? " (not explained)" : ""}`,
    `${cellCode(address)}${from}`,
    cellName(calledIn(change)),
    listed(isEdit(change) ? fieldsOf(change) : []),
    members === undefined ? "" : count(members),
    listed(action === "create" ? [] : dependents),
    listed(destinations.map((each) => destinationName(each) ?? each.id)),
  ];
}

/** Whether the fields of a change say what it is about: a new object has all of them, and one that goes has none. */
function isEdit({ action }: Change): boolean {
  return action === "update" || action === "replace" || action === "adopt";
}

/** The fields that a change touches, as rows of the table of their kind. */
function fieldsOf(change: Change): string[] {
  return [...new Set(changedFields(change))];
}

/** A few names; the rest is counted, because a row must not fill the page. */
function listed(names: readonly string[]): string {
  const most = 5;
  const shown = names.slice(0, most).map(cellCode);
  return [...shown, ...(names.length > most ? [`${names.length - most} more`] : [])].join(", ");
}
