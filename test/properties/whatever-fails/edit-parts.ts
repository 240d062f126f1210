import type { Edit } from "./edits.ts";
import type { DestinationModel } from "./model.ts";
import { pickFrom, takeField } from "./pick-from.ts";

/** Edits of the destinations of an audience. */
export type PartEdit = Exclude<
  Edit,
  { type: "add" | "adopt" | "remove" | "forget" | "change" | "rename" | "flip" | "editSchedules" }
>;

/** What a field edit of a destination may take from its donor. */
const destinationFields = ["idSync", "settings", "activations"];
const activationFields = "name type enabled displayName resync mapped properties mapping entities sync".split(" ");

/**
 * Carries an edit of destinations out.
 *
 * @param own The destinations of one audience. They are changed.
 * @param others Those of the audience that something moves to.
 */
export function editParts(edit: PartEdit, own: DestinationModel[], others: DestinationModel[] | undefined): void {
  if (edit.type === "reorder") return void own.splice(0, own.length, ...own.toReversed());
  const entry = pickFrom(own, edit.at);
  if (!entry) return;
  if (edit.type === "editDestination") return takeField(entry, edit.donor, pickFrom(destinationFields, edit.field));
  if (edit.type === "moveDestination") return void others?.push(...own.splice(own.indexOf(entry), 1));
  const list = entry.activations ?? [];
  const activation = pickFrom(list, edit.place);
  if (edit.type === "editActivation") {
    if (activation) takeField(activation, edit.donor, pickFrom(activationFields, edit.field));
    else entry.activations = [edit.donor];
  } else if (activation) {
    list.splice(list.indexOf(activation), 1);
    pickFrom(own, edit.to)?.activations?.push(activation);
  }
}
