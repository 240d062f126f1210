import { replaceUnprintable, wellFormed } from "../values/printable.ts";
import { remembered } from "./comparisons.ts";
import type { FieldRule } from "./field-rule.ts";
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

/** What sends the secrets of a part again when it is raised: the API shows only masks of them (API.md 5.3). */
export const secretVersion: FieldRule = {
  pointer: "/secretVersion",
  comparison: remembered,
  change: "update",
  clear: "leave it out; it is never sent",
  evidence: "API.md 5.3 (documented)",
};

/** A text as a part of an address: nothing in it may pass for a border between parts, nor stay unseen. */
export function toAddressPart(text: string): string {
  return replaceUnprintable(text.replaceAll(/[%/]/g, encodeURIComponent), (character) =>
    encodeURIComponent(wellFormed(character)),
  );
}
