import type { Change } from "../plan/generated/plan.ts";
import { membersOf } from "../plan/members-affected.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { joinSome, plural } from "../values/words.ts";
import { destinationName } from "./destination-label.ts";

/** How many people live objects concern: `56,259 members`, `size not known`; `undefined` where there is no audience among them. */
export function sizeText(objects: Parameters<typeof membersOf>[0]): string | undefined {
  const { audiences, unknown, known } = membersOf(objects);
  if (audiences === 0) return undefined;
  return unknown > 0 ? "size not known" : plural(known, "member");
}

/** Where an audience is sent, by name where that is known: `sent to Google Ads`; `undefined` for what is a way there itself. */
export function sentText({ kind, impact }: Pick<Change, "kind" | "impact">): string | undefined {
  const { destinations = [] } = impact;
  if (isSink(kind) || destinations.length === 0) return undefined;
  return `sent to ${joinSome(destinations.map((each) => destinationName(each) ?? each.id))}`;
}
