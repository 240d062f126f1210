/** What may stand in a phrase in place of a word in braces, and what the phrase then says in the query language. */
export type Phrase = readonly [words: string, query: string];

/**
 * What is said of a value, after its noun. `{value}` is one value, `{values}` a list with "or", `{duration}` a length of time
 * and `{date}` a day or an instant. What brackets say is open is so by the query itself. `$` stands for the noun in the query, `#` for what the braces hold.
 */
export const comparisons: readonly Phrase[] = [
  ["is set", "$.exists()"],
  ["is not set", "$.absent()"],
  ["is {value}", "$.equals(#)"],
  ["is not {value} (or not set)", "NOT $.equals(#)"],
  ["is set to something other than {value}", "$.differs(#)"],
  ["is {value} (or not set)", "NOT $.differs(#)"],
  ["is over {value}", "$.greater_than(#)"],
  ["is over {value} [in the order of texts, or never]", "$.greater_than(#)"],
  ["is at least {value}", "$.at_least(#)"],
  ["is at least {value} [in the order of texts, or never]", "$.at_least(#)"],
  ["is under {value}", "$.less_than(#)"],
  ["is under {value} [in the order of texts, or never]", "$.less_than(#)"],
  ["is at most {value}", "$.at_most(#)"],
  ["is at most {value} [in the order of texts, or never]", "$.at_most(#)"],
  ["contains {values}", "$.contains(#)"],
  ["contains one of {values}", "$.contains_one(#)"],
  ["does not contain {values} (or is not set)", "NOT $.contains(#)"],
  ["starts with {value}", "$.starts_with(#)"],
  ["ends with {value}", "$.ends_with(#)"],
  ["is one of {values}", "$.one_of(#)"],
  ["is not one of {values} (or not set)", "NOT $.one_of(#)"],
  ["is none of {values} (or perhaps not set)", "$.none_of(#)"],
  ["is one of {values} (or perhaps not set)", "NOT $.none_of(#)"],
  ["is before {date}", "$.before_date(#)"],
  ["is after {date}", "$.after_date(#)"],
  ["is in the last {duration}", "$.within_last(#)"],
  ["is not in the last {duration} (or not set)", "NOT $.within_last(#)"],
  ["is in the next {duration}", "$.within_next(#)"],
  ["is not in the next {duration} (or not set)", "NOT $.within_next(#)"],
  ["is {duration} ago or longer", "$.before_last(#)"],
  ["is not {duration} ago or longer (or not set)", "NOT $.before_last(#)"],
  ["is {duration} from now or later", "$.after_next(#)"],
  ["is not {duration} from now or later (or not set)", "NOT $.after_next(#)"],
];

/** What is said of a number that is never missing, besides. */
export const comparisonsOfCounts: readonly Phrase[] = [
  ["is other than {value}", "$.differs(#)"],
  ["is {value} (and nothing else)", "NOT $.differs(#)"],
  ["does not contain {values}", "NOT $.contains(#)"],
  ["is none of {values}", "$.none_of(#)"],
];

/** How a property of many events becomes one value. */
export const reductions: readonly Phrase[] = [
  ["the total of", "sum"],
  ["the average of", "avg"],
  ["the highest", "max"],
  ["the lowest", "min"],
  ["the first", "first"],
  ["the last", "last"],
  ["the most frequent", "mode"],
];

/** How often, with whether "never" has to be said, as it would hold, too. */
export const amounts: readonly { words: string; call: string; never: (number: number) => boolean }[] = [
  { words: "exactly", call: "equals", never: (number) => number === 0 },
  { words: "more than", call: "greater_than", never: (number) => number < 0 },
  { words: "at least", call: "at_least", never: (number) => number <= 0 },
  { words: "fewer than", call: "less_than", never: (number) => number > 0 },
  { words: "at most", call: "at_most", never: (number) => number >= 0 },
];

/** Which users of an account. */
export const users: readonly Phrase[] = [
  ["at least one user of the account", "ANY"],
  ["no user of the account", "NOT ANY"],
  ["every user of the account", "ALL"],
  ["not every user of the account", "NOT ALL"],
];

/** When, after what was done. */
export const windows: readonly Phrase[] = [
  ["in the last {duration}", ".within(#)"],
  ["within {duration} after the event around it", ".within(parent: #)"],
  ["between {duration} and {duration} ago", ".between(#)"],
  ["between {duration} and {duration} after the event around it", ".between(parent: #)"],
  [
    "in the latest session (which ends after {duration} without activity) [activity: these events, or all events; when it is over: its events count, or do not]",
    ".expires_after(#)",
  ],
];
