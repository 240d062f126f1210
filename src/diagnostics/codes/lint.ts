/**
 * Rules about what queries mean, and about names: what is written is valid and probably not what was meant. All are warnings, and
 * `spec.lint.ignore` of the project file leaves any of them out.
 */
export const lintCodes = {
  "lint-contradiction": {
    title: "Two conditions exclude each other",
    explanation:
      "Both are joined by AND, or are filters of one chain, and nothing can fulfil them together: two counts of the same events that do not overlap, no event and a value that is made of it, two different values of one trait, two windows that lie apart, a condition and its opposite. Most often OR was meant, or one of two numbers is wrong. NOT (x OR NOT x) is such a pair, too. A trait or property may hold a list, where two values can be found at once; the message says where that matters.",
  },
  "lint-always-true": {
    title: "One of two conditions always holds",
    explanation:
      "Both are joined by OR, and where the first is false the second is true, so the pair filters nobody out. So does NOT before two conditions that exclude each other. Most often AND was meant: NOT x = 'a' OR NOT x = 'b' holds for everybody, NOT x = 'a' AND NOT x = 'b' for those who have neither value.",
  },
  "lint-call-name": {
    title: "A kind of call is asked for as an event",
    explanation:
      "event('page') looks for events that somebody named so with a track call. Page and screen calls are the events Page Viewed and Screen Viewed, and what identify and group calls send is read with trait(…). An event that really was given such a name goes into spec.lint.names of the project file.",
  },
  "lint-result-type": {
    title: "What is made of events is compared with something it never is",
    explanation:
      "sum(…), avg(…), max(…) and min(…) give a number, and mode(…) gives a text, also where the values are numbers. Nothing documents what a comparison with a value of another sort gives, nor whether a text is larger than a number. Write = for the very value of mode(…), and take a reducer of numbers for one that is larger or smaller.",
  },
  "lint-reference-type": {
    title: "A reference is compared with something it never gives",
    explanation:
      "An audience is a trait that is true or false. A computed trait that counts, sums or averages is a number, one that ends in mode(…) is a text, and one that ends in unique(…) is a list. Nothing documents what a comparison with a value of another sort gives; most likely it never holds. A count is a whole number from 0 on, so it is never less than 0.",
  },
  "lint-account-trait": {
    title: "An audience of users asks for a trait of accounts",
    explanation:
      "Segment documents that traits of accounts are not available in audiences of users, and that membership in an audience of accounts is. So the condition goes into an audience of type ACCOUNTS, and the audience of users asks whether its people are in that one. The other way round works: audiences of accounts take conditions on what is computed for their users. What linked audiences make of a trait of accounts is not documented, so nothing is said of them.",
  },
  "lint-left-only": {
    title: "A condition finds only people who left an audience",
    explanation:
      "The trait of an audience is true for members and false after leaving. Who was never a member has no such trait, and no comparison with =, != or one_of(…) holds for that; whether none_of(…) does is not documented. NOT … = 'true' is for all who are not members now; those who left are … .exists() AND NOT … = 'true'.",
  },
  "lint-disabled-reference": {
    title: "A query refers to something that is disabled",
    explanation:
      "Segment does not compute what has enabled: false, so the trait that a query asks for is not updated. Whether profiles keep its last value is not documented. Enable it, or ask for its conditions directly.",
  },
  "lint-long-chain": {
    title: "Audiences refer to each other in a long chain",
    explanation:
      "Each reference is to what was computed before. When a person changes, every audience of the chain has to be computed once more, one after the other, and those in batches wait for their turn each time. Three references deep is the most that this rule lets pass; ask for the conditions of an inner one directly to make a chain shorter.",
  },
  "lint-raw-key": {
    title: "A key is written out where a reference would do",
    explanation:
      "${audience.NAME.key} and ${trait.NAME.key} stand for the key of what a manifest declares. With a reference the order of changes is known, a key that changes is followed, and a manifest that is taken away is noticed. A key that is written out has none of that. Where the manifest does not say the key, it is probably what Segment makes of the name; a trait of another origin that is called so too goes into spec.lint.names of the project file.",
  },
  "lint-near-name": {
    title: "Two names differ by next to nothing",
    explanation:
      "Names of events, properties and traits are texts that nobody checks, and one that is mistyped matches nothing. This compares all names of a project, and traits with the keys of what its manifests adopt: capitals, blanks, _ and - aside, one letter, or the order of two. Where a word is short, both may be words: another letter counts only where one name is rare (Cart Viewed and Card Viewed), and names of up to five letters count only where they begin and end alike: emal with one use and email with three, Ligin with one and Login with ten. Properties of one event need no such numbers for a missing letter. Digits (step1 and step2), words of up to three letters (user_id and user_ip) and the plural of a short name (plan and plans) are no slips. A dot leads into an object and is no slip. The rarer of two spellings is pointed at. A name that the catalog of the environment has is let through, and one that it lacks is reported by a rule about the catalog alone. A name that is meant goes into spec.lint.names of the project file.",
  },
  "lint-name-pattern": {
    title: "The display name of an audience is not as the project has agreed",
    explanation:
      "spec.lint.namePatterns of the project file says what display names of audiences look like, so that people find them in the Segment app; each has to fit one of the patterns, where * is any text and ? is one character. A new name of a live audience keeps its key. A name that is meant as it is goes into spec.lint.names.",
  },
  "lint-same-meaning": {
    title: "Two manifests compute the same",
    explanation:
      "The queries of both mean the same, and type, target and options are the same as well. Each counts against the limits of the space and is computed by itself. One of them with several destinations does the same work; when both are wanted, let spec.lint.ignore of the project file leave this rule out.",
  },
} as const;
