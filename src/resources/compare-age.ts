import { compareText } from "../values/compare-text.ts";
import type { LiveResource } from "./resource.ts";

/**
 * Older objects first; of two made in one instant the display name decides, and at last the id, so that everybody sorts
 * alike, also in a space that was made anew. For `toSorted`.
 */
export function compareAge(a: LiveResource, b: LiveResource): number {
  return compareText(a.facts.createdAt, b.facts.createdAt) || compareText(a.name, b.name) || compareText(a.id, b.id);
}
