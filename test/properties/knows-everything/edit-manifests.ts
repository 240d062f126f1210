import { addManifest, adopt } from "./add-manifest.ts";
import { fieldsOf, respell, type FieldRow, type Value } from "./fields.ts";
import { addressOf, type Declared, type Known } from "./model.ts";
import { freeName, nextNumber, pick, pickKind } from "./pick.ts";
import type { ManifestEdit } from "./steps.ts";

type FieldEdit = Extract<ManifestEdit, { field: number }>;

/** Edits the manifests. @returns A sentence; nothing when nothing was done. */
export function editManifests(known: Known, edit: ManifestEdit): string | undefined {
  if (edit.type === "declare") return addManifest(known, pickKind(edit.kind), nextNumber(known), edit.values);
  if (edit.type === "adopt") return adopt(known, edit);
  const isGone = edit.type === "restore";
  const declared = pick(
    known.declared.filter(({ isThere }) => isThere !== isGone),
    edit.which,
  );
  if (!declared) return undefined;
  const address = addressOf(declared.kind, declared.name);
  switch (edit.type) {
    case "drop":
    case "restore":
      declared.isThere = isGone;
      return `the manifest ${address} is ${isGone ? "put back" : "removed"}`;
    case "rename":
      declared.previousNames.unshift(declared.name);
      declared.name = `n${declared.number}-${declared.previousNames.length}`;
      return `the manifest ${address} is renamed to ${addressOf(declared.kind, declared.name)}`;
    case "change":
    case "respell":
      return changeField(known, declared, edit);
  }
}

function changeField(known: Known, declared: Declared, edit: FieldEdit): string | undefined {
  const row = pick(fieldsOf[declared.kind], edit.field);
  if (!row) return undefined;
  const { field } = row;
  const wanted = wantedValue(known, declared, row, edit);
  if (wanted === declared.values[field]) return undefined;
  const address = addressOf(declared.kind, declared.name);
  if (wanted === undefined) delete declared.values[field];
  else declared.values[field] = wanted;
  if (wanted === undefined) return `the manifest ${address} does not declare ${field} any more`;
  return edit.type === "respell"
    ? `the manifest ${address} spells ${field} in another way`
    : `the manifest ${address} sets ${field} to ${JSON.stringify(wanted)}`;
}

function wantedValue(known: Known, declared: Declared, row: FieldRow, edit: FieldEdit): Value | undefined {
  const { field, usual } = row;
  const before = declared.values[field];
  if (edit.type === "respell") return before === undefined ? undefined : respell(field, before);
  if (field === "name") return freeName(known, declared, edit.value) ?? before;
  return pick([...row.values(declared.number), ...(usual === undefined ? [] : [undefined])], edit.value);
}
