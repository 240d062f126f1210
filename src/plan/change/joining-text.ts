import { joiningChange, oppositeChange, type JoiningChange } from "../../query/index.ts";
import { member, type JsonValue } from "../../values/json.ts";
import type { Change } from "../generated/plan.ts";

/** The longest part of a query that a sentence has room for, in characters. */
const LONGEST_PART = 80;

/**
 * What one word or sign of a query turns round: it joins its conditions by the other one of `AND` and `OR` now, so that few people
 * become many, or one condition asks for the opposite. Without a full stop; `undefined` where it does not, or that does not show.
 */
export function joiningText(before: JsonValue | undefined, after: JsonValue | undefined): string | undefined {
  if (typeof before !== "string" || typeof after !== "string") return undefined;
  const joining = joiningChange(before, after);
  if (joining) return joinedText(joining);
  const opposite = oppositeChange(before, after);
  if (!opposite) return undefined;
  const what = opposite.isWhole ? "the opposite of before" : "one condition is the opposite of before";
  return opposite.isCondition ? `${what}: who is in it may leave, and others enter` : what;
}

function joinedText({ to, part }: JoiningChange): string {
  const text =
    to === "or"
      ? "any of the conditions is enough; before, all were needed"
      : "all conditions are needed; before, any of them was enough";
  if (part === undefined) return text;
  return part.length > LONGEST_PART ? `in one part of the query, ${text}` : `in the part (${part}), ${text}`;
}

/** The same of the query that a change writes. */
export function joiningTextOf({ before, after }: Pick<Change, "before" | "after">): string | undefined {
  const [was, becomes] = [before, after].map((spec) => member(member(spec ?? {}, "definition") ?? {}, "query"));
  return joiningText(was, becomes);
}
