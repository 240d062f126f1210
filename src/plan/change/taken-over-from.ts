import { describeOwner } from "../../resources/ownership.ts";
import type { Change } from "../generated/plan.ts";

/** Whom a change takes its object over from, as `describeOwner` says it; `undefined` when nobody owns the object. */
export function takenOverFrom({ reason, ownership }: Pick<Change, "reason" | "ownership">): string | undefined {
  return reason === "adopted" && ownership.before
    ? describeOwner(ownership.before, ownership.after ?? ownership.before)
    : undefined;
}
