import {
  beginsOnConnection,
  isDoubtful,
  onlyMaySend,
  saysDoubtful,
  saysEverybodyIsSent,
  sendsEverybody,
} from "../plan/change/sends-everybody.ts";
import { allMembersText } from "../plan/change/counted-members.ts";
import { mayHaveOthers } from "../plan/change/decides-members.ts";
import { membersThen } from "../plan/change/members-then.ts";
import { isWritten } from "../plan/change/is-change.ts";
import type { Change } from "../plan/generated/plan.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { joinSome } from "../values/words.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { startsSending } from "./risks.ts";

/** That a change sends everybody in an audience somewhere. */
export interface Sending {
  /** The audience's address. */
  audience: string;
  /** Without a full stop; `undefined` where another text about the change says it. */
  text?: string;
  /** Whether it is known; else it may. */
  isSure: boolean;
}

/** Whom a change sends, with its parts where they go along with it: to new destinations, again, or for the first time. */
export function sendingsOf(change: Change, parts: readonly Change[]): Sending[] {
  if (!isWritten(change)) return [];
  const audience = change.within?.[0]?.address ?? change.address;
  const loud = [change, ...parts].filter((each) => isWritten(each) && sendsEverybody(each));
  const starts = startsSending(change);
  return [
    ...loud.flatMap((each) =>
      each.warnings
        .filter(saysEverybodyIsSent)
        .map(({ message }) => ({ audience, text: message, isSure: !onlyMaySend(each) })),
    ),
    ...firstSendings(change),
    ...(loud.length > 0 ? [] : [...doubtfulSendings(change), ...laterSendings(change)]),
    ...(starts === false ? [] : [{ audience, isSure: starts === true }]),
  ];
}

/** A new audience sends everybody whom it holds once it is computed. Where its sending is off, it does not. */
function firstSendings({ action, address, kind, within, impact }: Change): Sending[] {
  if (action !== "create" || within || isSink(kind)) return [];
  const { destinations = [] } = impact;
  return ([true, false] as const).flatMap((isSure) => {
    const to = destinations.filter(({ sends }) => sends === (isSure ? "after" : undefined));
    if (to.length === 0) return [];
    const names = joinSome([...new Set(to.map((each) => destinationName(each) ?? each.id))]);
    const text = `its size is not known yet; all who are in it ${isSure ? "are" : "may be"} sent to ${names}`;
    return [{ audience: address, text, isSure }];
  });
}

/** A new connection of which nobody can say whether it sends everybody, as its finding says. */
function doubtfulSendings(change: Change): Sending[] {
  if (!isDoubtful(change)) return [];
  const { warnings, within, address } = change;
  return warnings
    .filter(saysDoubtful)
    .map(({ message }) => ({ audience: within?.[0]?.address ?? address, text: message, isSure: false }));
}

/** An activation that begins to send on a connection that is there already, as far as anybody knows. */
function laterSendings(change: Change): Sending[] {
  if (!beginsOnConnection(change)) return [];
  const { within: [audience] = [], address, impact } = change;
  const [to] = impact.destinations ?? [];
  const where = to ? (destinationName(to) ?? to.id) : "the destination";
  const hasOthers = mayHaveOthers(change);
  const whom = hasOthers ? membersThen(impact, false) : allMembersText(impact);
  const unknown = hasOthers || impact.members !== undefined ? "" : ", how many is not known";
  const text = `${whom} may be sent to ${where}${unknown}`;
  return [{ audience: audience?.address ?? address, text, isSure: false }];
}
