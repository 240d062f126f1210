import { isJsonObject, member, type JsonObject } from "../../values/json.ts";
import { itemsOf, replaceItems } from "../collections.ts";
import { setTraits } from "../people/former-traits.ts";
import { refuse } from "../refusal.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredAccount, StoredEvent, StoredPerson } from "../state/people.ts";
import type { World } from "../world.ts";
import { timeAt } from "./time-at.ts";

/** One call of the tracking API, with the space that it is for and when it arrived. */
interface Received {
  call: JsonObject;
  space: SimulatedSpace;
  world: World;
  /** ISO 8601 in UTC. */
  receivedAt: string;
  /** The id of the source that its write key names. Left out: it names none. */
  sourceId?: string;
}

/** What each call does, by its name in the tracking API. */
export const trackingCalls: Readonly<Record<string, (received: Received) => void>> = {
  identify: (received) =>
    changePerson(received, (person) => setTraits(person, traitsOf(received.call), received.receivedAt)),
  track: (received) => addEvent(received, textAt(received.call, "event")),
  page: (received) => addEvent(received, "Page Viewed", "page_name"),
  screen: (received) => addEvent(received, "Screen Viewed", "screen_name"),
  group,
};

/** The names of the calls, for messages. */
export const callNames: readonly string[] = [...Object.keys(trackingCalls), "batch"];

/** @param nameAs What queries call the name that the call gives (API.md 4.9). Left out: such a call has none. */
function addEvent(received: Received, event: string, nameAs?: string): void {
  const { call, receivedAt, sourceId } = received;
  const { name } = call;
  const happened: StoredEvent = {
    event,
    timestamp: timeAt(call) ?? receivedAt,
    receivedAt,
    ...(sourceId !== undefined && { sourceId }),
    properties: {
      ...objectAt(call, "properties"),
      ...(nameAs !== undefined && typeof name === "string" && { [nameAs]: name }),
    },
    ...(call["context"] !== undefined && { context: objectAt(call, "context") }),
  };
  changePerson(received, (person) => ({ ...person, events: [...person.events, happened] }));
}

/** Takes the person into the account, and sets its traits. */
function group(received: Received): void {
  const { call, space, world, receivedAt } = received;
  const id = textAt(call, "groupId");
  const { id: user } = changePerson(received, (person) => person);
  const accounts = itemsOf(space, "accounts");
  const before = accounts.find((account) => account.id === id) ?? { id, traits: {}, users: [], since: receivedAt };
  const after = setTraits(join(before, user, receivedAt), traitsOf(call), receivedAt);
  replaceItems(space, "accounts", [...accounts.filter((account) => account !== before), after], world);
}

function join(account: StoredAccount, user: string, at: string): StoredAccount {
  if (account.users.includes(user)) return account;
  return { ...account, users: [...account.users, user], joins: [...(account.joins ?? []), { user, at }] };
}

/** Changes the person that a call is of, who is new when nobody has its id. */
function changePerson(
  { call, space, world, receivedAt }: Received,
  change: (person: StoredPerson) => StoredPerson,
): StoredPerson {
  const [type, id] = identityOf(call);
  const people = itemsOf(space, "people");
  const before = people.find((person) => person.id === id) ?? {
    id,
    idTypes: [],
    traits: {},
    events: [],
    since: receivedAt,
  };
  const email = member(call["traits"], "email") === undefined ? [] : ["email"];
  const known = { ...before, idTypes: [...new Set([...before.idTypes, type, ...email])], seenAt: receivedAt };
  const after = change(known);
  replaceItems(space, "people", [...people.filter((person) => person !== before), after], world);
  return after;
}

/** Who a call is of: profiles are not merged, so an anonymous one stays somebody else. */
function identityOf(call: JsonObject): [type: string, id: string] {
  if (call["userId"] !== undefined) return ["user_id", textAt(call, "userId")];
  if (call["anonymousId"] !== undefined) return ["anonymous_id", textAt(call, "anonymousId")];
  throw refuse(400, "A call needs a userId or an anonymousId.", "userId");
}

function traitsOf({ traits = {} }: JsonObject): JsonObject {
  if (!isJsonObject(traits)) throw refuse(400, "traits has to be an object.", "traits");
  return traits;
}

function textAt(call: JsonObject, field: string): string {
  const value = call[field];
  if (typeof value === "string" && value !== "") return value;
  if (typeof value === "number" && field !== "event") return String(value);
  throw refuse(400, `${field} has to be a text that is not empty.`, field);
}

function objectAt(call: JsonObject, field: string): JsonObject {
  const value = call[field] ?? {};
  if (isJsonObject(value)) return value;
  throw refuse(400, `${field} has to be an object.`, field);
}
