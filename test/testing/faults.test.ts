import { describe, expect, test } from "vitest";
import { audience, show } from "../manifest/temp-project.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { followRemedy } from "./follow-remedy.ts";
import { expectation, readTests, testText } from "./read.ts";

/** The findings about one test. */
function read(text: string): Diagnostic[] {
  return readTests({ "a.yaml": text }).diagnostics;
}

/** The same in words, without the file's name. */
function faults(text: string): string[] {
  return read(text).map((each) => show(each).replace("a.yaml:", "").replace(" error", ""));
}

/** A test with these lines before what is expected. */
const withLines = (lines: string): string => testText(`${lines}${expectation}`);
/** A test whose person cid has one event of these fields. */
const withEvent = (fields: string): string =>
  withLines("").replace("    bob:", `    cid: {events: [{${fields}}]}\n    bob:`);
/** A test that expects this. */
const expecting = (lines: string): string => testText(`  accounts: {acme: {users: [ann]}}\n  expect:\n${lines}`);
/** A test with one more person, of these fields. */
const person = (fields: string): string => withLines("").replace("    bob:", `    cid: {${fields}}\n    bob:`);
const nothing = "trait/lifetime-value: {ann: 1}";

type Row = [title: string, text: string, expected: string[]];

const wrong: Row[] = [
  [
    "a misspelt field",
    testText("  expct: {}\n"),
    [
      "9:3-8 test-unknown-field: spec.expct is not a known field [did you mean expect? allowed fields: now, settings, people, accounts, entities, expect]",
    ],
  ],
  [
    "a misspelt field of a person",
    withLines("").replace("traits", "trait"),
    [
      "7:11-16 test-unknown-field: spec.people.ann.trait is not a known field [did you mean traits? allowed fields: basedOn, ids, traits, events]",
    ],
  ],
  [
    "a misspelt field of an event",
    withEvent("event: A, at: now, propertys: {}"),
    [
      "8:40-49 test-unknown-field: spec.people.cid.events[0].propertys is not a known field [did you mean properties? allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "a misspelt setting",
    withLines("  settings: {windowBoder: exact}\n"),
    [
      "9:14-25 test-unknown-field: spec.settings.windowBoder is not a known field [did you mean windowBorder? allowed fields: accountEvents, allOfNobody, arrayMatch, arraysInTraits, coercion, contextTimestamp, dateBorder, defaultLookbackDays, emptySum, emptyUnique, entityWindow, eventNameCase, firstLastOrder, futureEvents, modeWithoutEvent, noneOfAbsent, orderOfTexts, reducerOverArray, relativeDates, sameInstant, sessionAfterExpiry, sessionOf, textCase, textNumbers, textOrder, traitOwner, windowBorder, disabledAudience, batchAge]",
    ],
  ],
  [
    "a value that a setting cannot have",
    withLines("  settings: {windowBorder: exakt}\n"),
    [
      '9:28-33 test-invalid-value: spec.settings.windowBorder is "exakt", which is not allowed [did you mean exact? allowed: exact, hour, unknown]',
    ],
  ],
  [
    "a setting in quotes that has none",
    withLines("  settings: {noneOfAbsent: 'true'}\n"),
    [
      '9:28-34 test-invalid-value: spec.settings.noneOfAbsent is "true", which is not allowed [take the quotes off: true; allowed: true, false, unknown]',
    ],
  ],
  [
    "a number of a setting in quotes",
    withLines("  settings: {emptySum: '0'}\n"),
    [
      '9:24-27 test-invalid-value: spec.settings.emptySum is "0", which is not allowed [take the quotes off: 0; allowed: absent, 0, unknown]',
    ],
  ],
  [
    "an instant without a value",
    withLines("").replace("  now: 2026-03-01T12:00:00Z\n", "  now:\n"),
    ["5:3-6 test-null: spec.now has no value [write now: 2026-03-01T12:00:00Z]"],
  ],
  [
    "a setting without a value",
    withLines("  settings: {windowBorder: }\n"),
    [
      "9:14-26 test-null: spec.settings.windowBorder has no value [write exact, hour or unknown; only a field that is optional can be left out instead]",
    ],
  ],
  [
    "a lookback that is no number of days",
    withLines("  settings: {defaultLookbackDays: 0}\n"),
    [
      "9:35-36 test-invalid-value: spec.settings.defaultLookbackDays is the number 0, which is not allowed [write a whole number of days, from 1095, or unlimited, or unknown; Segment documents that events are looked at for three years, so for less give the query a window, such as within(90 days)]",
    ],
  ],
  [
    "a batch age that is no length",
    withLines("  settings: {batchAge: 12h}\n"),
    ['9:24-27 test-invalid-time: spec.settings.batchAge is "12h", which is not a length of time [write 12 hours]'],
  ],
  [
    "no name",
    withLines("").replace("name: one", ""),
    ["3:1-9 test-missing-field: metadata lacks name [add name: below metadata]"],
  ],
  [
    "a name that is none",
    withLines("").replace("name: one", "name: Win Back"),
    [
      '3:18-26 test-invalid-value: metadata.name is "Win Back", which is not allowed [use 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends: win-back]',
    ],
  ],
  [
    "no instant",
    withLines("").replace("  now: 2026-03-01T12:00:00Z\n", ""),
    ["4:1-5 test-missing-field: spec lacks now [add now: 2026-03-01T12:00:00Z below spec]"],
  ],
  [
    "an instant without a zone",
    withLines("").replace("12:00:00Z", "12:00:00"),
    ['5:8-27 test-invalid-time: spec.now is "2026-03-01T12:00:00", which has no zone [write 2026-03-01T12:00:00Z]'],
  ],
  [
    "a date for an instant",
    withLines("").replace("T12:00:00Z", ""),
    [
      '5:8-18 test-invalid-time: spec.now is "2026-03-01", a date without a time and a zone [write 2026-03-01T00:00:00Z]',
    ],
  ],
  [
    "an instant that is not in the calendar",
    withLines("").replace("03-01T", "02-30T"),
    ['5:8-28 test-invalid-time: spec.now is "2026-02-30T12:00:00Z", which is not in the calendar [correct the date]'],
  ],
  [
    "a length for an instant",
    withLines("").replace("2026-03-01T12:00:00Z", "-3 days"),
    [
      '5:8-15 test-invalid-time: spec.now is "-3 days", which is not a time [write a date and a time with a zone, such as 2026-03-01T12:00:00Z]',
    ],
  ],
  ["nothing expected", testText(""), ["4:1-5 test-missing-field: spec lacks expect [add expect: below spec]"]],
  [
    "an empty list of expectations",
    testText("  expect: {}\n"),
    [
      "9:11-13 test-empty: this test expects nothing [add an address with what is expected: audience/high-spenders: {members: [ann]}]",
    ],
  ],
  [
    "an event without a name",
    withEvent("at: -3 days"),
    ["8:20-33 test-missing-field: spec.people.cid.events[0] lacks event [add event: below spec.people.cid.events[0]]"],
  ],
  [
    "an event without a time",
    withEvent("event: A"),
    [
      "8:20-30 test-missing-field: spec.people.cid.events[0] lacks at [add at: -3 days below spec.people.cid.events[0]]",
    ],
  ],
  [
    "a time without a sign",
    withEvent("event: A, at: 3 days"),
    [
      '8:35-41 test-invalid-time: spec.people.cid.events[0].at is "3 days", which has no sign [write -3 days for the past, or +3 days for what comes]',
    ],
  ],
  [
    "a time in short",
    withEvent("event: A, at: -3d"),
    [
      '8:35-38 test-invalid-time: spec.people.cid.events[0].at is "-3d", which is not the form of a time [write -3 days]',
    ],
  ],
  [
    "a time in months",
    withEvent("event: A, at: -3 months"),
    [
      '8:35-44 test-invalid-time: spec.people.cid.events[0].at is "-3 months", which has no fixed length [count in days: -90 days]',
    ],
  ],
  [
    "a time in words",
    withEvent("event: A, at: yesterday"),
    [
      '8:35-44 test-invalid-time: spec.people.cid.events[0].at is "yesterday", which is not a time [write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z]',
    ],
  ],
  [
    "a time in a misspelt unit",
    withEvent("event: A, at: +3 dyas"),
    [
      '8:35-42 test-invalid-time: spec.people.cid.events[0].at is "+3 dyas", and dyas is no unit of time [write +3 days]',
    ],
  ],
  [
    "a time in a misspelt unit without a sign",
    withEvent("event: A, at: 1 huor"),
    [
      '8:35-41 test-invalid-time: spec.people.cid.events[0].at is "1 huor", and huor is no unit of time [write -1 hour for the past, or +1 hour for what comes]',
    ],
  ],
  [
    "a time in a misspelt unit of no fixed length",
    withEvent("event: A, at: -2 mnths"),
    [
      '8:35-43 test-invalid-time: spec.people.cid.events[0].at is "-2 mnths", and mnths is no unit of time [count in days: -60 days]',
    ],
  ],
  [
    "a length in a misspelt unit",
    withEvent("event: A, at: -9 weeks, times: 2, every: 1 dya"),
    [
      '8:62-67 test-invalid-time: spec.people.cid.events[0].every is "1 dya", which is not a length of time [write 1 day]',
    ],
  ],
  [
    "a time in a unit that is none",
    withEvent("event: A, at: -3 fortnights"),
    [
      '8:35-48 test-invalid-time: spec.people.cid.events[0].at is "-3 fortnights", and fortnights is no unit of time [write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z]',
    ],
  ],
  [
    "a time that is too far away",
    withEvent("event: A, at: -99999999999999 days"),
    [
      '8:35-55 test-invalid-time: spec.people.cid.events[0].at is "-99999999999999 days", which is too far away [write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z]',
    ],
  ],
  [
    "a time of reception that is none",
    withEvent("event: A, at: now, receivedAt: 2026-03-01"),
    [
      '8:52-62 test-invalid-time: spec.people.cid.events[0].receivedAt is "2026-03-01", a date without a time and a zone [write 2026-03-01T00:00:00Z]',
    ],
  ],
  [
    "times without every",
    withEvent("event: A, at: -9 weeks, times: 3"),
    [
      "8:52-53 test-repetition: spec.people.cid.events[0] happens 3 times and does not say how long it takes from one to the next [add every: 1 day, or another length]",
    ],
  ],
  [
    "every without times",
    withEvent("event: A, at: -9 weeks, every: 1 day"),
    [
      "8:52-57 test-repetition: spec.people.cid.events[0] repeats and does not say how often [add times: 3, or another number]",
    ],
  ],
  [
    "every in short",
    withEvent("event: A, at: -9 weeks, times: 2, every: 1d"),
    ['8:62-64 test-invalid-time: spec.people.cid.events[0].every is "1d", which is not a length of time [write 1 day]'],
  ],
  [
    "times that nobody would wait for",
    withEvent("event: A, at: -9 weeks, times: 10001, every: 1 second"),
    [
      "8:52-57 test-invalid-value: spec.people.cid.events[0].times is 10001, above the greatest value 10000 [write 10000 or less]",
    ],
  ],
  [
    "times of nothing",
    withEvent("event: A, at: -9 weeks, times: 0"),
    ["8:52-53 test-invalid-value: spec.people.cid.events[0].times is 0, below the least value 1 [write 1 or more]"],
  ],
  [
    "too many events",
    withLines("").replace(
      "    bob:",
      `    cid: {events: [${"{event: A, at: -9 weeks, times: 1000, every: 1 minute}, ".repeat(101)}]}\n    bob:`,
    ),
    [
      "6:3-9 test-too-large: the people of this test have 101,000 events, more than the 100,000 that a test may have [lower times, or split the test]",
    ],
  ],
  [
    "a base that is nobody",
    withLines("").replace("basedOn: ann", "basedOn: anne"),
    [
      "8:20-24 test-unknown-name: spec.people.bob.basedOn names anne, and spec.people has no such person [did you mean ann?]",
    ],
  ],
  [
    "a base in a circle",
    withLines("").replace("ann: {", "ann: {basedOn: bob, "),
    ["7:20-23 test-based-on-itself: ann is based on bob, which is based on ann [take one basedOn of the circle out]"],
  ],
  [
    "a base of one's own",
    withLines("").replace("basedOn: ann", "basedOn: bob"),
    ["8:20-23 test-based-on-itself: bob is based on itself [take one basedOn of the circle out]"],
  ],
  [
    "a person who is called at",
    withLines("").replace("bob:", "at:"),
    [
      "8:5-7 test-reserved-name: spec.people.at cannot be told from the instant of an expectation [give it another name: at-2]",
    ],
  ],
  [
    "a person whose name is none",
    withLines("").replace("bob:", "bob b:"),
    [
      '8:5-10 test-invalid-value: "bob b" is not allowed as a name in spec.people [use letters, digits, underscores and hyphens, with a letter or underscore at the start: bob-b]',
    ],
  ],
  [
    "a person whose name is a number",
    withLines("").replace("bob:", "1:"),
    [
      '8:5-6 test-invalid-value: "1" is not allowed as a name in spec.people [use letters, digits, underscores and hyphens, with a letter or underscore at the start: p1]',
    ],
  ],
  [
    "a person whose name is a number, as a user and as a base",
    testText(`  accounts: {7: {users: [1]}}\n${expectation}`).replace(
      "bob: {basedOn: ann}",
      "1: {}\n    2: {basedOn: 1}",
    ),
    [
      '8:5-6 test-invalid-value: "1" is not allowed as a name in spec.people [use letters, digits, underscores and hyphens, with a letter or underscore at the start: p1]',
      '9:5-6 test-invalid-value: "2" is not allowed as a name in spec.people [use letters, digits, underscores and hyphens, with a letter or underscore at the start: p2]',
      '9:18-19 test-wrong-type: spec.people."2".basedOn is the number 1, not a text [name one person: p1]',
      '10:14-15 test-invalid-value: "7" is not allowed as a name in spec.accounts [use letters, digits, underscores and hyphens, with a letter or underscore at the start: a7]',
      '10:26-27 test-wrong-type: spec.accounts."7".users[0] is the number 1, not a text [write a name alone: p1]',
    ],
  ],
  [
    "a person and an account of one name",
    withLines("  accounts: {ann: {}}\n"),
    [
      "9:14-17 test-reserved-name: ann is the name of a person and of an account [rename one of them, such as the account: ann-account]",
    ],
  ],
  [
    "a user who is nobody",
    withLines("  accounts: {acme: {users: [an]}}\n"),
    [
      "9:29-31 test-unknown-name: spec.accounts.acme.users[0] names an, and spec.people has no such person [did you mean ann?]",
    ],
  ],
  [
    "rows of nobody",
    withLines("  entities: {bop: {orders: []}}\n"),
    [
      "9:14-17 test-unknown-name: spec.entities has rows of bop, who is no person and no account of this test [did you mean bob?]",
    ],
  ],
  [
    "rows that are no list",
    withLines("  entities: {ann: {orders: {}}}\n"),
    ["9:28-30 test-wrong-type: spec.entities.ann.orders is a mapping, not a list [start each entry with a dash]"],
  ],
  [
    "an address that nothing has",
    expecting("    audience/high-spender: {members: [ann]}\n"),
    [
      "11:5-26 test-unknown-address: no manifest declares audience/high-spender for the environment staging [did you mean audience/high-spenders?]",
    ],
  ],
  [
    "an address without its kind",
    expecting("    high-spenders: {members: [ann]}\n"),
    [
      "11:5-18 test-unknown-address: no manifest declares high-spenders for the environment staging [did you mean audience/high-spenders?]",
    ],
  ],
  [
    "an address of a strange kind",
    expecting("    segment/vip: {members: [ann]}\n"),
    [
      "11:5-16 test-unknown-address: no manifest declares segment/vip for the environment staging [write the address of an audience or a computed trait: audience/high-spenders, audience/big-accounts, trait/lifetime-value]",
    ],
  ],
  [
    "an empty expectation where there is nobody",
    testText("  expect: {audience/high-spenders: {members: []}}\n").replace(/ {2}people:\n.*\n.*\n/, "  people: {}\n"),
    [
      "7:36-49 test-empty: nothing is expected of audience/high-spenders here [add ann: {} below spec.people; then add members: [ann], or notMembers: [ann]]",
    ],
  ],
  [
    "a member who is nobody",
    expecting("    audience/high-spenders: {members: [an]}\n"),
    ["11:40-42 test-unknown-name: an is no person of this test [did you mean ann?]"],
  ],
  [
    "a value of nobody",
    expecting("    trait/lifetime-value: {an: 1}\n"),
    ["11:28-30 test-unknown-name: an is no person of this test [did you mean ann?]"],
  ],
  [
    "a person for an audience of accounts",
    expecting("    audience/big-accounts: {members: [ann]}\n"),
    ["11:39-42 test-wrong-subject: audience/big-accounts is of accounts, and ann is a person [name an account: acme]"],
  ],
  [
    "an account for an audience of people",
    expecting("    audience/high-spenders: {notMembers: [acme]}\n"),
    [
      "11:43-47 test-wrong-subject: audience/high-spenders is of people, and acme is an account [name a person: ann, bob]",
    ],
  ],
  [
    "an account for a trait of people",
    expecting("    trait/lifetime-value: {acme: 1}\n"),
    [
      "11:28-32 test-wrong-subject: trait/lifetime-value is of people, and acme is an account [name a person: ann, bob]",
    ],
  ],
  [
    "members of a trait",
    expecting("    trait/lifetime-value: {members: [ann]}\n"),
    [
      "11:28-35 test-wrong-expectation: trait/lifetime-value is a computed trait, which has values and no members [write the value of each person: ann: 480]",
    ],
  ],
  [
    "a value of an audience",
    expecting("    audience/high-spenders: {ann: true}\n"),
    [
      "11:30-33 test-wrong-expectation: audience/high-spenders is an audience, which has members, and no value for ann [write members: [ann] or notMembers: [ann]]",
    ],
  ],
  [
    "a member who is none as well",
    expecting("    audience/high-spenders: {members: [ann], notMembers: [bob, ann]}\n"),
    [
      "11:64-67 test-contradiction: ann is expected to be a member of audience/high-spenders and not to be one at the same instant [keep one of the two, or make a list of expectations, each with its own at]",
    ],
  ],
  [
    "a member who is none in another entry",
    expecting("    audience/high-spenders:\n      - {members: [ann]}\n      - {at: +0 days, notMembers: [ann]}\n"),
    [
      "13:36-39 test-contradiction: ann is expected to be a member of audience/high-spenders and not to be one at the same instant [keep one of the two, or make a list of expectations, each with its own at]",
    ],
  ],
  [
    "two values at once",
    expecting("    trait/lifetime-value: [{ann: 1}, {ann: 2}]\n"),
    [
      "11:39-42 test-contradiction: two values of trait/lifetime-value are expected for ann at the same instant [keep one of the two, or make a list of expectations, each with its own at]",
    ],
  ],
  [
    "members that name nobody",
    expecting("    audience/high-spenders: {members: []}\n"),
    [
      "11:29-42 test-empty: nothing is expected of audience/high-spenders here [add members: [ann], or notMembers: [ann]]",
    ],
  ],
  [
    "an instant and nothing else",
    expecting("    trait/lifetime-value: {at: +1 day}\n"),
    ["11:27-39 test-empty: nothing is expected of trait/lifetime-value here [add a value: ann: 480]"],
  ],
  [
    "members that are no list",
    expecting("    audience/high-spenders: {members: ann}\n"),
    [
      '11:39-42 test-wrong-type: spec.expect."audience/high-spenders".members is the text "ann", not a list [write a list: [ann]]',
    ],
  ],
  [
    "a member twice",
    expecting("    audience/high-spenders: {members: [ann, ann]}\n"),
    ['11:45-48 test-invalid-value: spec.expect."audience/high-spenders".members lists "ann" twice [keep one of them]'],
  ],
  [
    "an expectation at a time that is none",
    expecting("    audience/high-spenders: {at: 40 days, members: [ann]}\n"),
    [
      '11:34-41 test-invalid-time: spec.expect."audience/high-spenders".at is "40 days", which has no sign [write -40 days for the past, or +40 days for what comes]',
    ],
  ],
  [
    "an environment that is none",
    testText(expectation, { metadata: ", environments: [staging, prod]" }),
    [
      "3:47-51 test-unknown-name: metadata.environments[1] is prod, which is no environment of the project [known: staging, production]",
    ],
  ],
  [
    "a key twice",
    withLines("").replace("    bob:", "    ann: {}\n    bob:"),
    ["8:5-8 document-duplicate-key: the key ann appears twice in one mapping [the first one is at a.yaml:7:5]"],
  ],
  [
    "a version that is none",
    withLines("").replace("audiencectl/v1", "audiencectl/v2"),
    ['1:13-27 test-invalid-value: apiVersion is "audiencectl/v2", which is not allowed [allowed: audiencectl/v1]'],
  ],
  [
    "a time that is a number",
    withEvent("event: A, at: 3"),
    [
      "8:35-36 test-wrong-type: spec.people.cid.events[0].at is the number 3, not a text [write -3 days for the past, or +3 days for what comes]",
    ],
  ],
  [
    "a time that is a number below nothing",
    withEvent("event: A, at: -3"),
    ["8:35-37 test-wrong-type: spec.people.cid.events[0].at is the number -3, not a text [write -3 days]"],
  ],
  [
    "a time that is a mapping",
    withEvent("event: A, at: {days: 3}"),
    [
      "8:35-44 test-wrong-type: spec.people.cid.events[0].at is a mapping, not a text [write -3 days for the past, or +3 days for what comes]",
    ],
  ],
  [
    "a time that is a mapping with a sign",
    withEvent("event: A, at: {days: -3}"),
    ["8:35-45 test-wrong-type: spec.people.cid.events[0].at is a mapping, not a text [write -3 days]"],
  ],
  [
    "a time in a list",
    withEvent("event: A, at: [-3 days]"),
    ["8:35-44 test-wrong-type: spec.people.cid.events[0].at is a list, not a text [write -3 days]"],
  ],
  [
    "a time without a value",
    withEvent("event: A, at: "),
    ["8:31-33 test-null: spec.people.cid.events[0].at has no value [write at: -3 days]"],
  ],
  [
    "a time that is no time at all",
    withEvent("event: A, at: true"),
    [
      "8:35-39 test-wrong-type: spec.people.cid.events[0].at is true, not a text [write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z]",
    ],
  ],
  [
    "an empty time",
    withEvent("event: A, at: ''"),
    [
      '8:35-37 test-invalid-time: spec.people.cid.events[0].at is "", which is not a time [write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z]',
    ],
  ],
  [
    "an event by another word",
    withEvent("name: A, at: -3 days"),
    [
      "8:21-25 test-unknown-field: spec.people.cid.events[0].name is not a known field [did you mean event? allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "an event and its time by other words",
    withEvent("name: A, timestamp: -3 days"),
    [
      "8:21-25 test-unknown-field: spec.people.cid.events[0].name is not a known field [did you mean event? allowed fields: event, at, times, every, properties, context, source, receivedAt]",
      "8:30-39 test-unknown-field: spec.people.cid.events[0].timestamp is not a known field [did you mean at? allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "properties by another word",
    withEvent("event: A, at: now, props: {}"),
    [
      "8:40-45 test-unknown-field: spec.people.cid.events[0].props is not a known field [did you mean properties? allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "a property beside the event",
    withEvent("event: A, at: now, total: 3"),
    [
      "8:40-45 test-unknown-field: spec.people.cid.events[0].total is not a known field [put it below properties, if it is one of the event; allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "a time that is ago",
    withEvent("event: A, at: 3 days ago"),
    [
      '8:35-45 test-invalid-time: spec.people.cid.events[0].at is "3 days ago", which is not the form of a time [write -3 days]',
    ],
  ],
  [
    "a time that is to come, in words",
    withEvent("event: A, at: in 3 days"),
    [
      '8:35-44 test-invalid-time: spec.people.cid.events[0].at is "in 3 days", which is not the form of a time [write +3 days]',
    ],
  ],
  [
    "an event after now that nobody looks back at",
    withEvent("event: A, at: +3 days"),
    [
      "8:35-42 warning test-unseen-event: spec.people.cid.events[0] happens after now, so no query sees it [write -3 days for the past, or expect something at a later instant, with at beside members or values]",
    ],
  ],
  [
    "an event after now that a setting does not let in, because it was not received",
    withEvent("event: A, at: +3 days").replace("  people:", "  settings: {futureEvents: in}\n  people:"),
    [
      "9:35-42 warning test-unseen-event: spec.people.cid.events[0] happens after now, so no query sees it [add receivedAt: now, as futureEvents is about events that were received by then]",
    ],
  ],
  [
    "events of which some are after now",
    withEvent("event: A, at: -2 days, times: 9, every: 1 day"),
    [
      "8:51-52 warning test-unseen-event: 6 of the 9 events of spec.people.cid.events[0] happen after now, so no query sees them [write 3, or begin earlier, or expect something at a later instant, with at beside members or values]",
    ],
  ],
  [
    "events of which the last one is after now",
    withEvent("event: A, at: -47 hours, times: 3, every: 24 hours"),
    [
      "8:53-54 warning test-unseen-event: 1 of the 3 events of spec.people.cid.events[0] happens after now, so no query sees it [write 2, or begin earlier, or expect something at a later instant, with at beside members or values]",
    ],
  ],
  [
    "events that are all after now",
    withEvent("event: A, at: +2 days, times: 3, every: 1 day"),
    [
      "8:35-42 warning test-unseen-event: 3 of the 3 events of spec.people.cid.events[0] happen after now, so no query sees them [write -2 days for the past, or expect something at a later instant, with at beside members or values]",
    ],
  ],
  ["events of which the last one is now", withEvent("event: A, at: -2 days, times: 3, every: 1 day"), []],
  [
    "an event after all that is expected",
    expecting("    audience/high-spenders: [{members: [ann]}, {at: +2 days, members: [ann]}]\n").replace(
      "    bob:",
      "    cid: {events: [{event: A, at: +2 days}, {event: A, at: +3 days}, {event: A, at: 2026-04-01T12:00:00Z}]}\n    bob:",
    ),
    [
      "8:60-67 warning test-unseen-event: spec.people.cid.events[1] happens after every instant at which something is expected, so no query sees it [write -3 days for the past, or expect something at a later instant, with at beside members or values]",
      "8:85-105 warning test-unseen-event: spec.people.cid.events[2] happens after every instant at which something is expected, so no query sees it [write -1 day for the past, or expect something at a later instant, with at beside members or values]",
    ],
  ],
  [
    "a time with capitals",
    withEvent("event: A, at: -3 Days"),
    [
      '8:35-42 test-invalid-time: spec.people.cid.events[0].at is "-3 Days", which is not the form of a time [write -3 days]',
    ],
  ],
  [
    "a time of days and a half",
    withEvent("event: A, at: -1.5 days"),
    [
      '8:35-44 test-invalid-time: spec.people.cid.events[0].at is "-1.5 days", which is no whole number [write -36 hours]',
    ],
  ],
  [
    "a time without a sign that is too far away",
    withEvent("event: A, at: 99999999999999 days"),
    [
      '8:35-54 test-invalid-time: spec.people.cid.events[0].at is "99999999999999 days", which is too far away [write -3 days, +2 hours, now, or a date and a time with a zone, such as 2026-03-01T12:00:00Z]',
    ],
  ],
  [
    "a time in years without a sign",
    withEvent("event: A, at: 1 year"),
    [
      '8:35-41 test-invalid-time: spec.people.cid.events[0].at is "1 year", which has no fixed length [count in days: -365 days]',
    ],
  ],
  [
    "a time in seconds since 1970",
    withEvent("event: A, at: 1772366400"),
    [
      "8:35-45 test-wrong-type: spec.people.cid.events[0].at is the number 1772366400, not a text [write 2026-03-01T12:00:00Z]",
    ],
  ],
  [
    "a time with slashes",
    withEvent("event: A, at: 2026/02/03"),
    [
      '8:35-45 test-invalid-time: spec.people.cid.events[0].at is "2026/02/03", which is not the form of a time [write 2026-02-03T00:00:00Z]',
    ],
  ],
  [
    "a time without its zone and its T",
    withEvent("event: A, at: 2026-02-03 10:00"),
    [
      '8:35-51 test-invalid-time: spec.people.cid.events[0].at is "2026-02-03 10:00", which is not the form of a time [write 2026-02-03T10:00Z]',
    ],
  ],
  [
    "an event whose name is a number",
    withEvent("event: 5, at: now"),
    ['8:28-29 test-wrong-type: spec.people.cid.events[0].event is the number 5, not a text [put it in quotes: "5"]'],
  ],
  [
    "an event whose name is a mapping",
    withEvent("event: {name: A}, at: now"),
    ["8:28-37 test-wrong-type: spec.people.cid.events[0].event is a mapping, not a text [write a name alone: A]"],
  ],
  [
    "an event that is a name only",
    person("events: [A]"),
    [
      '8:20-21 test-wrong-type: spec.people.cid.events[0] is the text "A", not a mapping [write {event: A, at: -3 days}]',
    ],
  ],
  [
    "events by name",
    person("events: {A: -3 days}"),
    [
      "8:19-31 test-wrong-type: spec.people.cid.events is a mapping, not a list [write a list of events: [{event: A, at: -3 days}]]",
    ],
  ],
  [
    "events that are a name",
    person("events: A"),
    [
      '8:19-20 test-wrong-type: spec.people.cid.events is the text "A", not a list [write a list of events: [{event: A, at: -3 days}]]',
    ],
  ],
  [
    "one event without a list",
    person("events: {event: A, at: -3 days}"),
    ["8:19-42 test-wrong-type: spec.people.cid.events is a mapping, not a list [start the event with a dash]"],
  ],
  [
    "times in quotes",
    withEvent("event: A, at: -9 weeks, times: '3', every: 1 day"),
    [
      '8:52-55 test-wrong-type: spec.people.cid.events[0].times is the text "3", not a whole number [take the quotes off: 3]',
    ],
  ],
  [
    "times that are not whole",
    withEvent("event: A, at: -9 weeks, times: 1.5, every: 1 day"),
    [
      "8:52-55 test-wrong-type: spec.people.cid.events[0].times is the number 1.5, not a whole number [write a whole number: 2]",
    ],
  ],
  [
    "every that is a number",
    withEvent("event: A, at: -9 weeks, times: 2, every: 5"),
    [
      "8:62-63 test-wrong-type: spec.people.cid.events[0].every is the number 5, not a text [write 5 days, or another length]",
    ],
  ],
  [
    "every that is a mapping",
    withEvent("event: A, at: -9 weeks, times: 2, every: {days: 1}"),
    [
      "8:62-71 test-wrong-type: spec.people.cid.events[0].every is a mapping, not a text [write 1 day, or another length]",
    ],
  ],
  [
    "every without a number",
    withEvent("event: A, at: -9 weeks, times: 2, every: day"),
    [
      '8:62-65 test-invalid-time: spec.people.cid.events[0].every is "day", which is not a length of time [write 1 day, or another length]',
    ],
  ],
  [
    "two bases",
    person("basedOn: [ann, bob]"),
    ["8:20-30 test-wrong-type: spec.people.cid.basedOn is a list, not a text [name one person: ann]"],
  ],
  [
    "an instant with a blank",
    withLines("").replace("2026-03-01T12:00:00Z", "2026-03-01 12:00:00"),
    [
      '5:8-27 test-invalid-time: spec.now is "2026-03-01 12:00:00", which is not the form of a time [write 2026-03-01T12:00:00Z]',
    ],
  ],
  [
    "an instant that is a number",
    withLines("").replace("2026-03-01T12:00:00Z", "5"),
    [
      "5:8-9 test-wrong-type: spec.now is the number 5, not a text [write a date and a time with a zone, such as 2026-03-01T12:00:00Z]",
    ],
  ],
  [
    "an instant that is a mapping",
    withLines("").replace("2026-03-01T12:00:00Z", "{}"),
    [
      "5:8-10 test-wrong-type: spec.now is a mapping, not a text [write a date and a time with a zone, such as 2026-03-01T12:00:00Z]",
    ],
  ],
  [
    "now of an expectation",
    expecting("    audience/high-spenders: {now: +1 day, members: [ann]}\n"),
    [
      '11:30-33 test-unknown-field: spec.expect."audience/high-spenders".now is not a known field [did you mean at? allowed fields: at, members, notMembers]',
    ],
  ],
  [
    "an expectation that is a list of people",
    expecting("    audience/high-spenders: [ann]\n"),
    [
      '11:30-33 test-wrong-expectation: spec.expect."audience/high-spenders"[0] is the text "ann", which does not say who is a member [write {members: [ann]}]',
    ],
  ],
  [
    "an expectation that is a person",
    expecting("    audience/high-spenders: ann\n"),
    [
      '11:29-32 test-wrong-expectation: spec.expect."audience/high-spenders" is the text "ann", which does not say who is a member [write {members: [ann]}]',
    ],
  ],
  [
    "those who are not, by another word",
    expecting("    audience/high-spenders: {members: [ann], not: [bob]}\n"),
    [
      '11:46-49 test-unknown-field: spec.expect."audience/high-spenders".not is not a known field [did you mean notMembers? allowed fields: at, members, notMembers]',
    ],
  ],
  [
    "no expectation in a list",
    expecting("    audience/high-spenders: []\n"),
    ["11:29-31 test-empty: nothing is expected of audience/high-spenders here [write [{members: [ann]}]]"],
  ],
  [
    "an expectation without a value",
    expecting("    audience/high-spenders:\n"),
    [
      '11:5-27 test-null: spec.expect."audience/high-spenders" has no value [give it a value; only a field that is optional can be left out instead]',
    ],
  ],
  [
    "members with values",
    expecting("    audience/high-spenders: {members: {ann: true}}\n"),
    [
      '11:39-50 test-wrong-type: spec.expect."audience/high-spenders".members is a mapping, not a list [write a list of names: [ann]]',
    ],
  ],
  [
    "a member that is a number",
    expecting("    audience/high-spenders: {members: [5]}\n"),
    [
      '11:40-41 test-wrong-type: spec.expect."audience/high-spenders".members[0] is the number 5, not a text [write a name alone: ann]',
    ],
  ],
  [
    "a member that is a mapping",
    expecting("    audience/high-spenders: {members: [{name: ann}]}\n"),
    [
      '11:40-51 test-wrong-type: spec.expect."audience/high-spenders".members[0] is a mapping, not a text [write a name alone: ann]',
    ],
  ],
  [
    "a member without a name",
    expecting("    audience/high-spenders: {members: [~]}\n"),
    [
      '11:40-41 test-null: spec.expect."audience/high-spenders".members[0] has no value [give it a value, or take it out of the list]',
    ],
  ],
  [
    "an instant of an expectation that is a mapping",
    expecting("    audience/high-spenders: {at: {days: 3}, members: [ann]}\n"),
    [
      '11:34-43 test-wrong-type: spec.expect."audience/high-spenders".at is a mapping, not a text [write -3 days for the past, or +3 days for what comes]',
    ],
  ],
  [
    "an expectation that is a value",
    expecting("    trait/lifetime-value: 480\n"),
    [
      '11:27-30 test-wrong-expectation: spec.expect."trait/lifetime-value" is the number 480, which does not say whose value that is [write {ann: 480}]',
    ],
  ],
  [
    "an expectation that is a list of values",
    expecting("    trait/lifetime-value: [480]\n"),
    [
      '11:28-31 test-wrong-expectation: spec.expect."trait/lifetime-value"[0] is the number 480, which does not say whose value that is [write {ann: 480}]',
    ],
  ],
  [
    "users by another word",
    testText(`  accounts: {acme: {members: [ann]}}\n${expectation}`),
    [
      "9:21-28 test-unknown-field: spec.accounts.acme.members is not a known field [did you mean users? allowed fields: traits, users]",
    ],
  ],
  [
    "columns beside a row",
    testText(`  entities: {ann: {orders: [{total: 3}]}}\n${expectation}`),
    [
      "9:30-35 test-unknown-field: spec.entities.ann.orders[0].total is not a known field [put it below properties, if it is a column; allowed fields: properties, entities]",
    ],
  ],
  [
    "people in a list",
    withLines("").replace(/  people:\n.*\n.*\n/, "  people: [ann]\n"),
    ["6:11-16 test-wrong-type: spec.people is a list, and each person has a name as the key [write {ann: {}}]"],
  ],
  [
    "a batch age that is a number",
    testText(`  settings: {batchAge: 5}\n${expectation}`),
    ["9:24-25 test-wrong-type: spec.settings.batchAge is the number 5, not a text [write 5 days, or another length]"],
  ],
  [
    "a batch age in months",
    testText(`  settings: {batchAge: 2 months}\n${expectation}`),
    [
      '9:24-32 test-invalid-time: spec.settings.batchAge is "2 months", which has no fixed length [count in days: 60 days]',
    ],
  ],
  [
    "a batch age that is none at all",
    testText(`  settings: {batchAge: later}\n${expectation}`),
    [
      '9:24-29 test-invalid-time: spec.settings.batchAge is "later", which is not a length of time [write 1 day, or another length]',
    ],
  ],
  [
    "a batch age that is too long",
    testText(`  settings: {batchAge: 99999999999999 days}\n${expectation}`),
    [
      '9:24-43 test-invalid-time: spec.settings.batchAge is "99999999999999 days", which is too long [write 1 day, or another length]',
    ],
  ],
  [
    "no version",
    withLines("").replace("apiVersion: audiencectl/v1\n", ""),
    ["1:1-5 test-missing-field: the document lacks apiVersion [add apiVersion: audiencectl/v1]"],
  ],
  [
    "an environment in the singular",
    testText(expectation, { metadata: ", environment: staging" }),
    [
      "3:23-34 test-unknown-field: metadata.environment is not a known field [did you mean environments? write a list: [staging]; allowed fields: name, labels, environments]",
    ],
  ],
  [
    "a source that is a number",
    withEvent("event: A, at: now, source: 5"),
    ['8:48-49 test-wrong-type: spec.people.cid.events[0].source is the number 5, not a text [put it in quotes: "5"]'],
  ],
  [
    "a lookback that is shorter than is documented",
    testText(`  settings: {defaultLookbackDays: 1094}\n${expectation}`),
    [
      "9:35-39 test-invalid-value: spec.settings.defaultLookbackDays is the number 1094, which is not allowed [write a whole number of days, from 1095, or unlimited, or unknown; Segment documents that events are looked at for three years, so for less give the query a window, such as within(90 days)]",
    ],
  ],
  [
    "a lookback in quotes",
    testText(`  settings: {defaultLookbackDays: '90'}\n${expectation}`),
    [
      '9:35-39 test-invalid-value: spec.settings.defaultLookbackDays is the text "90", which is not allowed [write a whole number of days, from 1095, or unlimited, or unknown; Segment documents that events are looked at for three years, so for less give the query a window, such as within(90 days)]',
    ],
  ],
  [
    "an event with its name for a key",
    person("events: [{Order Completed: {total: 600}}]"),
    [
      "8:20-51 test-wrong-type: spec.people.cid.events[0] has the name of the event for a key [write {event: Order Completed, at: -3 days, properties: {total: 600}}]",
    ],
  ],
  [
    "an event with its name for a key, before a time",
    person("events: [{Order Completed: -3 days}]"),
    [
      "8:20-46 test-wrong-type: spec.people.cid.events[0] has the name of the event for a key [write {event: Order Completed, at: -3 days}]",
    ],
  ],
  [
    "a person without a value",
    withLines("").replace("bob: {basedOn: ann}", "bob:"),
    ["8:5-8 test-null: spec.people.bob has no value [write {} where there is nothing to say]"],
  ],
  [
    "members without a value",
    expecting("    audience/high-spenders:\n      notMembers: [bob]\n      members:\n"),
    ['13:7-14 test-null: spec.expect."audience/high-spenders".members has no value [write members: [ann]]'],
  ],
  [
    "people in a list with their fields",
    withLines("").replace(/  people:\n.*\n.*\n/, "  people: [{name: ann, traits: {plan: pro}}, {name: bob}]\n"),
    [
      "6:11-58 test-wrong-type: spec.people is a list, and each person has a name as the key [write {ann: {traits: {plan: pro}}, bob: {}}]",
    ],
  ],
  [
    "what is expected in a list",
    testText("  expect: [{audience: high-spenders, members: [ann]}]\n"),
    [
      '9:11-54 test-wrong-type: spec.expect is a list, and what is expected has an address as the key [write {"audience/high-spenders": {members: [ann]}}]',
    ],
  ],
  [
    "what is expected at an instant in a list of addresses",
    testText("  expect: [{at: -3 days, audience/high-spenders: {members: [ann]}}]\n"),
    [
      '9:11-68 test-wrong-type: spec.expect is a list, and what is expected has an address as the key [write {"audience/high-spenders": [{at: -3 days, members: [ann]}]}]',
    ],
  ],
  [
    "one person without a name for the key",
    testText(
      "  people: {name: ann, traits: {plan: pro}}\n  expect: {audience/high-spenders: {members: [ann]}}\n",
    ).replace(/  people:\n(?: {4}.*\n)+/, ""),
    [
      "6:11-43 test-wrong-type: spec.people has the fields of one, and each person has a name as the key [write {ann: {traits: {plan: pro}}}]",
    ],
  ],
  [
    "traits in a list",
    person("traits: [{plan: pro}, {city: Wien}]"),
    ["8:19-46 test-wrong-type: spec.people.cid.traits is a list, not a mapping [write {plan: pro, city: Wien}]"],
  ],
  [
    "a page by its call",
    withEvent("page: Home, at: now"),
    [
      "8:20-41 test-missing-field: spec.people.cid.events[0] lacks event [add event: below spec.people.cid.events[0]]",
      "8:21-25 test-unknown-field: spec.people.cid.events[0].page is not a known field [a page is event: Page Viewed, with its name as page_name below properties; allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "the sort of call beside the name of the event",
    withEvent("type: track, event: A, at: now"),
    [
      "8:21-25 test-unknown-field: spec.people.cid.events[0].type is not a known field [take it out; allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "whose event it is",
    withEvent("userId: cid, event: A, at: now"),
    [
      "8:21-27 test-unknown-field: spec.people.cid.events[0].userId is not a known field [take it out, as the event is that of the person; allowed fields: event, at, times, every, properties, context, source, receivedAt]",
    ],
  ],
  [
    "a user id beside the ids",
    person("userId: c1"),
    [
      "8:11-17 test-unknown-field: spec.people.cid.userId is not a known field [put it below ids, as user_id; allowed fields: basedOn, ids, traits, events]",
    ],
  ],
  [
    "an account of a person",
    person("account: acme"),
    [
      "8:11-18 test-unknown-field: spec.people.cid.account is not a known field [list the person in users of an account below spec.accounts; allowed fields: basedOn, ids, traits, events]",
    ],
  ],
  [
    "a time from now",
    withEvent("event: A, at: now - 1 day"),
    [
      '8:35-46 test-invalid-time: spec.people.cid.events[0].at is "now - 1 day", which is not the form of a time [write -1 day]',
    ],
  ],
  [
    "a time in two units",
    withEvent("event: A, at: -1 day 3 hours"),
    [
      '8:35-49 test-invalid-time: spec.people.cid.events[0].at is "-1 day 3 hours", which is not the form of a time [write -27 hours]',
    ],
  ],
  [
    "a time in two short units",
    withEvent("event: A, at: -2h30m"),
    [
      '8:35-41 test-invalid-time: spec.people.cid.events[0].at is "-2h30m", which is not the form of a time [write -150 minutes]',
    ],
  ],
  [
    "times in words",
    withEvent("event: A, at: -9 weeks, times: three, every: 1 day"),
    [
      '8:52-57 test-wrong-type: spec.people.cid.events[0].times is the text "three", not a whole number [write a whole number, such as 1]',
    ],
  ],
  [
    "an instant in milliseconds since 1970",
    withLines("").replace("2026-03-01T12:00:00Z", "1772366400000"),
    ["5:8-21 test-wrong-type: spec.now is the number 1772366400000, not a text [write 2026-03-01T12:00:00Z]"],
  ],
  [
    "an address by the display name",
    expecting("    High spenders: {members: [ann]}\n"),
    [
      "11:5-18 test-unknown-address: no manifest declares High spenders for the environment staging [did you mean audience/high-spenders?]",
    ],
  ],
  [
    "an address as a reference",
    expecting("    ${audience.high-spenders.key}: {members: [ann]}\n"),
    [
      "11:5-34 test-unknown-address: no manifest declares ${audience.high-spenders.key} for the environment staging [did you mean audience/high-spenders?]",
    ],
  ],
  [
    "an address with the word of the manifest",
    expecting("    computed-trait/lifetime-value: {ann: 1}\n"),
    [
      "11:5-34 test-unknown-address: no manifest declares computed-trait/lifetime-value for the environment staging [did you mean trait/lifetime-value?]",
    ],
  ],
  [
    "an address in two steps",
    expecting("    audience: {high-spenders: {members: [ann]}}\n"),
    [
      "11:5-13 test-unknown-address: no manifest declares audience for the environment staging [write the address in one: audience/high-spenders: {members: [ann]}]",
    ],
  ],
  [
    "members in one text",
    expecting("    audience/high-spenders: {members: 'ann, bob'}\n"),
    [
      '11:39-49 test-wrong-type: spec.expect."audience/high-spenders".members is the text "ann, bob", not a list [write a list of names: [ann, bob]]',
    ],
  ],
  [
    "everybody",
    expecting("    audience/high-spenders: {members: all}\n"),
    [
      '11:39-42 test-wrong-type: spec.expect."audience/high-spenders".members is the text "all", not a list [write a list of names: [ann]]',
    ],
  ],
  [
    "a number of members",
    expecting("    audience/high-spenders: {count: 1, members: [ann]}\n"),
    [
      '11:30-35 test-unknown-field: spec.expect."audience/high-spenders".count is not a known field [name those who are counted below members; allowed fields: at, members, notMembers]',
    ],
  ],
  [
    "members by another word",
    expecting("    audience/high-spenders: {includes: [ann]}\n"),
    [
      '11:30-38 test-unknown-field: spec.expect."audience/high-spenders".includes is not a known field [did you mean members? allowed fields: at, members, notMembers]',
    ],
  ],
  [
    "those who are excluded",
    expecting("    audience/high-spenders: {members: [ann], excludes: [bob]}\n"),
    [
      '11:46-54 test-unknown-field: spec.expect."audience/high-spenders".excludes is not a known field [did you mean notMembers? allowed fields: at, members, notMembers]',
    ],
  ],
  [
    "a name and a value in fields of their own",
    expecting("    trait/lifetime-value: [{person: ann, value: 600}]\n"),
    [
      "11:28-53 test-wrong-expectation: here trait/lifetime-value has the name of somebody and a value in fields of their own [write {ann: 600}]",
    ],
  ],
  [
    "people by another word, of whom something is expected",
    withLines("").replace("people:", "persons:"),
    [
      "6:3-10 test-unknown-field: spec.persons is not a known field [did you mean people? allowed fields: now, settings, people, accounts, entities, expect]",
    ],
  ],
  [
    "people by a word that nobody knows, without a word on each of them",
    withLines("").replace("people:", "cast:"),
    [
      "6:3-7 test-unknown-field: spec.cast is not a known field [allowed fields: now, settings, people, accounts, entities, expect]",
    ],
  ],
  [
    "people by another word",
    withLines("").replace("people:", "profiles:"),
    [
      "6:3-11 test-unknown-field: spec.profiles is not a known field [did you mean people? allowed fields: now, settings, people, accounts, entities, expect]",
    ],
  ],
  [
    "what is expected by another word",
    testText("  assert: {audience/high-spenders: {members: [ann]}}\n"),
    [
      "9:3-9 test-unknown-field: spec.assert is not a known field [did you mean expect? allowed fields: now, settings, people, accounts, entities, expect]",
    ],
  ],
  [
    "a query",
    testText(`  query: event('A').count() >= 1\n${expectation}`),
    [
      "9:3-8 test-unknown-field: spec.query is not a known field [take it out, as the query is in the manifest, whose address begins what is expected; allowed fields: now, settings, people, accounts, entities, expect]",
    ],
  ],
  [
    "numbers for rows",
    testText(`  entities: {ann: {orders: [1]}}\n${expectation}`),
    [
      "9:29-30 test-wrong-type: spec.entities.ann.orders[0] is the number 1, not a mapping [write {properties: {value: 1}}]",
    ],
  ],
  [
    "rows without a relationship",
    testText(`  entities: {ann: [{properties: {total: 3}}]}\n${expectation}`),
    [
      "9:19-45 test-wrong-type: spec.entities.ann is a list, not a mapping [write {orders: [{}]}, with the slug of the relationship in place of orders]",
    ],
  ],
];

/** Remedies that leave it to people what to write, because nobody else can know. */
const leftToPeople = [
  /^correct the date$/,
  /^lower times, or split the test$/,
  /^take one basedOn of the circle out$/,
  /^keep one of the two, /,
  /^give it a value; only /,
  /^use [^:]*$/,
  /^the first one is at /,
  /^allowed fields: /,
  /^a page is event: Page Viewed, /,
  /^list the person in users of /,
  /^put it below ids, as /,
  /^name those who are counted /,
  /^write its fields as key: value, /,
  /^start each entry with a dash$/,
];

describe("a wrong test file is told its fault, its place and what to write instead", () => {
  test.each(wrong)("%s", (_title, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test.each(wrong)("and whoever follows the remedy to the letter for %s has a test without a fault", (_title, text) => {
    let cured = text;
    for (let step = 0; step < 6 && read(cured).length > 0; step += 1) {
      const before = read(cured);
      const [finding] = before;
      const next = finding && followRemedy(cured, finding);
      if (next === undefined) {
        const hint = finding?.hint ?? "";
        expect(
          leftToPeople.some((each) => each.test(hint)),
          `nobody knows how to follow: ${hint}`,
        ).toBe(true);
        return;
      }
      expect(read(next).length, `${faults(next).join()} in\n${next}`).toBeLessThanOrEqual(before.length);
      cured = next;
    }
    expect(faults(cured), cured).toEqual([]);
  });

  test("a crowd of people who are based on each other, once", () => {
    const crowd = Array.from(
      { length: 60 },
      (_, index) => `    p${index}: {basedOn: ${index === 59 ? "ann" : `p${index + 1}`}}\n`,
    );
    expect(faults(withLines("").replace("    bob:", `${crowd.join("")}    bob:`))).toEqual([
      "8:19-21 test-too-large: p0 is based on 50 people or more, one after the other [base it on one of the people farther up]",
    ]);
  });

  test("a test without a fault has none", () => {
    expect(faults(expecting(`    ${nothing}\n`))).toEqual([]);
  });
});

describe("among the tests", () => {
  test.each<[title: string, text: string, expected: string[]]>([
    ["an empty file", "# to do\n", ["1:1-1 warning document-empty: a.yaml declares nothing [fill it or delete it]"]],
    [
      "a manifest",
      audience("one"),
      [
        "2:7-15 test-not-a-test: a manifest of kind Audience is among the tests, and declares nothing there [list the file in spec.manifests of the project file, or move it there]",
      ],
    ],
    [
      "a project",
      "apiVersion: audiencectl/v1\nkind: Project\n",
      [
        '2:7-14 test-not-a-test: the kind is "Project", not Test [write kind: Test, or take the file away from spec.tests with a glob that starts with !]',
      ],
    ],
    [
      "a kind that is nearly right",
      "kind: test\n",
      [
        '1:7-11 test-not-a-test: the kind is "test", not Test [write kind: Test, or take the file away from spec.tests with a glob that starts with !]',
      ],
    ],
    [
      "a document without a kind",
      "name: one\n",
      [
        "1:1-5 test-not-a-test: the document lacks kind [add kind: Test, or take the file away from spec.tests with a glob that starts with !]",
      ],
    ],
    [
      "a list",
      "- one\n",
      [
        "1:1-6 test-not-a-test: the document is a list, not a test [write a test, or take the file away from spec.tests with a glob that starts with !]",
      ],
    ],
  ])("%s is none", (_title, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test("a manifest is no fault where manifests are read as well", () => {
    expect(readTests({ "a.yaml": audience("one") }, { manifests: ["a.yaml"] }).diagnostics).toEqual([]);
  });

  test("names are given once", () => {
    const { diagnostics, tests } = readTests({ "a.yaml": withLines(""), "b.yaml": withLines("") });
    expect(diagnostics.map(show)).toEqual([
      "b.yaml:3:18-21 error test-duplicate-name: two tests are called one [the first one is at a.yaml:3:18; give one of them another metadata.name]",
    ]);
    expect(tests).toHaveLength(2);
  });

  test("those of another environment are held against no object of this one", () => {
    const text = testText("  expect: {audience/other: {members: [ann]}}\n", {
      metadata: ", environments: [production]",
    });
    const { diagnostics, tests } = readTests({ "a.yaml": text });
    expect(diagnostics).toEqual([]);
    expect(tests).toEqual([]);
  });

  test("those of another environment are checked for everything else", () => {
    const metadata = ", environments: [production]";
    const text = testText("  expect: {audience/other: {at: 3 days, members: [ann]}}\n", { metadata });
    expect(faults(text)).toEqual([
      '9:33-39 test-invalid-time: spec.expect."audience/other".at is "3 days", which has no sign [write -3 days for the past, or +3 days for what comes]',
    ]);
  });
});
