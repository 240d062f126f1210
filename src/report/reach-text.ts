import { mayHaveOthers } from "../plan/change/decides-members.ts";
import type { Change } from "../plan/generated/plan.ts";
import { membersOf, sumsText } from "../plan/members-affected.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { joinSome } from "../values/words.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { audienceSends } from "../plan/destinations/sends-by.ts";
import { switchesOff } from "./risks.ts";

type Destination = NonNullable<Change["impact"]["destinations"]>[number];

/** How many people live objects concern: `56,259 members`, `2 accounts`, `size not known`; `undefined` where there is no audience among them. */
export function sizeText(objects: Parameters<typeof membersOf>[0]): string | undefined {
  const members = membersOf(objects);
  if (members.audiences === 0) return undefined;
  return members.unknown > 0 ? "size not known" : sumsText(members);
}

/** The same of a change: where others may be in the audience after the plan, that the size is today's. */
export function sizeThenText(change: Change): string | undefined {
  const size = sizeText([change]);
  const isToday = size !== undefined && change.impact.members !== undefined && mayHaveOthers(change);
  return isToday ? `${size} today, not known how many after` : size;
}

/** What is said of destinations, by when the audience is sent to them: now, once a plan is applied, perhaps, or not at all. */
export const ways = [
  ["now", (names: string) => `sent to ${names}`],
  ["after", (names: string) => `to be sent to ${names}`],
  [undefined, (names: string) => `perhaps sent to ${names}`],
  ["never", (names: string) => `connected to ${names}, sending is off`],
] as const;

/** Where an audience is connected to and whether it is sent there; empty for what is a way there itself. */
export function sentTexts(change: Change): string[] {
  const { ends, stays } = splitWays(change);
  return [
    ...waysOf(stays),
    ...waysOf(ends).map((text) => `until now ${text}`),
    ...(change.impact.destinationsNotKnown ? ["where it is sent is not known"] : []),
  ];
}

function waysOf({ id, kind, impact }: Pick<Change, "id" | "kind" | "impact">): string[] {
  const { destinations = [] } = impact;
  if (isSink(kind)) return [];
  // What is not in the space is sent nowhere and connected to nothing.
  return wayTexts(destinations).map((text) =>
    id === undefined ? text.replace(/^(perhaps )?(?=connected|sent)/, "$1to be ") : text,
  );
}

/** A change twice: with the ways to destinations that end with it or with its plan, and with those that stay. What is switched off stays connected. */
export function splitWays(change: Change): Record<"ends" | "stays", Change> {
  const { action, impact } = change;
  const { destinations = [] } = impact;
  const isEnding = ({ sends, byOthers, ends }: Destination): boolean =>
    byOthers === undefined && (ends === true || action === "delete" || (switchesOff(change) && sends === "now"));
  const having = (own: Destination[]): Change => ({ ...change, impact: { ...impact, destinations: own } });
  return {
    ends: having(destinations.filter(isEnding)),
    stays: having(destinations.filter((each) => !isEnding(each))),
  };
}

/** What is said of what a manifest asks for and the space has not: it is sent nowhere, and may have been. */
export const declaredWays = [
  ["the manifest sends it to", ["now", "after"]],
  ["the manifest perhaps sends it to", [undefined]],
  ["the manifest connects it to", ["never"]],
] as const satisfies readonly (readonly [string, readonly Destination["sends"][]])[];

/** The same of an object of a drift: as it is in the space, or what its manifest asks for where it is missing. */
export function sentTextsOfDrift(object: Pick<Change, "id" | "kind" | "impact">): string[] {
  if (object.id !== undefined) return waysOf(asItIs(object));
  const { destinations = [] } = object.impact;
  if (isSink(object.kind)) return [];
  return declaredWays.flatMap(([says, sends]) => {
    const own = destinations.filter((each) => (sends as readonly unknown[]).includes(each.sends));
    return own.length === 0 ? [] : [`${says} ${namesOf(own)}`];
  });
}

/** A drifted object with what is sent as it is in the space, whatever its manifest asks for. */
export function asItIs<Drifted extends Pick<Change, "id" | "impact">>(object: Drifted): Drifted {
  const { id, impact } = object;
  const { users, indirectUsers, eventReaders } = impact;
  const told = {
    ...(users && { users: users.map(waysNow) }),
    ...(indirectUsers && { indirectUsers: indirectUsers.map(waysNow) }),
    ...(eventReaders && { eventReaders: eventReaders.map(waysNow) }),
  };
  return { ...object, impact: { ...(id === undefined ? impact : waysNow(impact)), ...told } };
}

/** The same with destinations as they are sent to now: what only an apply would send is sent nowhere. */
function waysNow<Connected extends { destinations?: Destination[] }>(connected: Connected): Connected {
  const { destinations } = connected;
  if (!destinations) return connected;
  const now = destinations.map(({ byOthers, ...each }) => ({
    ...each,
    ...(each.sends === "after" && { sends: "never" as const }),
    ...(byOthers !== undefined && byOthers !== "after" && { byOthers }),
  }));
  return { ...connected, destinations: now };
}

/** What is said of destinations, each once: `sent to Google Ads`, `connected to Mailroom, sending is off`. */
export function wayTexts(destinations: readonly Destination[]): string[] {
  const bySends = groupBy(destinations, audienceSends);
  return ways.flatMap(([sends, write]) => {
    const own = bySends.get(sends) ?? [];
    return own.length === 0 ? [] : [write(namesOf(own))];
  });
}

/** What people call destinations, each once. */
export function destinationNames(destinations: readonly Destination[]): string[] {
  return [...new Set(destinations.map((each) => destinationName(each) ?? each.id))];
}

function namesOf(destinations: readonly Destination[]): string {
  return joinSome(destinationNames(destinations));
}
