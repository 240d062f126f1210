import type { Change } from "../plan/generated/plan.ts";
import { joinSome } from "../values/words.ts";
import { isDestructive } from "./danger.ts";
import { calledIn } from "./destination-label.ts";
import { changesQuery } from "./members-by-effect.ts";
import { sentTexts, sizeText } from "./reach-text.ts";
import { switchesOff } from "./risks.ts";

/** The changes of a plan, those without a change of their own among them, by their addresses. */
export type ByAddress = ReadonlyMap<string, Change>;

/** Who asks for what is deleted, switched off or gets another query: with names and members where the plan has them. */
export function usedByText(change: Change, byAddress: ByAddress): string[] {
  const { dependents } = change.impact;
  const ends = isDestructive(change) || switchesOff(change);
  if (dependents.length === 0 || !(ends || changesQuery(change))) return [];
  const users = dependents.map((address) => {
    const user = byAddress.get(address);
    if (user === undefined) return address;
    const about = user.action === "create" ? "" : [sizeText([user]), ...sentTexts(user)].filter(Boolean).join(", ");
    return `${JSON.stringify(calledIn(user))}${about === "" ? "" : ` (${about})`}`;
  });
  return [`used by ${joinSome(users)}${ends ? "" : ", which may change with it"}`];
}
