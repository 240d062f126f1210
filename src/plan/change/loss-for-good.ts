import { kindOf } from "../../resources/kinds.ts";
import type { Change } from "../generated/plan.ts";

/**
 * Whether a change destroys what nobody can make again as it was: the members and values of an audience or a trait, and its id. A
 * filter or a part is all in its fields.
 */
export function isLossForGood({ action, kind }: Pick<Change, "action" | "kind">): boolean {
  return (action === "delete" || action === "replace") && kindOf(kind).keyMeans !== undefined;
}
