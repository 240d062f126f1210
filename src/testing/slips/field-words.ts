import type { Pointer } from "../../values/pointer.ts";
import { places } from "./places.ts";

/** Other words for fields, and what becomes of fields that mean none. */
interface FieldRow {
  at: RegExp;
  meant: Readonly<Record<string, string>>;
  /** What to do about words that mean no field. */
  told?: Readonly<Record<string, string>>;
  rest?: string;
}

const fields: readonly FieldRow[] = [
  {
    at: places.event,
    meant: {
      name: "event",
      type: "event",
      eventname: "event",
      timestamp: "at",
      time: "at",
      when: "at",
      date: "at",
      ago: "at",
      props: "properties",
      received: "receivedAt",
      count: "times",
      interval: "every",
      sourceid: "source",
    },
    told: {
      page: "a page is event: Page Viewed, with its name as page_name below properties",
      screen: "a screen is event: Screen Viewed, with its name as screen_name below properties",
      type: "take it out",
      userid: "take it out, as the event is that of the person",
      anonymousid: "take it out, as the event is that of the person",
      user: "take it out, as the event is that of the person",
    },
    rest: "put it below properties, if it is one of the event",
  },
  {
    at: places.person,
    meant: { extends: "basedOn", base: "basedOn", like: "basedOn", identifiers: "ids", properties: "traits" },
    told: {
      userid: "put it below ids, as user_id",
      anonymousid: "put it below ids, as anonymous_id",
      account: "list the person in users of an account below spec.accounts",
      accounts: "list the person in users of each account below spec.accounts",
      groupid: "list the person in users of an account below spec.accounts",
    },
    rest: "put it below traits, if it is one of the person; rows of an entity are in spec.entities, below the name of the person",
  },
  {
    at: places.account,
    meant: { members: "users", people: "users", properties: "traits" },
    rest: "put it below traits, if it is one of the account; rows of an entity are in spec.entities, below the name of the account",
  },
  {
    at: places.row,
    meant: { columns: "properties", rows: "entities" },
    rest: "put it below properties, if it is a column",
  },
  {
    at: places.expectation,
    meant: {
      now: "at",
      time: "at",
      when: "at",
      in: "members",
      includes: "members",
      include: "members",
      not: "notMembers",
      out: "notMembers",
      absent: "notMembers",
      excludes: "notMembers",
      exclude: "notMembers",
    },
    told: {
      count: "name those who are counted below members",
      size: "name those who are counted below members",
    },
    rest: "put people below members or notMembers",
  },
  {
    at: places.spec,
    meant: {
      profiles: "people",
      profile: "people",
      users: "people",
      user: "people",
      persons: "people",
      person: "people",
      members: "people",
      customers: "people",
      contacts: "people",
      subjects: "people",
      companies: "accounts",
      organizations: "accounts",
      organisations: "accounts",
      groups: "accounts",
      given: "people",
      rows: "entities",
      expected: "expect",
      expectations: "expect",
      assert: "expect",
    },
    told: {
      audience: "take it out, and begin what is expected with its address",
      audiences: "take it out, and begin what is expected with an address",
      trait: "take it out, and begin what is expected with its address",
      query: "take it out, as the query is in the manifest, whose address begins what is expected",
      events: "put it below the person who did them, in spec.people",
      traits: "put it below the person who has them, in spec.people",
    },
  },
];

/** The field that a word usually means in a mapping, and what becomes of a word that means none. */
export function fieldMeant(owner: Pointer, field: string): { meant?: string; hint?: string } | undefined {
  const row = fields.find(({ at }) => at.test(owner));
  const word = field.toLowerCase().replaceAll(/[^a-z]/g, "");
  const meant = row && Object.hasOwn(row.meant, word) ? row.meant[word] : undefined;
  const hint = row?.told && Object.hasOwn(row.told, word) ? row.told[word] : row?.rest;
  if (meant === undefined && hint === undefined) return undefined;
  return { ...(meant !== undefined && { meant }), ...(hint !== undefined && { hint }) };
}
