/**
 * What no documentation says about queries. Each is `unknown` unless somebody settles it; then what depends on it is
 * unknown, too, and names it. Explained in `openPointRows`.
 */
export interface OpenPoints {
  readonly accountEvents: "any-user" | "all-users-together" | "unknown";
  readonly allOfNobody: "true" | "false" | "unknown";
  readonly arrayMatch: "any-entry" | "every-entry" | "unknown";
  readonly arraysInTraits: "flattened-text" | "nested" | "unknown";
  readonly coercion: "as-text" | "as-number" | "unknown";
  readonly contextTimestamp: "event" | "absent" | "unknown";
  readonly dateBorder: "in" | "out" | "unknown";
  readonly defaultLookbackDays: number | "unlimited" | "unknown";
  readonly emptySum: "absent" | "0" | "unknown";
  readonly emptyUnique: "absent" | "empty-list" | "unknown";
  readonly entityWindow: "every-row" | "no-row" | "unknown";
  readonly eventNameCase: "exact" | "ignored" | "unknown";
  readonly firstLastOrder: "timestamp" | "received" | "unknown";
  readonly futureEvents: "out" | "in" | "unknown";
  readonly modeWithoutEvent: "each-user" | "each-event" | "unknown";
  readonly noneOfAbsent: "true" | "false" | "unknown";
  readonly orderOfTexts: "false" | "code-units" | "unknown";
  readonly reducerOverArray: "each-entry" | "whole" | "unknown";
  readonly relativeDates: "utc-day" | "instant" | "unknown";
  readonly sameInstant: "in" | "out" | "unknown";
  readonly sessionAfterExpiry: "keep" | "empty" | "unknown";
  readonly sessionOf: "this-stream" | "all-events" | "unknown";
  readonly textCase: "exact" | "ignored" | "unknown";
  readonly textNumbers: "ignore" | "read" | "unknown";
  readonly textOrder: "code-units" | "unknown";
  readonly traitOwner: "account" | "any-user" | "unknown";
  readonly windowBorder: "exact" | "hour" | "unknown";
}

/** The name of an open point, as test files and messages have it. */
export type OpenPoint = keyof OpenPoints;

/**
 * Events are documented to be looked at for about so many days back (API.md 4.8): three years. That is known, and only what
 * lies further back is open.
 */
export const documentedLookbackDays = 1095;

/** One open point: what it decides, what it can be set to, and why it is open. */
export interface OpenPointRow {
  /** What it decides, after "decides". */
  readonly about: string;
  /** What it can be, besides `unknown`. A whole number is `number`. */
  readonly allowed: readonly string[];
  /** The smallest number that it can be; a smaller one is against the documentation. Left out: it is no number. */
  readonly least?: number;
  /** What is taken when nobody settles it. */
  readonly default: string | number;
  /** The section of API.md that leaves it open, and what is known. */
  readonly reason: string;
}

const page = "API.md 4.9";

/** A row for each open point. */
export const openPointRows: Readonly<Record<OpenPoint, OpenPointRow>> = {
  accountEvents: row(
    "whether a condition on events of an account, outside of ANY and ALL, asks one user or all users together",
    ["any-user", "all-users-together"],
    "the builder's default is one user; traits of accounts work on all together",
  ),
  allOfNobody: row("whether ALL is true for an account without users", ["true", "false"], "not documented"),
  arrayMatch: row(
    "whether a condition on a path with `$` holds when one entry fits, or only when all do",
    ["any-entry", "every-entry"],
    "documented as: conditions apply to each array entry",
  ),
  arraysInTraits: row(
    "whether a trait that is a list of objects can be looked into",
    ["flattened-text", "nested"],
    "documented as: lists of objects become text",
  ),
  coercion: row(
    "whether values that are not spelt alike, such as '5.0' and 5, '5.0' and '5', or 'TRUE' and true, are equal",
    ["as-text", "as-number"],
    "documented only for values that are spelt alike",
  ),
  contextTimestamp: row(
    "whether `context('timestamp')` is the time of the event",
    ["event", "absent"],
    "seen in live queries, not documented",
  ),
  dateBorder: row(
    "whether `before_date` and `after_date` hold at the very instant, or on the very day of a date",
    ["in", "out"],
    "not documented",
  ),
  defaultLookbackDays: {
    ...row(
      "how far back events without a window are looked at",
      ["number", "unlimited"],
      "documented as about three years",
    ),
    least: documentedLookbackDays,
  },
  emptySum: row("what `sum` and `avg` give when there is no number", ["absent", "0"], "not documented"),
  emptyUnique: row("what `unique` gives when there is no value", ["absent", "empty-list"], "not documented"),
  entityWindow: row(
    "whether `within`, `between`, `first` and `last` take every row of an entity, or none",
    ["every-row", "no-row"],
    "not documented; rows have no time",
  ),
  eventNameCase: row(
    "whether names of events that differ only in capital letters are one event",
    ["exact", "ignored"],
    "only values of entities are documented to be told apart",
  ),
  firstLastOrder: row(
    "whether `first` and `last` go by when an event happened or when it was received",
    ["timestamp", "received"],
    "not documented; decides only where the two orders differ",
  ),
  futureEvents: row(
    "whether an event that happens after `now`, and was received by then, is looked at",
    ["out", "in"],
    "not documented",
  ),
  modeWithoutEvent: row(
    "whether `mode` over a trait, without an event before it, counts each user of an account once or with each event",
    ["each-user", "each-event"],
    "the app documents it for the users who did an event",
  ),
  noneOfAbsent: row("whether `none_of` holds for a value that is absent", ["true", "false"], "not documented"),
  orderOfTexts: row(
    "what `>`, `>=`, `<` and `<=` give for a value that is no number",
    ["false", "code-units"],
    "not documented",
  ),
  reducerOverArray: row(
    "whether a reducer over a path with `$` takes each entry as a value of its own",
    ["each-entry", "whole"],
    "documented for `mode` only",
  ),
  relativeDates: row(
    "whether `within_last`, `within_next`, `before_last` and `after_next` go by days in UTC or by the instant",
    ["utc-day", "instant"],
    "documented as the current date at a time that Segment determines",
  ),
  sameInstant: row(
    "whether a nested event at the very instant of the one around it lies after it",
    ["in", "out"],
    "documented as strict order, without a word on equal times",
  ),
  sessionAfterExpiry: row(
    "whether a session window still holds its events when it is over",
    ["keep", "empty"],
    "not documented",
  ),
  sessionOf: row(
    "whether a session is made of the events that are counted or of all events of the profile",
    ["this-stream", "all-events"],
    "not documented",
  ),
  textCase: row(
    "whether comparisons of texts see capital letters",
    ["exact", "ignored"],
    "only values of entities are documented to be told apart",
  ),
  textNumbers: row(
    "whether `sum`, `avg`, `max`, `min` and comparisons by size read a number that is written as a text",
    ["ignore", "read"],
    "reducers are documented for numeric values only",
  ),
  textOrder: row(
    "in which order `as string`, `mode` and `unique` put texts",
    ["code-units"],
    "documented as alphabetical",
  ),
  traitOwner: row(
    "whether a condition on a trait of an account, outside of ANY and ALL, asks the account or one of its users",
    ["account", "any-user"],
    "ANY and ALL ask the users; not documented for a condition without them",
  ),
  windowBorder: row(
    "whether a window ends at the instant, or takes in whole hours of UTC",
    ["exact", "hour"],
    "documented as precise down to the hour; decides only for events within an hour of the border",
  ),
};

/** The value of a setting as a test file has it: YAML reads `true`, `false` and `0` as what they look like. */
export function settingValue(value: string | number): boolean | string | number {
  if (value === "true" || value === "false") return value === "true";
  return value === "0" ? 0 : value;
}

/** Nothing settled. */
export const nothingSettled: OpenPoints = Object.fromEntries(
  Object.keys(openPointRows).map((name) => [name, "unknown"]),
) as unknown as OpenPoints;

function row(about: string, allowed: readonly string[], known: string): OpenPointRow {
  return { about, allowed, default: "unknown", reason: `${page}: ${known}` };
}
