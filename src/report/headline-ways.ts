import { audienceSends, sendsOrder } from "../plan/destinations/sends-by.ts";
import { ofTheirOwnAccord } from "../plan/change/of-their-own-accord.ts";
import type { Change } from "../plan/generated/plan.ts";
import { membersOf } from "../plan/members-affected.ts";
import { destinationName } from "../plan/destinations/destination-name.ts";
import { isSink } from "../plan/order/graph-role.ts";
import { groupBy } from "../values/group-by.ts";
import { joinSome, plural } from "../values/words.ts";
import { labelledSum } from "./sum-texts.ts";
import { destinationNames, splitWays, ways, wayTexts } from "./reach-text.ts";
import { switchesOff } from "./risks.ts";

type Destination = NonNullable<Change["impact"]["destinations"]>[number];

/** An audience among changes, with where it is connected to. */
interface Connected {
  changes: readonly Change[];
  destinations: readonly Destination[];
}

/**
 * Where the audiences among changes are connected to, and what sends them there no longer: `sent to Adverts`. Where there are
 * several audiences, with how many of them that is said of, because a sum of members stands before it.
 */
export function headlineWays(felt: readonly Change[]): string[] {
  // A new connection sends its audience, also where nothing else of that changes.
  const own = ofTheirOwnAccord(felt).filter(({ kind, action }) => !isSink(kind) || action === "create");
  const split = own.map((change) => ({ change, ...splitWays(change) }));
  const areMany = groupBy(felt, audienceOf).size > 1;
  const ending = (fits: (change: Change) => boolean): Change[] =>
    split.filter(({ change }) => fits(change)).map(({ ends }) => ends);
  return [
    // What is sent nowhere any more is no way there.
    ...textsOf(connected(split.map(({ stays }) => stays)), areMany),
    ...(
      [
        ["deleted", ({ action }) => action === "delete"],
        ["switched off", switchesOff],
      ] as const satisfies [string, (change: Change) => boolean][]
    ).flatMap(([what, fits]) =>
      textsOf(connected(ending(fits)), areMany).map((text) => `until now, what is ${what} is ${text}`),
    ),
  ];
}

function audienceOf({ address, within }: Change): string {
  return within?.[0]?.address ?? address;
}

/** The audiences among changes that are connected, each once, with each destination as one that it is sent to if one change says so. */
function connected(changes: readonly Change[]): Connected[] {
  return [...groupBy(changes, audienceOf).values()].flatMap((own) => {
    const all = own.flatMap(({ impact }) => impact.destinations ?? []);
    const byName = groupBy(all, (each) => destinationName(each) ?? each.id);
    const destinations = [...byName.values()].flatMap((same) =>
      sendsOrder.flatMap((sends) => same.filter((each) => audienceSends(each) === sends)).slice(0, 1),
    );
    return destinations.length === 0 ? [] : [{ changes: own, destinations }];
  });
}

function textsOf(audiences: readonly Connected[], areMany: boolean): string[] {
  if (!areMany) return wayTexts(audiences.flatMap(({ destinations }) => destinations));
  return ways.flatMap(([sends, write]) => {
    const there = audiences
      .map(({ changes, destinations }) => ({
        changes,
        names: destinationNames(destinations.filter((each) => audienceSends(each) === sends)),
      }))
      .filter(({ names }) => names.length > 0);
    return there.length === 0
      ? []
      : [`${write(namesText(there.map(({ names }) => names)))}: ${whoText(there.flatMap(({ changes }) => changes))}`];
  });
}

/** Destinations of several audiences, which need not be those of each. */
function namesText(own: readonly string[][]): string {
  const all = [...new Set(own.flat())];
  const areSame = own.every((names) => names.length === all.length);
  return areSame ? joinSome(all) : `one or more of ${joinSome(all)}`;
}

function whoText(changes: readonly Change[]): string {
  return `${plural(groupBy(changes, audienceOf).size, "audience")} (${labelledSum("members", membersOf(changes))})`;
}
