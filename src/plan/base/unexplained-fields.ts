import { stringify } from "safe-stable-stringify";
import { kindOf } from "../../resources/kinds.ts";
import type { DeclaredResource } from "../../resources/resource.ts";
import { fieldPath, getAt, someWithin, touchesAny, type Pointer } from "../../values/pointer.ts";
import { fieldChanges } from "../change/field-changes.ts";
import { asksTheSame } from "../change/has-moved.ts";
import { metadataChanges } from "../change/metadata-changes.ts";
import { isSentAgain } from "../change/sends-secrets.ts";
import type { Change } from "../generated/plan.ts";

/** What is declared of one object, before and now. */
export interface DeclaredPair {
  earlier: DeclaredResource;
  now: DeclaredResource;
}

/**
 * What of a change does not come from what differs between two declarations of its object, as people write it: a branch
 * that touches one field explains no other.
 *
 * @param following Places in the declaration that follow from other changes, such as the key of an object made anew.
 */
export function unexplainedFields(change: Change, pair: DeclaredPair, following: readonly Pointer[]): string[] {
  const isOther = (pointer: Pointer): boolean => !touchesAny(following, pointer) && !asksAnew(pair, pointer);
  const pointers = change.action === "replace" ? causesOf(change, pair) : fieldsOf(change);
  return [...new Set([...pointers.filter(isOther).map((pointer) => fieldPath(pointer)), ...metadataOf(change, pair)])];
}

/** What somebody edited by hand and the manifest still asks for as it was applied: no difference between files explains it. */
export function editedFields({ edited = [] }: Change): string[] {
  return edited.filter(({ declaredAsApplied }) => declaredAsApplied).map(({ pointer }) => fieldPath(pointer));
}

/** Nobody edited a secret that is sent again. */
function fieldsOf(change: Change): Pointer[] {
  return fieldChanges(change)
    .filter((each) => !isSentAgain(change, each))
    .map(({ pointer }) => pointer);
}

/** Why an object is replaced, and the edits that go with it. The rest of it follows. */
function causesOf({ replaces = [], edited = [] }: Change, { earlier, now }: DeclaredPair): Pointer[] {
  const isPermitted = now.replaceAllowed && !earlier.replaceAllowed;
  return [...(isPermitted ? [] : replaces), ...edited].map(({ pointer }) => pointer);
}

/** Whether a place is declared otherwise than before. */
function asksAnew({ earlier, now }: DeclaredPair, pointer: Pointer): boolean {
  const kind = kindOf(now.kind);
  const rule = kind.fields.find((each) => someWithin([pointer], each.pointer));
  if (!rule) return true;
  if (asksTheSame(kind, earlier.spec, now.spec, [rule.pointer])) return false;
  const [before, after] = [getAt(earlier.spec, pointer), getAt(now.spec, pointer)];
  // A place that no file has cannot be told apart from its neighbours in the same field.
  return (before === undefined && after === undefined) || stringify(before) !== stringify(after);
}

/** The same of what an object is asked for besides its fields. */
function metadataOf({ action, previousAddress, ownership }: Change, { earlier, now }: DeclaredPair): string[] {
  const same: Readonly<Record<string, boolean>> = {
    "metadata.protect": earlier.protect === now.protect,
    "metadata.onRemove": earlier.onRemove === now.onRemove,
  };
  const isAdopted = action === "adopt" && stringify(earlier.adopt) === stringify(now.adopt);
  return [
    ...(isAdopted ? ["metadata.adopt"] : []),
    ...(previousAddress !== undefined && earlier.address === now.address ? ["metadata.previousNames"] : []),
    ...metadataChanges(ownership)
      .map(({ field }) => field)
      .filter((field) => same[field]),
  ];
}
