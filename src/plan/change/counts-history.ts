import { kindOf } from "../../resources/kinds.ts";
import type { Change } from "../generated/plan.ts";

/** What makes an object anew. */
const creates = new Set<Change["action"]>(["create", "replace"]);

/** Whether what a change creates counts data from before that: as it is asked for, or `undefined` where that means nothing. */
export function countsHistory({ action, kind, after }: Change): boolean | "left-out" | undefined {
  return creates.has(action) ? kindOf(kind).countsHistory?.(after ?? {}) : undefined;
}
