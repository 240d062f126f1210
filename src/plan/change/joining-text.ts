import { joiningChange } from "../../query/index.ts";
import { member, type JsonValue } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";

/**
 * That a query joins its conditions by the other one of `AND` and `OR` now: one word that turns few people into many. Without a full
 * stop; `undefined` where it does not, or that does not show.
 */
export function joiningText(before: JsonValue | undefined, after: JsonValue | undefined): string | undefined {
  const change = typeof before === "string" && typeof after === "string" ? joiningChange(before, after) : undefined;
  if (!change) return undefined;
  const text =
    change.to === "or"
      ? "any of the conditions is enough; before, all were needed"
      : "all conditions are needed; before, any of them was enough";
  return change.isWhole ? text : `in one part of the query, ${text}`;
}

/** The same of the query that a change writes. */
export function joiningTextOf({ before, after }: Pick<Change, "before" | "after">): string | undefined {
  const [was, becomes] = [before, after].map((spec) => member(member(spec ?? {}, "definition") ?? {}, "query"));
  return joiningText(was, becomes);
}
