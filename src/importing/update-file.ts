import type { ParsedNode } from "yaml";
import type { SourceRange } from "../diagnostics/diagnostic.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import type { ManifestContext } from "../manifest/check-manifest.ts";
import type { FieldRule } from "../resources/field-rule.ts";
import { getAt } from "../resources/pointer.ts";
import type { Address, Pointer } from "../resources/resource.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { findErrors } from "./check-texts.ts";
import { editField } from "./edit-field.ts";
import type { OwnedPair } from "./field-differences.ts";
import { findField } from "./find-field.ts";
import { isAsIntended, type IntendedChange } from "./prove-update.ts";
import { applyEdits, type TextEdit } from "./text-edit.ts";

/** A pair with the fields that differ. */
export interface DifferingPair extends OwnedPair {
  fields: readonly FieldRule[];
}

/** A field that is left to a person, and why. */
export interface LeftField {
  address: Address;
  pointer: Pointer;
  source: SourceRange;
  reason: string;
  hint: string;
}

/** A manifest file brought up to what is live. */
export interface UpdatedFile {
  /** The new text; the old one when nothing could be done. */
  text: string;
  updated: { address: Address; pointers: Pointer[] }[];
  left: LeftField[];
}

/** The edits of one document. */
interface DocumentUpdate extends IntendedChange {
  address: Address;
  edits: TextEdit[];
}

/**
 * Brings the differing fields of a file to their live values; every other byte stays. The result is read again: what does
 * not say exactly what it should, or would be refused by `validate`, is left as it was.
 */
export async function updateFile(
  source: SourceText,
  pairs: readonly DifferingPair[],
  context: ManifestContext,
): Promise<UpdatedFile> {
  const left: LeftField[] = [];
  const roots = composeDocuments(source).documents.map(({ contents }) => contents);
  const planned = pairs.map((pair) => planDocument(source, roots, pair, left)).filter(({ edits }) => edits.length > 0);
  const updates: DocumentUpdate[] = [];
  if ((await findFault(source, planned, context)) === undefined) updates.push(...planned);
  // Something is wrong with one of them: each has to prove itself.
  else
    for (const update of planned) {
      const fault = await findFault(source, [update], context);
      if (fault === undefined) updates.push(update);
      else left.push(...update.fields.map(({ pointer }) => leave(source, update.address, pointer, update, fault)));
    }
  return {
    text: edited(source, updates).text,
    updated: updates.map(({ address, fields }) => ({ address, pointers: fields.map(({ pointer }) => pointer) })),
    left,
  };
}

function planDocument(
  source: SourceText,
  roots: readonly (ParsedNode | null)[],
  { desired, live, fields }: DifferingPair,
  left: LeftField[],
): DocumentUpdate {
  const named = roots.flatMap((root) => {
    const name = findField(root, "/metadata/name", source);
    const start = name.type === "field" ? name.value.range[0] : -1;
    const { line, column } = source.position(start);
    return line === desired.source.line && column === desired.source.column && start >= 0 ? [{ root, start }] : [];
  });
  const { root = null, start: nameStart = 0 } = named[0] ?? {};
  const done: FieldRule[] = [];
  const edits: TextEdit[] = [];
  for (const rule of fields) {
    const edit = editField(source, root, rule, getAt(live.spec, rule.pointer));
    if (edit.type === "edit") {
      edits.push(...edit.edits);
      done.push(rule);
    } else {
      const place = desired.sources.get(rule.pointer) ?? source.range(edit.start);
      left.push({
        address: desired.address,
        pointer: rule.pointer,
        source: place,
        reason: edit.reason,
        hint: edit.hint,
      });
    }
  }
  return { address: desired.address, nameStart, live, fields: done, edits };
}

/** What is wrong with a file after some updates; `undefined` when nothing is. */
async function findFault(
  source: SourceText,
  updates: readonly DocumentUpdate[],
  context: ManifestContext,
): Promise<{ reason: string; hint: string } | undefined> {
  const after = edited(source, updates);
  const [error] = await findErrors(after, context);
  if (error)
    return { reason: `validate would refuse it: ${error.message}`, hint: error.hint ?? "change it in Segment" };
  if (isAsIntended(source, after, updates)) return undefined;
  return {
    reason: "the edit would change more than it should, which is a bug in audiencectl",
    hint: "please report it",
  };
}

function edited(source: SourceText, updates: readonly DocumentUpdate[]): SourceText {
  return new SourceText(
    source.file,
    applyEdits(
      source.text,
      updates.flatMap(({ edits }) => edits),
    ),
  );
}

function leave(
  source: SourceText,
  address: Address,
  pointer: Pointer,
  { nameStart }: IntendedChange,
  fault: { reason: string; hint: string },
): LeftField {
  return { address, pointer, source: source.range(nameStart), ...fault };
}
