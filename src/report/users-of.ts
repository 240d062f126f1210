import type { Change, ObjectUser } from "../plan/generated/plan.ts";
import { destinationNames, sentTexts, sizeText, wayTexts } from "./reach-text.ts";
import { calledIn } from "./destination-label.ts";
import { joinSome, MOST_LISTED } from "../values/words.ts";
import { graphRole } from "../plan/order/graph-role.ts";

/** The changes of a plan, those without a change of their own among them, by their addresses. */
export type ByAddress = ReadonlyMap<string, Change>;

/** What uses an object, with what is known of it. */
export interface UserTold {
  /** An address, or name and id of what this project does not own. */
  dependent: string;
  /** The user by which it uses the object. Left out: it uses the object itself. */
  through?: string;
  /** What people call it. */
  name: string;
  /** How many are in it, and where it is sent. Empty: nothing is known of that. */
  about: string[];
  /** Whether it is an audience, as far as that is known. */
  isAudience: boolean;
  /** Where it is sent, or may be. */
  sentTo: string[];
  /** Those of them of which it is not known whether it is sent there. */
  perhapsTo: string[];
}

/**
 * Whatever uses an object, or reads the events of a filter, itself or through others: those that are sent somewhere first.
 *
 * @param byAddress The other changes of the plan. Default: none.
 */
export function usersOf({ impact }: Pick<Change, "impact">, byAddress: ByAddress = new Map()): UserTold[] {
  const { dependents, users = [], indirectUsers = [], eventReaders = [] } = impact;
  const entries = new Map(users.map((user) => [user.dependent, user]));
  const tellUser = (user: ObjectUser): UserTold => tell(user.dependent, user, byAddress.get(user.dependent));
  const direct = [
    ...dependents.map((dependent) => tell(dependent, entries.get(dependent), byAddress.get(dependent))),
    ...eventReaders.filter(({ through }) => through === undefined).map(tellUser),
  ];
  const further = [...indirectUsers, ...eventReaders.filter(({ through }) => through !== undefined)].map(tellUser);
  return [...sentFirst(direct), ...sentFirst(further)];
}

/** Who names the key of what is created already, itself or through others, in the same order. */
export function namersOf(
  { impact: { namers = [] } }: Pick<Change, "impact">,
  byAddress: ByAddress = new Map(),
): UserTold[] {
  const all = namers.map((user) => tell(user.dependent, user, byAddress.get(user.dependent)));
  const direct = all.filter(({ through }) => through === undefined);
  return [...sentFirst(direct), ...sentFirst(all.filter(({ through }) => through !== undefined))];
}

function sentFirst(users: readonly UserTold[]): UserTold[] {
  return users.toSorted((one, other) => Number(other.sentTo.length > 0) - Number(one.sentTo.length > 0));
}

function tell(dependent: string, user: ObjectUser | undefined, change: Change | undefined): UserTold {
  const { kind, through, destinations = [] } = user ?? {};
  const own = change?.impact.destinations ?? destinations;
  // What is new holds nobody yet, and its own sentence says where it will be sent.
  const isNew = change?.action === "create";
  const ways = isNew ? [] : own.filter(({ sends, ends }) => sends !== "never" && !ends);
  return {
    dependent,
    ...(through !== undefined && { through }),
    name: change ? JSON.stringify(calledIn(change)) : user ? JSON.stringify(user.name) : dependent,
    about: isNew ? [] : change ? aboutChange(change, own) : user ? aboutUser(user, own) : [],
    isAudience: kind !== undefined && graphRole(kind) === "other",
    sentTo: destinationNames(ways),
    perhapsTo: destinationNames(ways.filter(({ sends }) => sends === undefined)),
  };
}

function aboutChange(change: Change, destinations: ObjectUser["destinations"] & {}): string[] {
  return known([sizeText([change]), ...sentTexts({ ...change, impact: { ...change.impact, destinations } })]);
}

function aboutUser(user: ObjectUser, destinations: ObjectUser["destinations"] & {}): string[] {
  const { dependent: address, kind, members, membersAre } = user;
  const impact = { dependents: [], ...(members !== undefined && { members, ...(membersAre && { membersAre }) }) };
  return known([sizeText([{ address, kind, impact }]), ...wayTexts(destinations)]);
}

function known(texts: readonly (string | undefined)[]): string[] {
  return texts.filter((text) => text !== undefined);
}

/** Users by name, with their members and where they are sent. Of many, it says where those are sent that it does not name. */
export function namesOfUsers(users: readonly UserTold[]): string {
  const text = joinSome(users.map(({ name, about }) => `${name}${about.length === 0 ? "" : ` (${about.join(", ")})`}`));
  const sent = sentToText(users.slice(MOST_LISTED));
  return sent === undefined ? text : `${text} (some of these are ${sent})`;
}

/** Where users are sent, each place once: `sent to Mailroom`, `perhaps sent to Adverts`; `undefined` where they are sent nowhere. */
export function sentToText(users: readonly Pick<UserTold, "sentTo" | "perhapsTo">[]): string | undefined {
  const sure = new Set(users.flatMap(({ sentTo, perhapsTo }) => sentTo.filter((to) => !perhapsTo.includes(to))));
  const perhaps = new Set(users.flatMap(({ perhapsTo }) => perhapsTo.filter((to) => !sure.has(to))));
  if (sure.size === 0) return perhaps.size === 0 ? undefined : `perhaps sent to ${joinSome([...perhaps])}`;
  return `sent to ${joinSome([...sure])}${perhaps.size === 0 ? "" : `, perhaps also to ${joinSome([...perhaps])}`}`;
}
