import { settingValue, type OpenPoint, type OpenPoints, type Person } from "../../evaluator/index.ts";
import type { JsonObject } from "../../values/json.ts";
import { childPointer, type Pointer } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { joinSome } from "../../values/words.ts";
import type { Definition } from "../definition.ts";
import { expectationOf } from "./expectation.ts";
import type { NamedSubject } from "./name-people.ts";
import { sayShown, saySetting } from "./say-shown.ts";
import { writePeople } from "./write-people.ts";

/** Characters of a key that a comment shows. */
const longestKey = 200;

/** What a new test says, without its name and its environments. */
export interface ComposedTest {
  spec: JsonObject;
  /** Remarks by the place in the document. */
  comments: Map<Pointer, string>;
}

/** What a test is composed of. */
export interface Composition {
  definition: Definition;
  people: readonly NamedSubject[];
  settings: Partial<OpenPoints>;
  /** In milliseconds since 1970. */
  nowMs: number;
  /** The type of an external id that everybody needs besides the `user_id` that everybody has. */
  id: string | undefined;
  /** The objects that the query refers to, by key. */
  referred: ReadonlyMap<string, string>;
  /** Whether people may be written as others with something more. */
  based: boolean;
}

/** Puts the `spec` of a test together, with the remarks that say what it is for. */
export function composeTest(composition: Composition): ComposedTest {
  const { definition, people, settings, nowMs, id, referred, based } = composition;
  const users = usersOf(people);
  const persons: (readonly [string, Person])[] = [
    ...people.flatMap(({ name, subject }) => (subject.type === "person" ? [[name, subject.person] as const] : [])),
    ...[...users].map(([, { name, person }]) => [name, person] as const),
  ];
  const written = writePeople(persons, { nowMs, id, keys: new Set(referred.keys()), based });
  const accounts = Object.fromEntries(
    people.flatMap(({ name, subject }): [string, JsonObject][] => {
      if (subject.type === "person") return [];
      const { traits, users: own } = subject.account;
      const names = own.flatMap((user) => users.get(JSON.stringify(user))?.name ?? []);
      const has = Object.keys(traits).length > 0 ? { traits: traits as JsonObject } : {};
      return [[name, { ...has, users: [...new Set(names)] }]];
    }),
  );
  const settled = Object.entries(settings).map(([name, value]) => [name, settingValue(value)] as const);
  const spec: JsonObject = {
    now: new Date(nowMs).toISOString().replace(".000Z", "Z"),
    ...(settled.length > 0 && { settings: Object.fromEntries(settled) }),
    ...(persons.length > 0 && { people: written.people }),
    ...(Object.keys(accounts).length > 0 && { accounts }),
    ...(Object.keys(written.entities).length > 0 && { entities: written.entities }),
    expect: { [definition.address]: expectationOf(people) },
  };
  const comments = new Map<Pointer, string>(
    people.map((each) => {
      const of = each.subject.type === "person" ? "people" : "accounts";
      return [childPointer(`/spec/${of}`, each.name), sayShown(each)];
    }),
  );
  const why = Object.keys(settings).map((name) => saySetting(name as OpenPoint));
  if (why.length > 0)
    comments.set("/spec/settings", ["Nobody was found without this assumption; check it.", ...why].join("\n"));
  const owners = [
    ...persons.map(([name, { traits }]) => ({ name, traits })),
    ...people.flatMap(({ name, subject }) =>
      subject.type === "account" ? [{ name, traits: subject.account.traits }] : [],
    ),
  ];
  const stated = [...referred].flatMap((each) => sayStated(each, owners));
  if (stated.length > 0) comments.set(persons.length > 0 ? "/spec/people" : "/spec/accounts", stated.join("\n"));
  return { spec, comments };
}

/** The users of all accounts, those who are alike once, by what they are. */
function usersOf(people: readonly NamedSubject[]): Map<string, { name: string; person: Person }> {
  const users = new Map<string, { name: string; person: Person }>();
  for (const { subject } of people)
    for (const person of subject.type === "account" ? subject.account.users : []) {
      const text = JSON.stringify(person);
      if (!users.has(text)) users.set(text, { name: `user-${users.size + 1}`, person });
    }
  return users;
}

/** Of whom the query of another object is not asked, because its trait is stated. */
function sayStated(
  [key, address]: readonly [key: string, address: string],
  owners: readonly { name: string; traits: Person["traits"] }[],
): string[] {
  const names = owners.filter(({ traits }) => Object.hasOwn(traits, key)).map(({ name }) => name);
  if (names.length === 0) return [];
  const whose = `The trait ${toPrintable(key, longestKey)} is that of ${address}.`;
  if (names.length === owners.length) return [`${whose} It is stated, so that query is not asked here.`];
  return [`${whose} It is stated for ${joinSome(names)}: that query is not asked about them.`];
}
