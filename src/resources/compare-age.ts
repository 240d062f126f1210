import { compareText } from "../values/compare-text.ts";
import type { LiveResource } from "./resource.ts";

/** Older objects first; of two made in one instant the id decides, so that everybody sorts alike. For `toSorted`. */
export function compareAge(a: LiveResource, b: LiveResource): number {
  return compareText(`${a.facts.createdAt} ${a.id}`, `${b.facts.createdAt} ${b.id}`);
}
