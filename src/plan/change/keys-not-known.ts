import { resolveTemplate, templateAt } from "../../values/template.ts";
import { fieldPath, touchesAny, type Pointer } from "../../values/pointer.ts";
import { joinWords } from "../../values/words.ts";
import type { Change } from "../generated/plan.ts";
import { changedFields } from "./changed-fields.ts";

/** The addresses whose keys the declared text of a field names and that nobody knows yet. */
export function keysNotKnown({ after, unknown }: Pick<Change, "after" | "unknown">, pointer: Pointer): string[] {
  if (!touchesAny(unknown, pointer)) return [];
  const addresses = unknown.flatMap((each) => {
    const template = touchesAny([each], pointer) ? templateAt(after ?? {}, each) : undefined;
    return template === undefined ? [] : resolveTemplate(template, () => undefined).unknown;
  });
  return [...new Set(addresses)];
}

/**
 * The addresses that keep a live object from being compared with its manifest: every field that would change names a key
 * that is not known yet, so nobody knows whether anything is asked for that was not applied. None where it is known.
 */
export function notComparedFor(change: Change): string[] {
  const { before, unknown } = change;
  const fields = changedFields(change);
  const isUnknown = (field: string): boolean => unknown.some((pointer) => fieldPath(pointer) === field);
  if (before === null || fields.length === 0 || !fields.every(isUnknown)) return [];
  return [...new Set(unknown.flatMap((pointer) => keysNotKnown(change, pointer)))];
}

/** Why nobody knows whether a manifest asks for what is in the space, as a clause. @param keysOf At least one address. */
export function notCompared(keysOf: readonly string[]): string {
  const keys = keysOf.length === 1 ? "the key" : "the keys";
  const known = keysOf.length === 1 ? "which is not known yet" : "which are not known yet";
  return `the manifest cannot be compared, because it names ${keys} of ${joinWords(keysOf, "and")}, ${known}`;
}
