import type { NetworkFailure } from "../segment/network-failure.ts";
import type { OperationId } from "../segment/operations.ts";

declare const fixed: unique symbol;

/**
 * Words that may be in a profile, which people send to others. They are those of this program, with numbers, names of operations
 * and codes of network failures in them; what a space or a network says cannot become one.
 */
export type Note = string & { readonly [fixed]: true };

/** Makes a note. */
export function note(words: TemplateStringsArray, ...facts: readonly (number | OperationId | NetworkFailure)[]): Note {
  return String.raw({ raw: words }, ...facts) as Note;
}
