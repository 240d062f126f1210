import { decidesMembers } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { joinSome } from "../values/words.ts";
import { isDestructive } from "./danger.ts";
import { calledIn } from "./destination-label.ts";
import { sentTexts, sizeText, sizeThenText } from "./reach-text.ts";
import { switchesOff } from "./risks.ts";

/** The changes of a plan, those without a change of their own among them, by their addresses. */
export type ByAddress = ReadonlyMap<string, Change>;

/** Who asks for what is deleted, switched off or gets another query: with names and members where the plan has them. */
export function usedByText(change: Change, byAddress: ByAddress): string[] {
  const { dependents, users } = change.impact;
  const ends = isDestructive(change) || switchesOff(change);
  if (dependents.length === 0 || !(ends || decidesMembers(change))) return [];
  const told = dependents.map((address) => {
    const user = byAddress.get(address);
    if (user === undefined) return userText(address, users);
    const about = user.action === "create" ? "" : [sizeThenText(user), ...sentTexts(user)].filter(Boolean).join(", ");
    return `${JSON.stringify(calledIn(user))}${about === "" ? "" : ` (${about})`}`;
  });
  return [`used by ${joinSome(told)}${ends ? "" : ", which may change with it"}`];
}

/** A user that the plan does not change: by name and members as far as the plan has them, else as the list of users has it. */
function userText(dependent: string, users: Change["impact"]["users"] = []): string {
  const user = users.find((each) => each.dependent === dependent);
  if (user === undefined) return dependent;
  const { kind, name, members } = user;
  const size = sizeText([
    { address: dependent, kind, impact: { dependents: [], ...(members !== undefined && { members }) } },
  ]);
  return `${JSON.stringify(name)}${size === undefined ? "" : ` (${size})`}`;
}
