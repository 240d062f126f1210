import { compareText } from "../values/compare-text.ts";
import { kindOf } from "./kinds.ts";
import type { LiveResource } from "./resource.ts";

/**
 * Older objects first. Of two made in one instant, the first is the one that got the key which its name lets expect: the
 * server gave the other one another key, because that was taken. Else the display name decides, and at last the id, so that
 * everybody sorts alike, also in a space that was made anew. For `toSorted`.
 */
export function compareAge(a: LiveResource, b: LiveResource): number {
  return (
    compareText(a.facts.createdAt, b.facts.createdAt) ||
    Number(gotItsKey(b)) - Number(gotItsKey(a)) ||
    compareText(a.name, b.name) ||
    compareText(a.id, b.id)
  );
}

function gotItsKey({ kind, name, key }: LiveResource): boolean {
  return key !== undefined && key !== "" && key === kindOf(kind).predictKey(name);
}
