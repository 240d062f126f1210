import { count } from "../../values/words.ts";
import { isWritten } from "../change/is-change.ts";
import { onlyMaySend, sendsEverybody } from "../change/sends-everybody.ts";
import type { Change } from "../generated/plan.ts";
import { sumOf, sumsText } from "../members-affected.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";

/**
 * Refuses to send more members of whole audiences than the limit allows: to new destinations, and again (API.md 5.10,
 * API.md 5.7). Whoever may be sent counts as sent. Who is sent to two destinations counts twice. A number that is not known is within no limit.
 */
export const tooManyMembers: RefusalRule = {
  codes: ["plan-too-many-members"],
  aboutAmounts: true,
  refuse({ changes, limits: { maxMembersResent: most } }) {
    if (most === undefined) return [];
    const sent = new Map(
      changes
        .filter((change) => isWritten(change) && sendsEverybody(change))
        .map((change) => [connectionOf(change), change]),
    );
    const unknown = [...sent.values()].filter(({ impact }) => impact.members === undefined);
    const would = [...sent.values()].some(onlyMaySend) ? "would or may" : "would";
    const [people, accounts] = [undefined, "accounts"].map((are) =>
      sumOf([...sent.values()].map(({ impact }) => impact).filter(({ membersAre }) => membersAre === are)),
    );
    const members = (people ?? 0) + (accounts ?? 0);
    return [
      ...(members > most
        ? [
            refuse(
              "plan-too-many-members",
              `${sumsText({ known: people, accounts })} of whole audiences ${would} be sent, and the guard allows ${count(most)}`,
              `if it is intended, pass --max-members-resent ${members}`,
            ),
          ]
        : []),
      ...unknown.map((change) =>
        refuse(
          "plan-too-many-members",
          `all members of ${audienceOf(change)} ${onlyMaySend(change) ? "may" : "would"} be sent, how many is not known, and the guard allows ${count(most)}`,
          "look in Segment how many they are",
          change,
        ),
      ),
    ];
  },
};

/** A resync by an activation of a new connection sends nobody twice. */
function connectionOf({ address, within = [] }: Change): string {
  return within[1]?.address ?? address;
}

function audienceOf({ address, within = [] }: Change): string {
  return within[0]?.address ?? address;
}
