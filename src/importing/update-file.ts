import type { Pointer } from "../values/pointer.ts";
import { SourceText } from "../diagnostics/source-text.ts";
import type { Address } from "../resources/resource.ts";
import { composeDocuments } from "../yaml/compose-documents.ts";
import { checkText } from "./check-texts.ts";
import { editDocument, type DifferingPair, type DocumentUpdate, type LeftField } from "./edit-document.ts";
import { isAsIntended, type IntendedChange, type ReadingContext } from "./prove-update.ts";
import { applyEdits } from "../yaml/write/text-edit.ts";

/** A manifest file brought up to what is live. */
export interface UpdatedFile {
  /** The new text; the old one when nothing could be done. */
  text: string;
  updated: { address: Address; pointers: Pointer[] }[];
  left: LeftField[];
}

/**
 * Brings the differing fields of a file to their live values; every other byte stays. The result is read again: what does
 * not say exactly what it should, or would be refused by `validate`, is left as it was.
 */
export async function updateFile(
  source: SourceText,
  pairs: readonly DifferingPair[],
  context: ReadingContext,
): Promise<UpdatedFile> {
  const left: LeftField[] = [];
  const roots = composeDocuments(source).documents.map(({ contents }) => contents);
  const planned = pairs
    .map((pair) => editDocument(source, roots, pair, left, context.keyOf))
    .filter(({ edits }) => edits.length > 0);
  const updates: DocumentUpdate[] = [];
  if ((await findFault(source, planned, context)) === undefined) updates.push(...planned);
  // Something is wrong with one of them: each has to prove itself.
  else
    for (const update of planned) {
      const fault = await findFault(source, [update], context);
      if (fault === undefined) updates.push(update);
      else left.push(...pointersOf(update).map((pointer) => leave(source, update.address, pointer, update, fault)));
    }
  return {
    text: edited(source, updates).text,
    updated: updates.map((update) => ({ address: update.address, pointers: pointersOf(update) })),
    left,
  };
}

/** What an update brings to its live value: whole fields, and settings in others. */
function pointersOf({ fields, places }: DocumentUpdate): Pointer[] {
  return [...fields.map(({ pointer }) => pointer), ...places];
}

/** What is wrong with a file after some updates; `undefined` when nothing is. */
async function findFault(
  source: SourceText,
  updates: readonly DocumentUpdate[],
  context: ReadingContext,
): Promise<{ reason: string; hint: string } | undefined> {
  const after = edited(source, updates);
  const { errors, resources } = await checkText(after, context.context);
  const [error] = errors;
  if (error)
    return { reason: `validate would refuse it: ${error.message}`, hint: error.hint ?? "change it in Segment" };
  if (isAsIntended(source, after, updates, resources, context)) return undefined;
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
