import { adoptionOf } from "./adoptions.ts";
import { hasMoved } from "./drift-verdict.ts";
import {
  addressOf,
  leftoversOf,
  manifestsOf,
  markOf,
  ownOf,
  type Declared,
  type Known,
  type LiveObject,
} from "./model.ts";
import { leftAlone } from "./refusals.ts";
import type { Chosen } from "./selections.ts";
import { isEdited, sidesOf } from "./sides.ts";

/** What a plan has to say, as sorted lines: `ACTION ADDRESS: FIELD, FIELD (undoes an edit), …`. */
export function judgePlan(known: Known, chosen: Chosen): string[] {
  const { has } = chosen;
  const left = leftAlone(known, chosen);
  const deletions = [...leftoversOf(known).keys()].filter(has).map((address) => `delete ${address}`);
  const manifests = manifestsOf(known).filter(({ kind, name }) => has(addressOf(kind, name)));
  return [
    ...deletions,
    ...manifests.flatMap((each) =>
      left.has(each) ? [`withheld ${addressOf(each.kind, each.name)}`] : judgeManifest(known, each),
    ),
  ].toSorted();
}

function judgeManifest(known: Known, declared: Declared): string[] {
  const address = addressOf(declared.kind, declared.name);
  const { result, object } = adoptionOf(known, declared);
  if (result === "refused") return [];
  if (result === "absent") return [`withheld ${address}`];
  const own = object ?? ownOf(known, declared);
  if (!own) return [`create ${address}`];
  const fields = sidesOf(declared, own)
    .filter(({ live, declared: wanted }) => live !== wanted)
    .map((side) => describePlanned(side.field, isEdited(side), side.applied === side.declared));
  const action = object ? "adopt" : actionOf(declared, own, fields.length > 0);
  return action === undefined ? [] : [[`${action} ${address}`, fields.join(", ")].filter(Boolean).join(": ")];
}

function actionOf(declared: Declared, own: LiveObject, isChanged: boolean): "update" | "mark" | undefined {
  if (isChanged || hasMoved(declared, own)) return "update";
  const sides = sidesOf(declared, own);
  const remembered = Object.keys(markOf(own)?.applied ?? {}).length;
  const isRemembered =
    sides.every(({ applied, declared: wanted }) => applied === wanted) && sides.length === remembered;
  return isRemembered ? undefined : "mark";
}

/** A field of a plan in a line. @param declaredAsApplied Of an edited field: whether the manifest says what was applied. */
export function describePlanned(field: string, edited: boolean, declaredAsApplied: boolean): string {
  if (!edited) return field;
  return declaredAsApplied ? `${field} (undoes an edit)` : `${field} (undoes an edit, and asks for something new)`;
}
