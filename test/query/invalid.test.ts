import { describe, expect, it } from "vitest";
import { applyFixes, checkQuery, type CheckQueryOptions } from "../../src/query/index.ts";

const users: CheckQueryOptions = { kind: "audience", audienceType: "USERS" };
const linked: CheckQueryOptions = { kind: "audience", audienceType: "LINKED" };
const accounts: CheckQueryOptions = { kind: "audience", audienceType: "ACCOUNTS" };
const accountTrait: CheckQueryOptions = { kind: "computed-trait", audienceType: "ACCOUNTS" };
const trait: CheckQueryOptions = { kind: "computed-trait", audienceType: "USERS" };

/** Findings as `code@column` or `code@column-end`, columns from 1; warnings end in `?`. */
type Case = [text: string, findings: string, options?: CheckQueryOptions];

const many = (count: number): string => Array.from({ length: count }, (_, n) => `trait('t${n}') = 'x'`).join(" AND ");
const nested = (depth: number): string =>
  depth === 0 ? "entity('e').count() > 1" : `entity('e').where(${nested(depth - 1)}).count() > 1`;

const cases: Case[] = [
  // Nothing, or not a query
  ["", "query-empty@1-1"],
  ["   ", "query-empty@4-4"],
  ["type = 'track'", "query-is-fql@1-15"],
  // Brackets and quotes
  ["(trait('a') = 1", "query-unclosed@1-2"],
  ["trait('a') = 1)", "query-unclosed@15-16"],
  ["event('A').where(property('b') = 1.count() > 1", "query-unclosed@17-18"],
  ["trait('a' = 1", "query-unclosed@6-7"],
  ["trait('a) = 1", "query-string@7-14"],
  ["trait('a) = 'b'", "query-string@15-16"],
  ["trait('a') = b'", "query-unquoted-name@14-15"],
  ["event(A').count() >= 1", "query-unquoted-name@7-8"],
  ["event('A').where(property('x') = y').count() >= 1", "query-unquoted-name@34-35"],
  ["trait('a').contains('x)", "query-string@21-24"],
  ["trait(['a').exists()", "query-syntax@11-12"],
  ["trait('a').exists()]", "query-unclosed@20-21"],
  // Characters
  ["trait('a') = $5", "query-character@14-15"],
  ["trait('a') = 5 % 2", "query-character@16-17 query-syntax@18-19"],
  ["trait('a') ~ 5", "query-character@12-13 query-syntax@14-15"],
  ["trait('a') = 5 - 3", "query-character@16-17 query-syntax@18-19"],
  // Grammar
  ["AND trait('a') = 1", "query-syntax@1-4"],
  ["trait('a') = 1 OR", "query-syntax@18-18"],
  ["trait('a') = 1 AND OR trait('b') = 1", "query-syntax@20-22"],
  ["trait('a') =", "query-syntax@13-13"],
  ["trait('a') = AND trait('b') = 1", "query-syntax@14-17"],
  ["trait('a').", "query-syntax@12-12"],
  ["trait('a').5", "query-syntax@11-13"],
  ["trait('a') = 1 trait('b') = 2", "query-missing-junction@16-21"],
  ["trait('a') = 1 (trait('b') = 2)", "query-missing-junction@16-17"],
  ["trait('a') = 1 NOT trait('b') = 2", "query-missing-junction@16-19"],
  ["1 < trait('a') < 5", "query-chained-comparison@16-17"],
  ["trait('a') = 'b' = 'c'", "query-chained-comparison@18-19"],
  ["trait('a') is 'b'", "query-foreign-spelling@12-14"],
  ["trait('a') like 'b'", "query-foreign-spelling@12-16"],
  ["trait('a').one_of('x',)", "query-syntax@23-24"],
  ["trait('a').one_of('x' 'y')", "query-syntax@23-26"],
  ["event('A').max(property('b') as).count() > 1", "query-syntax@32-33"],
  ["()", "query-syntax@2-3"],
  ["NOT", "query-syntax@4-4"],
  ["NOTT trait('a') = 1", "query-foreign-spelling@1-5"],
  ["trait('a') = 1 AND NTO (trait('b') = 1)", "query-foreign-spelling@20-23"],
  ["ANYY trait('a') = 1", "query-foreign-spelling@1-5", accounts],
  ["NOR trait('a') = 1", "query-foreign-spelling@1-4"],
  ["EVERY trait('a') = 1", "query-foreign-spelling@1-6"],
  ["trait('a') = 1 AND NO NOT trait('b') = 1", "query-foreign-spelling@20-22"],
  ["event('A').within(next 7 days).count() > 1", "query-duration@19-30"],
  ["trait('a') = 1 AND vip", "query-unquoted-name@20-23"],
  ["trait('a') = 1 ADN trait('b') = 2", "query-foreign-spelling@16-19"],
  [
    "trait('a') = 'x' ORR trait('b') = 2 AD NOT trait('c') = 2",
    "query-foreign-spelling@18-21 query-foreign-spelling@37-39",
  ],
  ["trait('a') = 1 AND_NOT trait('b') = 2", "query-foreign-spelling@16-23"],
  ["trait('a') = 1 BUT trait('b') = 2", "query-syntax@16-19"],
  ["exists", "query-missing-parentheses@1-7"],
  ["event('A').sum(b) > 5", "query-unquoted-name@16-17"],
  ["event(A B).count() > 1", "query-unquoted-name@7-10"],
  ["trait('a') = pro", "query-unquoted-name@14-17"],
  // Functions and their places
  ["events('A').count() > 1", "query-unknown-function@1-7"],
  ["event('A').cuont() > 1", "query-unknown-function@12-17"],
  ["event('A').recently('x').count() > 1", "query-unknown-function@12-20?"],
  ["count() > 1", "query-wrong-place@1-6"],
  ["event('A').trait('b').exists()", "query-wrong-place@12-17"],
  ["trait('a').count() > 1", "query-wrong-place@12-17"],
  ["trait('a').within(7 days).exists()", "query-wrong-place@12-18"],
  ["trait('a').exists().exists()", "query-wrong-place@21-27"],
  ["event('A').count().count() > 1", "query-wrong-place@20-25"],
  ["event('A').count().where(property('b') = 1) > 1", "query-wrong-place@20-25"],
  ["event('A').unique(property('b')) = 1", "query-wrong-place@34-35"],
  ["event('A') >= 1", "query-unreduced@12-14"],
  ["event('A').within(7 days).exists()", "query-unreduced@27-33"],
  ["event('A').within(7 days)", "query-unreduced@1-26"],
  ["event('A').count()", "query-not-a-condition@1-19"],
  ["trait('a') AND trait('b') = 1", "query-not-a-condition@1-11"],
  ["'text'", "query-not-a-condition@1-7"],
  ["event('A').where(property('b')).count() > 1", "query-not-a-condition@18-31"],
  ["event('A').count() > 1", "query-not-a-value@20-23", trait],
  ["trait('a') = 1 OR trait('b') = 1", "query-not-a-value@1-33", trait],
  ["event('A').within(1 day)", "query-unreduced@1-25", trait],
  // Places that give a meaning
  ["property('a') = 1", "query-scope@1-9"],
  ["context('page.url').exists()", "query-scope@1-8"],
  ["event('A').within(parent: 5 days).count() > 1", "query-scope@19-25"],
  ["event('A').where(property(parent: 'b') = 1).count() > 1", "query-scope@27-33"],
  ["entity('a').count() > 1", "query-entity@1-7"],
  ["entity('a').count()", "query-entity@1-7", trait],
  ["trait('a') = 1 AND ANY trait('b') = 1", "query-quantifier@20-23"],
  ["ALL NOT event('A').count() >= 1", "query-quantifier@1-4", linked],
  [nested(6), "query-entity-depth@109-115", linked],
  // Arguments
  ["event().count() > 1", "query-arguments@1-8"],
  ["event('A', 'B').count() > 1", "query-arguments@12-15"],
  ["trait('a').exists(5)", "query-arguments@19-20"],
  ["trait('a').one_of()", "query-arguments@12-20"],
  ["trait('a').starts_with('x', 'y')", "query-arguments@29-32?"],
  ["event('A').mode(property('b')) > 1", "query-arguments@12-31"],
  ["event('A').between(5 days).count() > 1", "query-arguments@12-27"],
  ["event(5).count() > 1", "query-argument-type@7-8"],
  ["event('A').sum(trait('b')) > 1", "query-argument-type@16-26"],
  ["event('A').sum(5) > 1", "query-argument-type@16-17"],
  ["event('A').mode(property('b'), 0) > 1", "query-argument-type@32-33"],
  // Traits of users: documented for the app, for computed traits of accounts
  ["mode(trait('b'), 2)", "query-undocumented@6-16?", accountTrait],
  ["event('A').mode(trait('b'), 2)", "query-undocumented@17-27?", accountTrait],
  ["event('A').mode(trait('b') as number, 2)", "query-undocumented@17-27?", accountTrait],
  ["event('A').mode(trait('b'), 2)", "query-undocumented@17-27?", { kind: "computed-trait" }],
  ["mode(trait('b'), 2)", "query-wrong-place@1-5 query-argument-type@6-16", trait],
  ["event('A').mode(trait('b'), 2)", "query-argument-type@17-27", trait],
  ["event('A').mode(trait('b'), 2) = 'x'", "query-argument-type@17-27", accounts],
  ["event('A').first(trait('b'))", "query-argument-type@18-28", accountTrait],
  ["event('A').mode(trait('b').exists(), 2)", "query-argument-type@17-36", accountTrait],
  ["event('A').where(event('B').mode(trait('b'), 2) = 'x').count()", "query-argument-type@34-44", accountTrait],
  ["event('A').max(property('b') as date) > 1", "query-argument-type@33-37"],
  ["event('A').where('x').count() > 1", "query-not-a-condition@18-21"],
  ["trait('a') > 7 days", "query-argument-type@14-20"],
  ["trait('a') = (trait('b') = 1)", "query-argument-type@14-30"],
  ["trait('a').starts_with(5)", "query-argument-type@24-25?"],
  ["event('A').sources('x').count() > 1", "query-label@12-24"],
  ["event('A').sources({include: 'x'}).count() > 1", "query-label@21-28"],
  ["event('A').within(since: 5 days).count() > 1", "query-label@19-24"],
  ["event('A').sources({exlude: 'x'}).count() > 1", "query-label@21-27"],
  ["trait(parent: 'a').exists()", "query-label@7-13"],
  ["event('').count() > 1", "query-name@7-9"],
  ["trait('a') = null", "query-null@14-18"],
  ["trait('a') != null", "query-null@15-19"],
  // Windows and dates
  ["event('A').within(7).count() > 1", "query-missing-unit@19-20"],
  ["event('A').within('7 days').count() > 1", "query-argument-type@19-27"],
  ["event('A').within(7 dyas).count() > 1", "query-unit@21-25"],
  ["event('A').within(2 months).count() > 1", "query-unit@21-27?"],
  ["event('A').within(1.5 days).count() > 1", "query-duration@19-22"],
  ["event('A').within(-1 days).count() > 1", "query-duration@19-21"],
  ["event('A').within(0 days).count() > 1", "query-duration@19-20?"],
  ["event('A').between(10 days, 7 days).count() > 1", "query-window-order@20-35"],
  ["event('A').between(24 hours, 1 day).count() > 1", "query-window-order@20-35?"],
  ["event('A').expires_after(10 hours).count() > 1", "query-session-window@12-25?"],
  ["event('A').expires_after(10 seconds).count()", "query-session-window@26-36?", trait],
  ["trait('a').before_date('yesterday')", "query-timestamp@24-35"],
  ["trait('a').after_date(2023-02-30)", "query-timestamp@23-33"],
  ["trait('a') = 2023-13-01", "query-timestamp@14-24"],
  ["trait('a').before_date(5)", "query-argument-type@24-25"],
  // Pointless
  ["event('A').count() < 0", "query-never-true@12-23?"],
  ["event('A').count() = 1.5", "query-never-true@12-25?"],
  ["event('A').count().less_than(0)", "query-never-true@12-32?"],
  ["event('A').count() >= 0", "query-always-true@12-24?"],
  ["event('A').count() > -1", "query-always-true@12-24?"],
  ["event('A').count().absent()", "query-never-true@12-28?"],
  ["event('A').unique(property('b')).count().exists()", "query-always-true@34-50?"],
  ["event('A').count().one_of(-1)", "query-never-true@12-30?"],
  ["event('A').count().one_of(-1, 0.5)", "query-never-true@12-35?"],
  ["event('A').count().one_of(-1, 2)", ""],
  ["event('A').count().none_of(1.5)", "query-always-true@12-32?"],
  // Size
  [many(40), "query-size@888-906?"],
  [many(51), "query-size@1141-1159"],
  [many(1200), "query-size@23891-23896"],
  ["trait('a') between 3 and 5", "query-foreign-spelling@12-19 query-letter-case@22-25?"],
  ["SELECT * FROM users WHERE total > 5", "query-unquoted-name@1-7 query-character@8-9 query-syntax@10-14"],
  // Several at once
  ["trait('a) = 1\nAND trait('b' = 2", "query-string@7-14 query-unclosed@24-25"],
  ["trait('a').exsts() AND event('B').within(3).count() > 1", "query-unknown-function@12-17 query-missing-unit@42-43"],
];

function show(text: string, options: CheckQueryOptions): string {
  return checkQuery(text, options)
    .map(({ code, severity, start, end }) => `${code}@${start + 1}-${end + 1}${severity === "warning" ? "?" : ""}`)
    .join(" ");
}

describe("a count that no user of an account can have", () => {
  it.each([
    ["ALL event('A').count() < 0", "No count can be < 0, so this is never true, unless the account has no users"],
    [
      "NOT ALL event('A').count() = 1.5",
      "No count can be = 1.5, so this is never true, unless the account has no users",
    ],
    ["ALL (NOT event('A').count() < 0)", "No count can be < 0, so this is never true, unless the account has no users"],
    ["ANY event('A').count() < 0", "No count can be < 0, so this is never true"],
    [
      "ALL event('A').count().absent()",
      "A count of nothing is 0 and not absent, so this is never true, unless the account has no users",
    ],
    ["event('A').count().one_of(-1)", "No count can be one_of(-1), so this is never true"],
    ["event('A').count() < 0", "No count can be < 0, so this is never true"],
    ["ALL event('A').count() >= 0", "Every count is >= 0, so this is always true, unless the account has no users"],
  ])("in %s is told with what ALL leaves open: %s", (text, message) => {
    expect(checkQuery(text, accounts).map((finding) => finding.message)).toEqual([message]);
  });
});

describe("invalid queries", () => {
  it.each(cases)("%s has the findings %s", (text, findings, options = users) => {
    expect(show(text, options)).toBe(findings);
  });

  it("are more than sixty in this table", () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  const cures: [text: string, cured: string][] = [
    ["event('A').within_last(3 days).count() >= 1", "event('A').within(3 days).count() >= 1"],
    [
      "event('A').where(event('B').within_last(3 days).count() >= 1).count() >= 1",
      "event('A').where(event('B').within(3 days).count() >= 1).count() >= 1",
    ],
    ["event('A').exists()", "event('A').count() >= 1"],
    ["event('A').within(7 days).absent()", "event('A').within(7 days).count() = 0"],
    ["event('A') > 3", "event('A').count() > 3"],
    ["trait('a').between(18, 30)", "trait('a') >= 18 AND trait('a') <= 30"],
    ["NOT trait('a').between(18, 30)", "NOT (trait('a') >= 18 AND trait('a') <= 30)"],
    ["event('A').count().between(1, 3)", "event('A').count() >= 1 AND event('A').count() <= 3"],
    [
      "NOT (trait('b').exists() OR trait('a').between(1, 3))",
      "NOT (trait('b').exists() OR trait('a') >= 1 AND trait('a') <= 3)",
    ],
    ["event('A').at_least(3)", "event('A').count().at_least(3)"],
    ["event('A').unique(property('b')) >= 2", "event('A').unique(property('b')).count() >= 2"],
    ["event('A').sources({exlude: 'x'}).count() > 1", "event('A').sources({exclude: 'x'}).count() > 1"],
    ["NOTT trait('a') = 1", "NOT trait('a') = 1"],
    ["trait('a') = 1 ADN trait('b') = 2", "trait('a') = 1 AND trait('b') = 2"],
    ["trait('a') = 'x' orr (trait('b') = 2)", "trait('a') = 'x' OR (trait('b') = 2)"],
    ["trait('a') = 1 AD NOT trait('b') = 2", "trait('a') = 1 AND NOT trait('b') = 2"],
    ["trait('a') = 1 OR_NOT trait('b') = 2", "trait('a') = 1 OR NOT trait('b') = 2"],
    ["event('A').within(last 7 days).count() > 1", "event('A').within(7 days).count() > 1"],
    ["trait('a').within_next(next 1 day)", "trait('a').within_next(1 day)"],
    ["event('A').max(b as number) > 5", "event('A').max(property('b') as number) > 5"],
    ["total > 5 AND b exists", "trait('total') > 5 AND trait('b').exists()"],
  ];
  it.each(cures)("such as %s are cured to %s", (text, cured) => {
    expect(applyFixes(text, checkQuery(text, users)).replaceAll("  ", " ").replace(" .count", ".count")).toBe(cured);
    expect(show(cured, users)).toBe("");
  });

  it("such as EVERY before a condition are cured to ALL, which asks the users of an account", () => {
    const text = "EVERY trait('a') = 1 AND SOME trait('b') = 1";
    const findings = checkQuery(text, accounts);
    expect(new Set(findings.map(({ hint }) => hint))).toEqual(
      new Set(["ANY and ALL ask the users of an account, in audiences of accounts alone"]),
    );
    expect(applyFixes(text, findings)).toBe("ALL trait('a') = 1 AND ANY trait('b') = 1");
  });

  it.each([
    "NO trait('a') = 1",
    "IF trait('a') = 1",
    "event('A').within(next 7 days).count() > 1",
    "trait('a').within_next(last 7 days)",
    "event('A').where(paid).count() > 1",
    "trait('b') = 1 AND vip",
  ])("such as %s have one finding with words and no edit, as none is certain", (text) => {
    const findings = checkQuery(text, users);
    expect(findings.map(({ fix, hint }) => [fix, hint !== undefined])).toEqual([[undefined, true]]);
  });

  it.each([
    ["event('A').before_last(3 days).count() >= 1", "where(property('name').before_last(7 days))"],
    ["event('A').contains('b')", "where(property('name').contains('shoes', 'shirts'))"],
    ["entity('a').within_last(3 days).count() >= 1", "where(property('name').within_last(7 days))"],
    ["event('A').equals(3).count()", "compare at the end"],
  ])("such as %s are told where it can stand", (text, hint) => {
    const first = checkQuery(text, users).find(({ code }) => code === "query-unreduced");
    expect(first?.fix).toBeUndefined();
    expect(first?.hint).toContain(hint);
  });

  it.each([
    ["event('A').sum(property('b')) > $amount", "write ${var.amount} for a variable of the environment"],
    ["trait('a') = {{ amount }} AND trait('b') = 1", "write ${var.amount} for a variable of the environment"],
    ["trait('a') like 'b%c'", "look at its parts with starts_with('…'), contains('…') and ends_with('…')"],
    ["trait('a') ilike '%b%'", "nothing says that a comparison overlooks capital letters"],
    ["trait('a') not ilike 'b%'", "nothing says that a comparison overlooks capital letters"],
    ["trait('a') like('b%')", "write a call such as .contains('shoes', 'shirts')"],
    ["trait('a') not like 'b%'", "write NOT before the whole condition, and .starts_with('b') here"],
    ["trait('a').between(18, 30)", "write trait('a') >= 18 AND trait('a') <= 30"],
    [
      "trait('a').within(3 days)",
      "for dates before now write within_last(3 days); for dates after now within_next(3 days)",
    ],
    [
      "NOT trait('a').between(7 days, 30 days)",
      "for dates before now write (trait('a').within_last(30 days) AND trait('a').before_last(7 days)); for dates after now (trait('a').within_next(30 days) AND trait('a').after_next(7 days))",
    ],
    [
      "trait('a') NOT IN ('x')",
      "write none_of(…), or one_of(…) with NOT before the whole condition; NOT also takes those without a value, and nothing says whether none_of(…) does",
    ],
    [
      "trait('a') is not 5",
      "write !=, or = with NOT before the whole condition; NOT also takes those without a value, and != does not",
    ],
    ["trait('a') <=> 5", "write one of = != > >= < <="],
    ["trait('a') >> 5", "write one of = != > >= < <="],
    ["trait('a') !> 5 AND trait('b') = 1", "write one of = != > >= < <="],
    ["NO trait('a') = 1", "write NOT before a condition that must not hold, or NOT ANY for an account"],
    ["event('A').within(next 7 days).count() > 1", "for a date in the time after now write within_next(7 days)"],
    ["trait('a') not like '%b%'", "omits(…) also takes those without a value"],
    ["event('A').count().within(7 days) > 1", "write it before count(…), which makes one value of the items"],
    ["event('A').count().count() > 1", "take count(…) or count(…) out"],
    [
      "event('A').where(property('b').count() > 1).count() > 1",
      "take count(…) out to ask for the value itself, or ask for events: event('Name').count()",
    ],
    ["trait('a') = 'b' XOR trait('c') = 'd'", "write (a OR b) AND NOT (a AND b)"],
    ["trait('a') = 'b' BUT trait('c') = 'd'", "join conditions with AND or OR"],
    ["event('A').within(3 m).count() > 1", "for example within(7 days)"],
    ["event('A').count() > 1 AND (trait('a') = 1", "add ) where it ends"],
  ])("such as %s have one finding, with the remedy", (text, hint) => {
    expect(checkQuery(text, users).map((finding) => finding.hint)).toEqual([expect.stringContaining(hint)]);
  });

  it.each([
    [
      "event('A').sources({include: 'x'}).count() > 1",
      "only exclude: is documented; it leaves events of these sources out",
    ],
    [
      "event('A').where(event('B').within(child: 1 day).count() > 1).count() > 1",
      "only parent: is documented; it counts from the event around this one",
    ],
    [
      "event('A').where(event('B').where(property(outer: 'x') = 1).count() > 1).count() > 1",
      "only parent: is documented; it means the event around this one",
    ],
  ])("such as %s, with the label of another meaning, say what the documented one does", (text, hint) => {
    expect(checkQuery(text, users)).toEqual([expect.objectContaining({ code: "query-label", hint })]);
  });

  it("have no cure where a label says something else", () => {
    expect(checkQuery("event('A').sources({include: 'x'}).count() > 1", users)[0]?.fix).toBeUndefined();
  });

  it("take a function called audience where the project allows it", () => {
    expect(checkQuery("audience('vips')", { ...users, allowed: ["audience"] })).toEqual([]);
  });

  it("are cured where each of their errors has a cure", () => {
    const errorsOf = (text: string, options: CheckQueryOptions) =>
      checkQuery(text, options).filter(({ severity }) => severity === "error");
    for (const [text, , options = users] of cases) {
      let cured = text;
      for (let run = 0; run < 3; run += 1) {
        const errors = errorsOf(cured, options);
        if (errors.length === 0 || errors.some(({ fix }) => !fix)) break;
        cured = applyFixes(cured, errors);
        expect(
          errorsOf(cured, options).filter((each) => each.code === errors[0]?.code),
          `${text} → ${cured}`,
        ).toEqual([]);
      }
    }
  });

  it("name what was found and what was expected, in one sentence without a full stop", () => {
    for (const [text, , options = users] of cases) {
      for (const finding of checkQuery(text, options)) {
        expect(finding.message).toMatch(/^\S.*[^.\s]$/s);
        expect(finding.end).toBeLessThanOrEqual(text.length);
      }
    }
  });
});

describe("hostile queries", () => {
  it.each([10_000, 100_000])("with %i parentheses are refused with one finding", (count) => {
    expect(show("(".repeat(count), users)).toMatch(/^query-too-deep@\d+-\d+$/);
  });

  it("with ten thousand prefixes are refused with one finding", () => {
    expect(show(`${"NOT ".repeat(10_000)}trait('a') = 1`, users)).toMatch(/^query-too-deep@\d+-\d+$/);
  });

  it("with thousands of faults stop being listed", () => {
    const findings = checkQuery("% = ) ".repeat(10_000), users);
    expect(findings.length).toBeLessThan(100);
    expect(findings.at(-1)?.code).toBe("query-too-many-faults");
  });
});
