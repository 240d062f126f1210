import { count } from "../../values/words.ts";
import type { CountedMembers } from "../change/counted-members.ts";
import { mayHaveOthers } from "../change/decides-members.ts";
import { isWritten } from "../change/is-change.ts";
import { maySendEverybody, onlyMaySend } from "../change/sends-everybody.ts";
import type { Change } from "../generated/plan.ts";
import { sumOf, sumsText } from "../members-affected.ts";
import { refuse } from "../refuse.ts";
import type { RefusalRule } from "./refusal-rule.ts";
import { isSwitchedOn, usersComputedAnew } from "./unheld-members.ts";

/**
 * Refuses to send more members of whole audiences than the limit allows: to new destinations, and again (API.md 5.10,
 * API.md 5.7). Whoever may be sent counts as sent, and of an audience in which others may be, the members of today. Who is sent
 * to two destinations counts twice. A number that is not known is within no limit.
 */
export const tooManyMembers: RefusalRule = {
  codes: ["plan-too-many-members"],
  aboutAmounts: true,
  refuse({ changes, limits: { maxMembersResent: most } }) {
    if (most === undefined) return [];
    const written = changes.filter(isWritten);
    const parts = sendingParts(written);
    const unknown = parts.filter(({ impact }) => impact.members === undefined);
    const perhaps = [...parts.filter(isUncertain).map(({ impact }) => impact), ...computedAnew(written, parts)];
    const sure = parts.filter((change) => !isUncertain(change)).map(({ impact }) => impact);
    const verb = [...(sure.length > 0 ? ["would"] : []), ...(perhaps.length > 0 ? ["may"] : [])].join(" or ");
    const [people, accounts] = [undefined, "accounts"].map((are) =>
      sumOf([...sure, ...perhaps].filter(({ membersAre }) => membersAre === are)),
    );
    const members = (people ?? 0) + (accounts ?? 0);
    return [
      ...(members > most
        ? [
            refuse(
              "plan-too-many-members",
              `${sumsText({ known: people, accounts })} of whole audiences ${verb} be sent, and the guard allows ${count(most)}`,
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

/** The parts of audiences that send everybody, or may, one for each connection: several of one connection send nobody twice. */
function sendingParts(written: readonly Change[]): Change[] {
  const sending = written.filter(maySendEverybody);
  // What is sure is told of the connection.
  const sureLast = [...sending.filter(isUncertain), ...sending.filter((change) => !isUncertain(change))];
  return [...new Map(sureLast.map((change) => [connectionOf(change), change])).values()];
}

/** Whom audiences hold today that begin to send or are computed anew, once for each destination that no part is told to send to. */
function computedAnew(written: readonly Change[], parts: readonly Change[]): CountedMembers[] {
  const audiences = [
    ...written.filter(isSwitchedOn).map(({ address, impact }) => ({ address, ...impact })),
    ...written.flatMap(usersComputedAnew).map((user) => ({ address: user.dependent, ...user })),
  ];
  const told = (audience: string, id: string): boolean =>
    parts.some((part) => audienceOf(part) === audience && part.impact.destinations?.[0]?.id === id);
  const sent = audiences.flatMap(({ address, destinations = [], ...counted }) =>
    destinations
      .filter(({ id, sends }) => sends !== "never" && counted.members !== undefined && !told(address, id))
      .map(({ id }) => [`${address} ${id}`, counted] as const),
  );
  return [...new Map(sent).values()];
}

function isUncertain(change: Change): boolean {
  return onlyMaySend(change) || mayHaveOthers(change);
}

function connectionOf({ address, within = [] }: Change): string {
  return within[1]?.address ?? address;
}

function audienceOf({ address, within = [] }: Change): string {
  return within[0]?.address ?? address;
}
