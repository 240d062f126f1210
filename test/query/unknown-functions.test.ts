import { describe, expect, it } from "vitest";
import { functionNames } from "../../src/query/functions.ts";
import { nearFunction } from "../../src/query/near-function.ts";
import { applyFixes, checkQuery, parseQuery, queryReferences, type CheckQueryOptions } from "../../src/query/index.ts";

const users: CheckQueryOptions = { kind: "audience", audienceType: "USERS" };
const linked: CheckQueryOptions = { kind: "audience", audienceType: "LINKED" };
const trait: CheckQueryOptions = { kind: "computed-trait", audienceType: "USERS" };

/** Findings as `code@text`, with the text that they are about; warnings end in `?`. */
function show(text: string, options: CheckQueryOptions = users): string[] {
  return checkQuery(text, options).map(
    ({ code, severity, start, end }) => `${code}@${text.slice(start, end)}${severity === "warning" ? "?" : ""}`,
  );
}

/** Functions that nobody knows, by their place: one warning, whatever they take. */
const unknown: [place: string, text: string, name: string, known: string, options?: CheckQueryOptions][] = [
  ["filter", "event('A').recently('x').count() > 1", "recently", "where, sources"],
  [
    "filter with a condition",
    "event('A').having(property('b') = 1 AND NOT property('c') = 2).count() > 1",
    "having",
    "where, sources",
  ],
  ["reducer", "event('A').percentile(property('ms'), 95) > 5", "percentile", "count, sum"],
  ["reducer of a trait", "event('A').percentile(property('ms'), 95)", "percentile", "where, sources", trait],
  ["reducer with a type", "event('A').median(property('ms') as string) > 5", "median", "count, sum"],
  ["comparator", "trait('a').matches('^x')", "matches", "equals, differs"],
  [
    "comparator of a value that nobody knows",
    "event('A').percentile(property('b'), 9).matches('x')",
    "percentile",
    "count, sum",
  ],
  [
    "extractor",
    "segment_member('vip').exists()",
    "segment_member",
    "its texts count as keys that the query may use; allowed here are event, entity",
  ],
  ["extractor in a where", "event('A').where(geo('country') = 'DE').count() > 1", "geo", "its texts count as keys"],
];

/** Slips of the pen: an error with the function that was meant. */
const slips: [text: string, name: string, fixed: string, options?: CheckQueryOptions][] = [
  ["events('A').count() > 1", "events", "event('A').count() > 1"],
  ["event('A').wihtin(7 days).count() > 1", "wihtin", "event('A').within(7 days).count() > 1"],
  ["event('A').cuont() > 1", "cuont", "event('A').count() > 1"],
  ["event('A').uniqe(property('b')).count() > 1", "uniqe", "event('A').unique(property('b')).count() > 1"],
  ["trait('a').exsts()", "exsts", "trait('a').exists()"],
  ["trait('a').start_with('x')", "start_with", "trait('a').starts_with('x')"],
  ["event('A').cnt() > 1", "cnt", "event('A').count() > 1"],
  ["evt('A').count() > 1", "evt", "event('A').count() > 1"],
  ["event('A').where(prop('b') = 1).count() > 1", "prop", "event('A').where(property('b') = 1).count() > 1"],
  [
    "event('A').where(ctx('page.url') = 'x').count() > 1",
    "ctx",
    "event('A').where(context('page.url') = 'x').count() > 1",
  ],
  ["event('A').avrg(property('b')) > 1", "avrg", "event('A').avg(property('b')) > 1"],
  ["event('A').avrage(property('b')) > 1", "avrage", "event('A').avg(property('b')) > 1"],
  ["event('A').average(property('b')) > 1", "average", "event('A').avg(property('b')) > 1"],
  ["event('A').maximum(property('b')) > 1", "maximum", "event('A').max(property('b')) > 1"],
  ["event('A').uniq(property('b')).count() > 1", "uniq", "event('A').unique(property('b')).count() > 1"],
  ["trait('a').cont('x')", "cont", "trait('a').contains('x')"],
  ["event('A').count().at_lest(5)", "at_lest", "event('A').count().at_least(5)"],
  ["event('A').count().at_mots(5)", "at_mots", "event('A').count().at_most(5)"],
  ["trait('a').none_off('x')", "none_off", "trait('a').none_of('x')"],
  ["trait('a').none_ofs('x')", "none_ofs", "trait('a').none_of('x')"],
  ["trait('a').none_of_('x')", "none_of_", "trait('a').none_of('x')"],
  ["trait('a').noneof('x')", "noneof", "trait('a').none_of('x')"],
  ["trait('a').nonne_of('x')", "nonne_of", "trait('a').none_of('x')"],
  ["trait('a').one_off('x')", "one_off", "trait('a').one_of('x')"],
  ["trait('a').oneof('x')", "oneof", "trait('a').one_of('x')"],
  ["trait('a').before_last_(7 days)", "before_last_", "trait('a').before_last(7 days)"],
  ["trait('a').beforelast(7 days)", "beforelast", "trait('a').before_last(7 days)"],
  ["trait('a').after_next_(7 days)", "after_next_", "trait('a').after_next(7 days)"],
  ["trait('a').after_nxt(7 days)", "after_nxt", "trait('a').after_next(7 days)"],
  ["trait('a').contains_on('x')", "contains_on", "trait('a').contains('x')"],
  ["trait('a').containsone('x')", "containsone", "trait('a').contains('x')"],
  ["trait('a').less_then(5)", "less_then", "trait('a').less_than(5)"],
  ["trait('a').greaterthan(5)", "greaterthan", "trait('a').greater_than(5)"],
  ["event('A').sums(property('b'))", "sums", "event('A').sum(property('b'))", trait],
  ["entities('orders').count() > 1", "entities", "entity('orders').count() > 1", linked],
  [
    "event('A').where(properties('b') = 1).count() > 1",
    "properties",
    "event('A').where(property('b') = 1).count() > 1",
  ],
];

/** Near names that are not suggested: a warning, as for any other unknown name. */
const noSlips: [text: string, name: string, why: string][] = [
  ["trait('a').before_next(7 days)", "before_next", "before_last would turn the meaning round"],
  ["trait('a').after_last(7 days)", "after_last", "after_next would turn the meaning round"],
  ["trait('a').after_lst(7 days)", "after_lst", "what it is a slip of is not known either"],
  ["trait('a').not_exists()", "not_exists", "exists would turn the meaning round"],
  ["trait('a').notcontains('x')", "notcontains", "contains would turn the meaning round"],
  ["trait('a').unequals(5)", "unequals", "equals would turn the meaning round"],
  ["event('A').mix(property('b')) > 1", "mix", "max and min are equally near"],
  ["trait('a').aft(7 days)", "aft", "it is short for after_next and for after as well"],
  ["trait('a').nex()", "nex", "it may be short for not exists"],
  ["trait('a').without_last(7 days)", "without_last", "within_last would turn the meaning round"],
  ["trait('a').withoutNext(7 days)", "withoutNext", "within_next would turn the meaning round"],
  ["trait('a').not_in_last(7 days)", "not_in_last", "within_last would turn the meaning round"],
  ["trait('a').ends_without('x')", "ends_without", "ends_with would turn the meaning round"],
  ["trait('a').out_of('x')", "out_of", "one_of would turn the meaning round"],
  ["trait('a').in_set('x')", "in_set", "it looks for one of several, and is_set for any value"],
  ["event('A').nunique(property('b')) > 1", "nunique", "it counts, and unique gives a list"],
  ["trait('a').icontains('x')", "icontains", "nothing says that contains overlooks capital letters"],
  ["trait('a').iequals('x')", "iequals", "nothing says that equals overlooks capital letters"],
  ["trait('a').containsall('x', 'y')", "containsall", "contains asks for one of them"],
  ["event('A').countif(property('b')) > 3", "countif", "count takes no condition"],
  ["trait('a').after_now()", "after_now", "after_next takes a length of time"],
  ["trait('a').less(5)", "less", "it is a word of several comparisons"],
  ["trait('a').counts()", "counts", "count is of another kind and cannot stand there"],
  ["event('A').uniqe(property('b')) > 1", "uniqe", "unique gives no value that can be compared"],
  ["event('A').count().at_lost(3)", "at_lost", "at_least is nearly as near as at_most, and the opposite"],
  ["trait('a').noe_of('x')", "noe_of", "it lacks a letter of none_of, and has those of one_of in another order"],
  ["trait('a').non_of_x('x')", "non_of_x", "it lacks a letter of none_of and has others"],
  ["trait('a').is_nset()", "is_nset", "n may be short for not"],
  ["trait('a').is_nnull()", "is_nnull", "n may be short for not"],
  ["trait('a').isnset()", "isnset", "n may be short for not"],
  ["trait('a').is_unset()", "is_unset", "is_set would turn the meaning round"],
  ["trait('a').starts_nwith('x')", "starts_nwith", "n may be short for not"],
  ["trait('a').existsn()", "existsn", "n may be short for not"],
  ["trait('a').not_one_of('x')", "not_one_of", "none_of is another thing where there is no value"],
  ["trait('a').after_lats(1 day)", "after_lats", "after_date takes no length of time"],
  ["trait('a').after_dat(1 day)", "after_dat", "after_date takes no length of time"],
  ["trait('a').within_lst('x')", "within_lst", "within_last takes a length of time"],
  ["event('A').cuont(property('b')) > 1", "cuont", "count takes nothing"],
  ["trait('a').contains_none('x')", "contains_none", "contains_one would turn the meaning round"],
  ["trait('a').contains_no('x')", "contains_no", "contains_one would turn the meaning round"],
  ["trait('a').on_of('x')", "on_of", "it lacks letters of one_of and of none_of"],
  ["event('A').last_n(property('b'), 3) = 'x'", "last_n", "last takes no number and gives one value"],
  ["event('A').countIf(property('b')) > 3", "countIf", "count takes no condition"],
];

describe("a function that nobody knows", () => {
  it.each(unknown)("as a %s is one warning with what is known there: %s", (_, text, name, known, options) => {
    expect(show(text, options)).toEqual(expect.arrayContaining([`query-unknown-function@${name}?`]));
    expect(show(text, options).filter((finding) => !finding.endsWith("?"))).toEqual([]);
    expect(checkQuery(text, options ?? users)[0]).toMatchObject({ hint: expect.stringContaining(known) as string });
    expect(checkQuery(text, options ?? users)[0]?.fix).toBeUndefined();
  });

  it.each(slips)("in %s is a slip of a known one", (text, name, fixed, options = users) => {
    const findings = checkQuery(text, options);
    expect(show(text, options)).toEqual([`query-unknown-function@${name}`]);
    expect(applyFixes(text, findings)).toBe(fixed);
    expect(checkQuery(fixed, options)).toEqual([]);
  });

  it.each(noSlips)("in %s is no slip: %s, as %s", (text, name) => {
    expect(show(text)).toEqual([`query-unknown-function@${name}?`]);
    expect(checkQuery(text, users)[0]?.fix).toBeUndefined();
  });

  it.each([
    [
      "not_one_of",
      "write none_of(…), or one_of(…) with NOT before the whole condition; NOT also takes those without a value, and nothing says whether none_of(…) does",
    ],
    [
      "notequals",
      "write differs(…), or equals(…) with NOT before the whole condition; NOT also takes those without a value, and differs(…) does not",
    ],
    ["not_contains", "write NOT before the whole condition, and contains(…) here"],
    ["does_not_contain", "write NOT before the whole condition, and contains(…) here"],
    ["not_gte", "write NOT before the whole condition, and at_least(…) here"],
  ])("that denies a known one is told with what says that: %s", (name, hint) => {
    expect(checkQuery(`trait('a').${name}(5)`, users).map((finding) => finding.hint)).toEqual([hint]);
  });

  it("that is one letter away from a known one is not taken for another one", () => {
    const names = functionNames("filter", "reducer", "comparison");
    const turned = names.flatMap((name) =>
      slipsOf(name).flatMap((slip) => {
        const near = names.includes(slip) ? name : nearFunction(slip, names);
        return near === undefined || near === name ? [] : [`${slip} of ${name} is taken for ${near}`];
      }),
    );
    expect(turned).toEqual([]);
  });

  it("is not told of when its name is allowed, and what it takes is checked all the same", () => {
    const allowing = { ...users, allowed: ["percentile", "wihtin"] };
    expect(show("event('A').wihtin(3).percentile(property('ms'), 95) > 5", allowing)).toEqual([]);
    expect(show("event('A').percentile(property(5), 95) > 5", allowing)).toEqual(["query-argument-type@5"]);
  });

  it("takes properties where a filter or a reducer does, and nowhere else", () => {
    expect(show("trait('a').matches(property('b'))")).toEqual([
      "query-unknown-function@matches?",
      "query-scope@property",
    ]);
  });

  it("that starts a chain may name keys", () => {
    const { tree } = parseQuery("member_of('vip', 'staff') = 'true' AND trait('a').exists()");
    const { traits, possible } = queryReferences(tree ?? never());
    expect([traits.map(({ name }) => name), possible.map(({ name }) => name)]).toEqual([["a"], ["vip", "staff"]]);
  });
});

/** A name with one letter too few, too many or another one, or with two that changed places. */
function slipsOf(name: string): string[] {
  return Array.from({ length: name.length + 1 }, (_, at) => [name.slice(0, at), name.slice(at)] as const).flatMap(
    ([before, after]) => [
      before + after.slice(1),
      before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
      ..."abcdefghijklmnopqrstuvwxyz_"
        .split("")
        .flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
    ],
  );
}

function never(): never {
  throw new Error("the query has a tree");
}

/** What is documented not to work, with the place and the remedy. */
const unsupported: [text: string, at: string, remedy: string, options?: CheckQueryOptions][] = [
  ["event('A').where(context('traits.plan') = 'x').count() > 1", "'traits.plan'", "look at the profile with trait(…)"],
  ["event('A').unique(context('traits')).count() > 1", "'traits'", "look at the profile with trait(…)"],
  [
    "event('A').within(1097 days).count() > 1",
    "1097 days",
    "write at most 1095 days; without a window the default of backfillEventDataDays is 7 days",
  ],
  [
    "event('A').within(1096 days).count() > 1",
    "1096 days",
    "write at most 1095 days; without a window the default of backfillEventDataDays is 7 days",
  ],
  [
    "event('A').within(1400 days).count() > 1",
    "1400 days",
    "write at most 1095 days; without a window the default of backfillEventDataDays is 7 days",
  ],
  [
    "event('A').between(30 days, 2000 days).count() > 1",
    "2000 days",
    "write at most 1095 days; without a window the default of backfillEventDataDays is 7 days",
  ],
  [
    "literal(5).exists()",
    "literal(5)",
    "a comparison begins with what is looked at: trait('age') > 5, not 5 < trait('age')",
  ],
  ["5 < trait('age')", "5", "a comparison begins with what is looked at: trait('age') > 5, not 5 < trait('age')"],
  [
    "trait('address.city') = 'x'",
    "'address.city'",
    "send the value as one of its own, or escape a dot that belongs to the name",
    linked,
  ],
  [
    "event('A').where(property('a.b') = 'x').count() > 1",
    "'a.b'",
    "send the value as one of its own, or escape a dot that belongs to the name",
    linked,
  ],
  [
    "entity('e').where(property('a') = 1).count() = 0",
    "count() = 0",
    "write NOT before the condition, and >= 1 at its end",
    linked,
  ],
  [
    "entity('e').where(property('a') = 1).count() <= 0",
    "count() <= 0",
    "write NOT before the condition, and >= 1 at its end",
    linked,
  ],
  [
    "entity('e').where(property('a') = 1).count().one_of(0)",
    "count().one_of(0)",
    "write NOT before the condition, and >= 1 at its end",
    linked,
  ],
  [
    "NOT entity('e').where(property('a') = 1).count() != 0",
    "count() != 0",
    "keep NOT before the condition, and write >= 1 at its end",
    linked,
  ],
  [
    "NOT (trait('b') = 1 OR entity('e').where(property('a') = 1).count().none_of(0))",
    "count().none_of(0)",
    "keep NOT before the condition, and write >= 1 at its end",
    linked,
  ],
  [
    "entity('e').where(entity('f').count() >= 1).count() < 1",
    "count() < 1",
    "write NOT before the condition, and >= 1 at its end",
    linked,
  ],
];

describe("what is documented not to work", () => {
  it.each(unsupported)("is a warning in %s at %s", (text, at, hint, options = users) => {
    const found = checkQuery(text, options).filter(({ code }) => code === "query-not-supported");
    expect(found.map(({ severity, start, end, ...rest }) => [severity, text.slice(start, end), rest.hint])).toEqual([
      ["warning", at, hint],
    ]);
  });

  it.each<[text: string, options: CheckQueryOptions]>([
    ["event('A').within(1095 days).count() > 1", users],
    ["event('A').where(context('page.url') = 'x').count() > 1", users],
    ["trait('address.city') = 'x'", users],
    ["trait('address\\\\.city') = 'x'", linked],
    ["entity('e').count() = 0", linked],
    ["entity('e').where(property('a') = 1).count() != 0", linked],
    ["NOT (NOT entity('e').where(property('a') = 1).count() != 0)", linked],
    ["NOT entity('e').where(entity('f').where(property('a') = 1).count() != 0).count() >= 1", linked],
    ["NOT entity('e').where(property('a') = 1).count() >= 1", linked],
    ["event('A').where(property('a') = 1).count() = 0", users],
    ["trait('a') = literal(5)", users],
  ])("is not said of %s", (text, options) => {
    expect(show(text, options)).toEqual([]);
  });

  it("is not said of white space, but that no example has any such", () => {
    const text = "trait('a')\u00A0= 5\u2003 AND trait('b')\t=\n6";
    expect(show(text)).toEqual(["query-undocumented@\u00A0?", "query-undocumented@\u2003?"]);
    expect(applyFixes(text, checkQuery(text, users))).toBe("trait('a') = 5  AND trait('b')\t=\n6");
  });
});
