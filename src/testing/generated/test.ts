// Generated from schemas/test.schema.json by `npm run generate`. Do not edit.

import type { JsonObject, JsonValue } from "../../values/json.ts";

/**
 * A time: -3 days or +2 hours from spec.now, now, or ISO 8601 with a zone. Units are seconds, minutes, hours, days of 24 hours, and weeks.
 */
export type Time = string;

/**
 * One test: invented people, and what audiences and computed traits have to say of them. Nobody asks Segment.
 */
export interface TestFile {
  /**
   * The version of this file format.
   */
  apiVersion: "audiencectl/v1";
  /**
   * Marks the document as a test.
   */
  kind: "Test";
  /**
   * What the test is called.
   */
  metadata: {
    /**
     * The name of the test, once in the project. Lower-case letters, digits and hyphens.
     */
    name: string;
    /**
     * Free key-value pairs, by which tests can be chosen.
     */
    labels?: {
      [k: string]: string;
    };
    /**
     * The environments whose manifests the test is for; all of them when left out.
     *
     * @minItems 1
     */
    environments?: string[];
  };
  spec: TestSpec;
}
/**
 * The people, and what is expected of them.
 */
export interface TestSpec {
  /**
   * The instant at which queries are computed: ISO 8601 with a zone. Times such as -3 days count from here.
   */
  now: string;
  settings?: TestSettings;
  /**
   * People by a name of their own, which is used only in the test. No person can be called at.
   */
  people?: {
    [k: string]: TestPerson;
  };
  /**
   * Accounts by a name of their own. No name is that of a person, too.
   */
  accounts?: {
    [k: string]: TestAccount;
  };
  /**
   * Rows of the data graph by the name of the person or account that they belong to.
   */
  entities?: {
    [k: string]: TestRows;
  };
  /**
   * What is expected, by the address of an audience or a computed trait.
   */
  expect: {
    [k: string]: AudienceExpectations | TraitExpectations;
  };
}
/**
 * What Segment leaves open, settled for this test. What is not settled is unknown, and a test that it would decide fails and names it.
 */
export interface TestSettings {
  /**
   * Decides whether a condition on events of an account, outside of ANY and ALL, asks one user or all users together. Open in Segment: the builder's default is one user; traits of accounts work on all together.
   */
  accountEvents?: "any-user" | "all-users-together" | "unknown";
  /**
   * Decides whether ALL is true for an account without users. Open in Segment: not documented.
   */
  allOfNobody?: true | false | "unknown";
  /**
   * Decides whether a condition on a path with `$` holds when one entry fits, or only when all do. Open in Segment: documented as: conditions apply to each array entry.
   */
  arrayMatch?: "any-entry" | "every-entry" | "unknown";
  /**
   * Decides whether a trait that is a list of objects can be looked into. Open in Segment: documented as: lists of objects become text.
   */
  arraysInTraits?: "flattened-text" | "nested" | "unknown";
  /**
   * Decides whether values that are not spelt alike, such as '5.0' and 5, '5.0' and '5', or 'TRUE' and true, are equal. Open in Segment: documented only for values that are spelt alike.
   */
  coercion?: "as-text" | "as-number" | "unknown";
  /**
   * Decides whether `context('timestamp')` is the time of the event. Open in Segment: seen in live queries, not documented.
   */
  contextTimestamp?: "event" | "absent" | "unknown";
  /**
   * Decides whether `before_date` and `after_date` hold at the very instant, or on the very day of a date. Open in Segment: not documented.
   */
  dateBorder?: "in" | "out" | "unknown";
  /**
   * Decides how far back events without a window are looked at. Open in Segment: documented as about three years.
   */
  defaultLookbackDays?: number | ("unlimited" | "unknown");
  /**
   * Decides what `sum` and `avg` give when there is no number. Open in Segment: not documented.
   */
  emptySum?: "absent" | 0 | "unknown";
  /**
   * Decides what `unique` gives when there is no value. Open in Segment: not documented.
   */
  emptyUnique?: "absent" | "empty-list" | "unknown";
  /**
   * Decides whether `within`, `between`, `first` and `last` take every row of an entity, or none. Open in Segment: not documented; rows have no time.
   */
  entityWindow?: "every-row" | "no-row" | "unknown";
  /**
   * Decides whether names of events that differ only in capital letters are one event. Open in Segment: only values of entities are documented to be told apart.
   */
  eventNameCase?: "exact" | "ignored" | "unknown";
  /**
   * Decides whether `first` and `last` go by when an event happened or when it was received. Open in Segment: not documented; decides only where the two orders differ.
   */
  firstLastOrder?: "timestamp" | "received" | "unknown";
  /**
   * Decides whether an event that happens after `now`, and was received by then, is looked at. Open in Segment: not documented.
   */
  futureEvents?: "out" | "in" | "unknown";
  /**
   * Decides whether `mode` over a trait, without an event before it, counts each user of an account once or with each event. Open in Segment: the app documents it for the users who did an event.
   */
  modeWithoutEvent?: "each-user" | "each-event" | "unknown";
  /**
   * Decides whether `none_of` holds for a value that is absent. Open in Segment: not documented.
   */
  noneOfAbsent?: true | false | "unknown";
  /**
   * Decides what `>`, `>=`, `<` and `<=` give for a value that is no number. Open in Segment: not documented.
   */
  orderOfTexts?: false | "code-units" | "unknown";
  /**
   * Decides whether a reducer over a path with `$` takes each entry as a value of its own. Open in Segment: documented for `mode` only.
   */
  reducerOverArray?: "each-entry" | "whole" | "unknown";
  /**
   * Decides whether `within_last`, `within_next`, `before_last` and `after_next` go by days in UTC or by the instant. Open in Segment: documented as the current date at a time that Segment determines.
   */
  relativeDates?: "utc-day" | "instant" | "unknown";
  /**
   * Decides whether a nested event at the very instant of the one around it lies after it. Open in Segment: documented as strict order, without a word on equal times.
   */
  sameInstant?: "in" | "out" | "unknown";
  /**
   * Decides whether a session window still holds its events when it is over. Open in Segment: not documented.
   */
  sessionAfterExpiry?: "keep" | "empty" | "unknown";
  /**
   * Decides whether a session is made of the events that are counted or of all events of the profile. Open in Segment: not documented.
   */
  sessionOf?: "this-stream" | "all-events" | "unknown";
  /**
   * Decides whether comparisons of texts see capital letters. Open in Segment: only values of entities are documented to be told apart.
   */
  textCase?: "exact" | "ignored" | "unknown";
  /**
   * Decides whether `sum`, `avg`, `max`, `min` and comparisons by size read a number that is written as a text. Open in Segment: reducers are documented for numeric values only.
   */
  textNumbers?: "ignore" | "read" | "unknown";
  /**
   * Decides in which order `as string`, `mode` and `unique` put texts. Open in Segment: documented as alphabetical.
   */
  textOrder?: "code-units" | "unknown";
  /**
   * Decides whether a condition on a trait of an account, outside of ANY and ALL, asks the account or one of its users. Open in Segment: ANY and ALL ask the users; not documented for a condition without them.
   */
  traitOwner?: "account" | "any-user" | "unknown";
  /**
   * Decides whether a window ends at the instant, or takes in whole hours of UTC. Open in Segment: documented as precise down to the hour; decides only for events within an hour of the border.
   */
  windowBorder?: "exact" | "hour" | "unknown";
  /**
   * Decides what a query sees of an audience or a trait that is disabled: the value it had last, which the trait of a person has to say, or nothing. Not documented by Segment.
   */
  disabledAudience?: "stale" | "absent" | "unknown";
  /**
   * How long ago what Segment computes in batches was computed when another query looks at it. Left out: just now.
   */
  batchAge?: string;
}
/**
 * A profile as it is after identity resolution.
 */
export interface TestPerson {
  /**
   * Another person whose traits, events, rows and ids this one has, too. Its own traits win, one by one; its own events and rows come on top; its own ids take the place of the others.
   */
  basedOn?: string;
  /**
   * External ids by type, such as user_id or email. Left out: a user_id. Who has none of those that an audience asks for is no member of it.
   */
  ids?: {
    [k: string]: string | number;
  };
  traits?: Traits;
  /**
   * What the person did, in any order.
   */
  events?: TestEvent[];
}
/**
 * Traits by name. null says that the trait is not there. A trait by the key of an audience or a computed trait of the project takes the place of what would be computed.
 */
export interface Traits {
  [k: string]: JsonValue;
}
/**
 * One thing that a person did, or several alike.
 */
export interface TestEvent {
  /**
   * The name of the event. A page is Page Viewed, a screen is Screen Viewed.
   */
  event: string;
  /**
   * When it happened.
   */
  at: string;
  /**
   * How often it happened: the first time at, then once more every so often, forwards in time.
   */
  times?: number;
  /**
   * The time from one to the next, where times is more than 1.
   */
  every?: string;
  /**
   * Properties by name.
   */
  properties?: JsonObject;
  /**
   * The context of the event.
   */
  context?: JsonObject;
  /**
   * The id of the source that it came from.
   */
  source?: string;
  /**
   * When Segment received it: before that, nobody knows of it. Left out: when it happened.
   */
  receivedAt?: string;
}
/**
 * An account with the people who belong to it.
 */
export interface TestAccount {
  traits?: Traits;
  /**
   * Names of people: all who sent a group call for the account.
   */
  users?: string[];
}
/**
 * Rows by the slug of the relationship that reaches them.
 */
export interface TestRows {
  [k: string]: TestRow[];
}
/**
 * A row of the data graph.
 */
export interface TestRow {
  /**
   * Columns by name.
   */
  properties?: JsonObject;
  entities?: TestRows1;
}
/**
 * The rows that its own relationships reach.
 */
export interface TestRows1 {
  [k: string]: TestRow[];
}
/**
 * Who is a member, at one instant or at several.
 *
 */
export interface AudienceExpectations {
  [k: string]: unknown;
}
/**
 * The values of people, at one instant or at several.
 *
 */
export interface TraitExpectations {
  [k: string]: unknown;
}
/**
 * Who is a member of an audience at one instant, and who is not. Nothing is expected of anybody else.
 */
export interface AudienceExpectation {
  /**
   * The instant that is now for this expectation. Left out: spec.now.
   */
  at?: string;
  /**
   * People who are members, or accounts where the audience is of accounts.
   */
  members?: string[];
  /**
   * Those who are not.
   */
  notMembers?: string[];
}
/**
 * The values of a computed trait by person, or by account, at one instant. null says that there is no value; the text absent is a text.
 */
export interface TraitExpectation {
  /**
   * The instant that is now for these values. Left out: spec.now.
   */
  at?: string;
  [k: string]: JsonValue | string | undefined;
}
