import { textOf } from "../../resources/wire-values.ts";
import { releasedText } from "../../resources/marker.ts";
import type { Change } from "../generated/plan.ts";
import { letsGo } from "./is-change.ts";

/** What a release writes into a description that has nothing but the marker, because Segment may refuse an empty one. */
export const FILLED_WITH = releasedText("");

/** Whether a release fills an empty description. Where the space takes an empty one, the plan leaves it so. */
export function fillsDescription(change: Pick<Change, "action" | "ownership" | "before" | "after">): boolean {
  const { action, before, after } = change;
  if ((action !== "forget" && action !== "update") || !letsGo(change)) return false;
  if (textOf(before?.["description"]).trim() !== "") return false;
  // What is switched off as well is written in one edit, which always fills it.
  return action === "update" || textOf(after?.["description"]) !== "";
}
