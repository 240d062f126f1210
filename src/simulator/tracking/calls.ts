import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import { itemsOf, replaceItems } from "../collections.ts";
import { refuse } from "../refusal.ts";
import type { SimulatedSpace } from "../state.ts";
import type { StoredAccount, StoredEvent, StoredPerson } from "../state/people.ts";
import type { World } from "../world.ts";

/** One call of the tracking API, with the space that it is for and when it arrived. */
interface Received {
  call: JsonObject;
  space: SimulatedSpace;
  world: World;
  /** ISO 8601 in UTC. */
  receivedAt: string;
}

/** What each call does, by its name in the tracking API. */
export const trackingCalls: Readonly<Record<string, (received: Received) => void>> = {
  identify: (received) =>
    changePerson(received, (person) => ({ ...person, traits: merge(person.traits, received.call["traits"]) })),
  track: (received) => addEvent(received, textAt(received.call, "event")),
  page: (received) => addEvent(received, "Page Viewed", "page_name"),
  screen: (received) => addEvent(received, "Screen Viewed", "screen_name"),
  group,
};

/** The names of the calls, for messages. */
export const callNames: readonly string[] = [...Object.keys(trackingCalls), "batch"];

/** @param nameAs What queries call the name that the call gives (API.md 4.9). Left out: such a call has none. */
function addEvent(received: Received, event: string, nameAs?: string): void {
  const { call, receivedAt } = received;
  const { name } = call;
  const happened: StoredEvent = {
    event,
    timestamp: timeAt(call) ?? receivedAt,
    receivedAt,
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
  const { call, space, world } = received;
  const id = textAt(call, "groupId");
  const { id: user } = changePerson(received, (person) => person);
  const accounts = itemsOf(space, "accounts");
  const before: StoredAccount = accounts.find((account) => account.id === id) ?? { id, traits: {}, users: [] };
  const after: StoredAccount = {
    ...before,
    traits: merge(before.traits, call["traits"]),
    users: [...new Set([...before.users, user])],
  };
  replaceItems(space, "accounts", [...accounts.filter((account) => account !== before), after], world);
}

/** Changes the person that a call is of, who is new when nobody has its id. */
function changePerson(
  { call, space, world, receivedAt }: Received,
  change: (person: StoredPerson) => StoredPerson,
): StoredPerson {
  const [type, id] = identityOf(call);
  const people = itemsOf(space, "people");
  const before = people.find((person) => person.id === id) ?? { id, idTypes: [type], traits: {}, events: [] };
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

function merge(before: JsonObject, traits: JsonValue | undefined): JsonObject {
  if (traits === undefined) return before;
  if (!isJsonObject(traits)) throw refuse(400, "traits has to be an object.", "traits");
  return { ...before, ...traits };
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

/** ISO 8601 with a zone: other texts are instants for some programs and not for others. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

function timeAt({ timestamp }: JsonObject): string | undefined {
  if (timestamp === undefined) return undefined;
  const atMs = typeof timestamp === "string" && instant.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
  const text = Number.isNaN(atMs) ? "" : new Date(atMs).toISOString();
  // Years of more than four digits could not be read again from a state file.
  if (!/^\d{4}-/.test(text)) throw refuse(400, "timestamp has to be an ISO 8601 instant with a zone.", "timestamp");
  return text;
}
