import { slots } from "./arbitrary-models.ts";
import { editParts } from "./edit-parts.ts";
import type { Edit } from "./edits.ts";
import { addressOfModel, type AudienceModel, type Model, type TraitModel } from "./model.ts";
import { pickFrom, takeField } from "./pick-from.ts";
import { unownedNames } from "./space.ts";

/** What a field edit may take from its donor. */
const fieldsOf = {
  Audience: ["label", "description", "enabled", "type", "query", "options", "schedules", "destinations", "protect"],
  ComputedTrait: ["label", "description", "enabled", "type", "query", "options", "protect"],
  SpaceFilter: ["label", "description", "enabled", "page", "drop", "protect"],
} as const;

/** The manifests after an edit, and the addresses that it says to forget. What does not apply changes nothing. */
export function applyEdit(models: readonly Model[], edit: Edit): { models: Model[]; forget: string[] } {
  if (edit.type === "add") return { models: [...models, edit.model], forget: [] };
  if (edit.type === "adopt") return { models: [...models, ...adopt(models, edit)], forget: [] };
  if (edit.type === "remove" || edit.type === "forget") {
    const target = pickFrom(models, edit.which);
    const forget = target && edit.type === "forget" ? [addressOfModel(target)] : [];
    return { models: models.filter((each) => each !== target), forget };
  }
  const copy = structuredClone(models) as Model[];
  if (edit.type === "rename") renameIn(copy, edit);
  else if (edit.type === "flip")
    flip(pickFrom([...ofKind(copy, "Audience"), ...ofKind(copy, "ComputedTrait")], edit.which));
  else if (edit.type === "editSchedules") {
    const list = pickFrom(
      ofKind(copy, "Audience").flatMap(({ schedules }) => (schedules ? [schedules] : [])),
      edit.which,
    );
    list?.splice(edit.at % (list.length + 1), 1, edit.schedule);
  } else if (edit.type === "change") {
    const target = pickFrom(ofKind(copy, edit.donor.kind), edit.which);
    if (target) takeField(target, edit.donor, pickFrom<string>(fieldsOf[target.kind], edit.field));
  } else {
    const lists = ofKind(copy, "Audience").flatMap(({ destinations = [] }) =>
      destinations.length > 0 ? [destinations] : [],
    );
    editParts(edit, pickFrom(lists, edit.which) ?? [], pickFrom(lists, "to" in edit ? edit.to : 0));
  }
  return { models: copy, forget: [] };
}

function ofKind<Kind extends Model["kind"]>(models: readonly Model[], kind: Kind): Extract<Model, { kind: Kind }>[] {
  return models.filter((each): each is Extract<Model, { kind: Kind }> => each.kind === kind);
}

function adopt(models: readonly Model[], { model, found }: Extract<Edit, { type: "adopt" }>): AudienceModel[] {
  const adopts = pickFrom(unownedNames, found);
  const slot = slots.Audience.find((each) => !ofKind(models, "Audience").some((other) => other.slot === each));
  if (adopts === undefined || slot === undefined || models.some((other) => other.adopts === adopts)) return [];
  return [{ ...model, slot, adopts }];
}

function flip(target: AudienceModel | TraitModel | undefined): void {
  if (!target) return;
  target.replace = true;
  if (target.type !== "USERS") target.type = "USERS";
  else if (target.query.days === undefined) target.query.days = 7;
  else delete target.query.days;
}

function renameIn(models: readonly Model[], { which, slot: number }: Extract<Edit, { type: "rename" }>): void {
  const target = pickFrom(models, which);
  const slot = target && pickFrom<string>(slots[target.kind], number);
  if (!target || slot === undefined) return;
  const [before, after] = [addressOfModel(target), addressOfModel({ kind: target.kind, slot })];
  if (models.some((each) => addressOfModel(each) === after)) return;
  target.previousNames = [...target.previousNames.filter((old) => old !== slot), target.slot];
  target.slot = slot;
  for (const each of ofKind(models, "Audience"))
    each.query.refersTo = each.query.refersTo.map((address) => (address === before ? after : address));
}
