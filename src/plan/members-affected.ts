import { kindOf } from "../resources/kinds.ts";
import { ADOPT_WITH_CHANGES, countedAs } from "./change/counted-as.ts";
import { count, plural } from "../values/words.ts";
import type { CountedMembers } from "./change/counted-members.ts";
import { changedFields } from "./change/changed-fields.ts";
import type { Change } from "./generated/plan.ts";

/** Actions that those notice whom an audience holds, and those who are sent it. */
const noticed: ReadonlySet<string> = new Set(["update", "replace", "delete", ADOPT_WITH_CHANGES]);

/** What an audience is called and how it is described: whoever is in it stays, and is sent as before. */
export const WORDS_OF_AUDIENCES: ReadonlySet<string> = new Set(["name", "description"]);

/** Whether a change is of an audience that holds somebody, be it known how many or not, and does more than to mark it. */
export function hasMembers(change: Change): boolean {
  const { action, impact, within: [audience] = [] } = change;
  // A new part may be of an audience that is live already, whatever its size is.
  return action === "create"
    ? impact.members !== undefined || audience?.id !== undefined
    : noticed.has(countedAs(change));
}

/**
 * The changes that people notice, new audiences that are sent somewhere among them. What only gets another name or file is
 * the same to them, and a marker is nothing to anybody.
 */
export function noticedChanges(changes: readonly Change[]): Change[] {
  return changes.filter((change) => {
    const { action, impact, within } = change;
    if (action === "create" && !within && impact.destinations?.some(({ sends }) => sends !== "never")) return true;
    if (!hasMembers(change)) return false;
    return (
      within !== undefined ||
      isDestroyed(action) ||
      !changedFields(change).every((field) => WORDS_OF_AUDIENCES.has(field))
    );
  });
}

function isDestroyed(action: Change["action"]): boolean {
  return action === "delete" || action === "replace";
}

/** How many audiences there are, of how many of them Segment does not say the size, and the sums of the other sizes. */
export interface Members {
  audiences: number;
  unknown: number;
  /** People, of all audiences that have people. `undefined`: all audiences of a known size have accounts. */
  known: number | undefined;
  /** Accounts, of all audiences that have accounts; `undefined` without any. */
  accounts: number | undefined;
}

/** The members of the audiences among objects; parts know those of their audience, which counts once. */
export function membersOf(objects: readonly Pick<Change, "address" | "kind" | "within" | "impact">[]): Members {
  const byAudience = new Map<string, CountedMembers>();
  for (const { address, kind, within, impact } of objects) {
    const audience = within?.[0]?.address ?? address;
    if (within === undefined && impact.members === undefined && kindOf(kind).keyMeans !== "audience") continue;
    byAudience.set(audience, counted(byAudience.get(audience)) ?? impact);
  }
  const sizes = [...byAudience.values()];
  const known = sizes.filter((size) => counted(size) !== undefined);
  const accounts = sumOf(known.filter(({ membersAre: are }) => are === "accounts"));
  const people = sumOf(known.filter(({ membersAre: are }) => are === undefined));
  return {
    audiences: sizes.length,
    unknown: sizes.length - known.length,
    known: people ?? (accounts === undefined ? 0 : undefined),
    accounts,
  };
}

function counted(size: CountedMembers | undefined): CountedMembers | undefined {
  return size?.members === undefined ? undefined : size;
}

/** The sum of sizes that have one unit; `undefined` without any. */
export function sumOf(sizes: readonly CountedMembers[]): number | undefined {
  return sizes.length === 0 ? undefined : sizes.reduce((sum, { members = 0 }) => sum + members, 0);
}

/** Sums of people and of accounts, which are never added up: `14 members`, `14 members and 2 accounts`, `2 accounts`. */
export function sumsText({ known, accounts }: Pick<Members, "known" | "accounts">): string {
  return [
    ...(known === undefined ? [] : [plural(known, "member")]),
    ...(accounts === undefined ? [] : [plural(accounts, "account")]),
  ].join(" and ");
}

/** The same in a place that speaks of members already: `14`, `14 and 2 accounts`. */
export function sumCounts({ known, accounts }: Pick<Members, "known" | "accounts">): string {
  return [
    ...(known === undefined ? [] : [count(known)]),
    ...(accounts === undefined ? [] : [plural(accounts, "account")]),
  ].join(" and ");
}
