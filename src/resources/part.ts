import type { ResourceKind } from "./kind.ts";

/** What all parts of an audience have in common: no name and no key of their own, no marker, no status. */
export const part = {
  lockedStatuses: [],
  settlingStatuses: [],
  failedStatuses: [],
  creatable: (spec) => spec,
  released: (spec) => spec,
  keysUsed: () => [],
  predictKey: () => "",
} satisfies Partial<ResourceKind>;

/** A text as a part of an address: nothing in it may pass for a border between parts, nor stay unseen. */
export function toAddressPart(text: string): string {
  return text.replaceAll(
    // eslint-disable-next-line no-control-regex -- finding control characters is the purpose
    /[%/\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => encodeURIComponent(character),
  );
}
