import { describe, expect, it } from "vitest";
import { applyFixes, checkQuery, sameQuery } from "../../src/query/index.ts";
import { examples } from "./examples.ts";

const audience = { kind: "audience" } as const;

/** A spelling that is not current, the code of its finding, and what the fixes make of it. */
const cases: [text: string, code: string, severity: "error" | "warning", fixed: string][] = [
  ["trait('a').eq(5)", "query-superseded", "warning", "trait('a').equals(5)"],
  ["trait('a').neq(5)", "query-superseded", "warning", "trait('a').differs(5)"],
  ["trait('a').is_null()", "query-superseded", "warning", "trait('a').absent()"],
  ["trait('a').is_set()", "query-superseded", "warning", "trait('a').exists()"],
  ["trait('a').gt(5)", "query-superseded", "warning", "trait('a').greater_than(5)"],
  ["trait('a').gte(5)", "query-superseded", "warning", "trait('a').at_least(5)"],
  ["trait('a').lt(5)", "query-superseded", "warning", "trait('a').less_than(5)"],
  ["trait('a').lte(5)", "query-superseded", "warning", "trait('a').at_most(5)"],
  ["trait('a').contains_one('x', 'y')", "query-superseded", "warning", "trait('a').contains('x', 'y')"],
  ["trait('a').one_of(['x','y'])", "query-superseded", "warning", "trait('a').one_of('x','y')"],
  ["trait('a').contains(['x'])", "query-superseded", "warning", "trait('a').contains('x')"],
  ["trait('a') == 5", "query-superseded", "warning", "trait('a') = 5"],
  ["trait('a') === 5", "query-foreign-spelling", "error", "trait('a') = 5"],
  ["trait('a') <> 5", "query-foreign-spelling", "error", "trait('a') != 5"],
  ["trait('a') !== 5", "query-foreign-spelling", "error", "trait('a') != 5"],
  ["trait('a') ≥ 5", "query-foreign-spelling", "error", "trait('a') >= 5"],
  ["trait('a') => 5", "query-foreign-spelling", "error", "trait('a') >= 5"],
  ["trait('a') =! 5", "query-foreign-spelling", "error", "trait('a') != 5"],
  ["trait('a') =!'x'", "query-foreign-spelling", "error", "trait('a') !='x'"],
  ["trait('a') ! = 5", "query-foreign-spelling", "error", "trait('a') != 5"],
  ["trait('a') >== 5", "query-foreign-spelling", "error", "trait('a') >= 5"],
  ["trait('a') <== 5", "query-foreign-spelling", "error", "trait('a') <= 5"],
  ["trait('a') ==> 5", "query-foreign-spelling", "error", "trait('a') >= 5"],
  ["trait('a') > = 5", "query-foreign-spelling", "error", "trait('a') >= 5"],
  ["trait('a') = = 5", "query-foreign-spelling", "error", "trait('a') = 5"],
  ["trait('a') < > 5", "query-foreign-spelling", "error", "trait('a') != 5"],
  ["trait('a') = !trait('b')", "query-foreign-spelling", "error", "trait('a') !=trait('b')"],
  ["trait('a') = 1 && trait('b') = 2", "query-foreign-spelling", "error", "trait('a') = 1 AND trait('b') = 2"],
  ["trait('a') = 1||trait('b') = 2", "query-foreign-spelling", "error", "trait('a') = 1 OR trait('b') = 2"],
  ["!trait('a').exists()", "query-foreign-spelling", "error", "NOT trait('a').exists()"],
  ["trait('a') in ('x', 'y')", "query-foreign-spelling", "error", "trait('a').one_of('x', 'y')"],
  ["trait('a') IS NULL", "query-foreign-spelling", "error", "trait('a').absent()"],
  ["trait('a') is not null", "query-foreign-spelling", "error", "trait('a').exists()"],
  ["trait('a') LIKE '%@b.com'", "query-foreign-spelling", "error", "trait('a').ends_with('@b.com')"],
  ["trait('a') like 'it\\'s%'", "query-foreign-spelling", "error", "trait('a').starts_with('it\\'s')"],
  ["trait('a') LIKE 'b'", "query-foreign-spelling", "error", "trait('a') = 'b'"],
  ["trait('a') NOT LIKE '%b%'", "query-foreign-spelling", "error", "trait('a').omits('b')"],
  [
    "trait('a') not like 'b' OR trait('c') > 1",
    "query-foreign-spelling",
    "error",
    "trait('a') != 'b' OR trait('c') > 1",
  ],
  ["trait('a') is 'b'", "query-foreign-spelling", "error", "trait('a') = 'b'"],
  ["trait('a') exists AND trait('b') = 1", "query-missing-dot", "error", "trait('a').exists() AND trait('b') = 1"],
  ["trait('a') contains 'b'", "query-missing-dot", "error", "trait('a').contains('b')"],
  ["event('A') within 7 days count > 1", "query-missing-dot", "error", "event('A').within(7 days).count() > 1"],
  [
    "event('A').within('30 days').count() > 1",
    "query-argument-type",
    "error",
    "event('A').within(30 days).count() > 1",
  ],
  ["event('A').count( > 1", "query-unclosed", "error", "event('A').count() > 1"],
  ["event('A').within(30d).count() > 1", "query-unit", "error", "event('A').within(30 days).count() > 1"],
  ["event('A').within(1 D).count() > 1", "query-unit", "error", "event('A').within(1 day).count() > 1"],
  ["trait('a').within_last(48 hrs)", "query-unit", "error", "trait('a').within_last(48 hours)"],
  ["event('A').within(2w).count() > 1", "query-unit", "error", "event('A').within(14 days).count() > 1"],
  ["audience('VIPs 2')", "query-unknown-function", "error", "trait('${audience.vips-2.key}') = 'true'"],
  ["segment('vips') = 'true'", "query-unknown-function", "error", "trait('${audience.vips.key}') = 'true'"],
  ["computed_trait('spent') > 5", "query-unknown-function", "error", "trait('${trait.spent.key}') > 5"],
  ["trait('a') = 1 and trait('b') = 2", "query-letter-case", "warning", "trait('a') = 1 AND trait('b') = 2"],
  ["not trait('a').exists()", "query-letter-case", "warning", "NOT trait('a').exists()"],
  ["Trait('a').Exists()", "query-letter-case", "warning", "trait('a').exists()"],
  ["event('A').within(7 Days).count() > 1", "query-letter-case", "warning", "event('A').within(7 days).count() > 1"],
  ["event(\"A 'b'\").count() >= 1", "query-quotes", "warning", "event('A \\'b\\'').count() >= 1"],
  ['trait("a \\"b\\"").exists()', "query-quotes", "warning", "trait('a \"b\"').exists()"],
  ["trait(‘a’) = “b”", "query-quotes", "error", "trait('a') = 'b'"],
  ["trait(`a`).exists()", "query-quotes", "error", "trait('a').exists()"],
  ["trait('a') = true", "query-undocumented", "warning", "trait('a') = 'true'"],
  ["trait('a') = TRUE", "query-undocumented", "warning", "trait('a') = 'true'"],
  [
    "event('A').where({property('b') > 1}).count() > 1",
    "query-undocumented",
    "warning",
    "event('A').where(property('b') > 1).count() > 1",
  ],
  ["event('A').within(2 weeks).count() > 1", "query-unit", "warning", "event('A').within(14 days).count() > 1"],
  ["trait('a').within_last(2 weeks)", "query-unit", "warning", "trait('a').within_last(14 days)"],
  ["trait('a').within_last(1440 minutes)", "query-unit", "warning", "trait('a').within_last(24 hours)"],
  ["trait('a').starts_with(5)", "query-argument-type", "warning", "trait('a').starts_with('5')"],
  ["trait('a').ends_with(2023-12-07)", "query-argument-type", "warning", "trait('a').ends_with('2023-12-07')"],
  ["event('A').within(7).count() > 1", "query-missing-unit", "error", "event('A').within(7 days).count() > 1"],
  ["event('A').wihtin(7 days).count() > 1", "query-unknown-function", "error", "event('A').within(7 days).count() > 1"],
  ["event('A')count() > 1", "query-missing-dot", "error", "event('A').count() > 1"],
  ["event('A') .count > 1", "query-missing-parentheses", "error", "event('A') .count() > 1"],
  ["event(Order Done).count() > 1", "query-unquoted-name", "error", "event('Order Done').count() > 1"],
  ["trait('a') = vip", "query-unquoted-name", "error", "trait('a') = 'vip'"],
  ["total > 5", "query-unquoted-name", "error", "trait('total') > 5"],
  ["trait('a') = 'it''s'", "query-string", "error", "trait('a') = 'it\\'s'"],
  ["event('A').count()", "query-not-a-condition", "error", "event('A').count() >= 1"],
  ["trait('a')", "query-not-a-condition", "error", "trait('a').exists()"],
  ["event('A')", "query-unreduced", "error", "event('A').count() >= 1"],
  ["event('A') > 5", "query-unreduced", "error", "event('A') .count() > 5"],
  ["event('A').at_least(5)", "query-unreduced", "error", "event('A').count().at_least(5)"],
  ["event('A').sum('b') > 5", "query-argument-type", "error", "event('A').sum(property('b')) > 5"],
  ["event('A').count() >= '3'", "query-argument-type", "warning", "event('A').count() >= 3"],
  [
    "event('A').between(9 days, 2 days).count() > 1",
    "query-window-order",
    "error",
    "event('A').between(2 days, 9 days).count() > 1",
  ],
  ["trait(' a').exists()", "query-name", "warning", "trait('a').exists()"],
  ["event('a\u00A0b').count() > 1", "query-name", "warning", "event('a b').count() > 1"],
  ["event('a\u200Bb').count() > 1", "query-name", "warning", "event('ab').count() > 1"],
  ["event('a\u202Eb').count() > 1", "query-name", "warning", "event('ab').count() > 1"],
  ["event('Zu\u0308rich').count() > 1", "query-name", "warning", "event('Zürich').count() > 1"],
  ["trait('\u212B').exists()", "query-name", "warning", "trait('Å').exists()"],
  ["trait('a').exists();", "query-character", "error", "trait('a').exists()"],
  ["trait('a')\u200B.exists()", "query-character", "error", "trait('a').exists()"],
  ["trait('a').exists() -- vip", "query-comment", "error", "trait('a').exists() "],
  ["trait('a').equals(null)", "query-null", "error", "trait('a').absent()"],
];

describe("spellings that have a better one", () => {
  it.each(cases)("%s is reported as %s", (text, code, severity, fixed) => {
    const findings = checkQuery(text, audience);
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.find((finding) => finding.code === code)?.severity).toBe(severity);
    expect(applyFixes(text, findings)).toBe(fixed);
    expect(checkQuery(fixed, audience)).toEqual([]);
  });

  it.each(cases.filter(([, code]) => code === "query-foreign-spelling"))("%s has that one finding", (text) => {
    expect(checkQuery(text, audience)).toHaveLength(1);
  });

  // A name with characters that nobody sees is another name: the fix says which one was probably meant.
  it.each(cases.filter(([, code, severity]) => severity === "warning" && code !== "query-name"))(
    "%s means the same as what its warning advises, unless the hint says that this is not known and a plan shows an edit",
    (text, code, _severity, fixed) => {
      const { hint = "" } = checkQuery(text, audience).find((finding) => finding.code === code) ?? {};
      expect(hint.endsWith("so plan edits what is live with the other spelling")).toBe(!sameQuery(text, fixed));
    },
  );

  it.each([
    ["trait('a').starts_with(.20)", "as the text of the number may be 0.2, too"],
    ["trait('a').omits(5)", "as its opposite takes numbers"],
    ["trait('a').starts_with(null)", "as there is no null"],
    ["trait('a') ilike '%b%'", "as nothing says that a comparison overlooks capital letters"],
    ["trait('a') NOT IN ('x', 'y')", "as none_of and NOT one_of differ where there is no value"],
    ["trait('a') IS NOT 5", "as != and NOT = differ where there is no value"],
    ["trait('a') like('%b%')", "as nothing stands for the % of a pattern"],
  ])("%s gets no fix, %s", (text) => {
    expect(applyFixes(text, checkQuery(text, audience))).toBe(text);
  });

  it("a bare true beside a column of an entity gets no quotes by a fix, as columns have types", () => {
    const text = "entity('a').where(property('b') = true).count() >= 1";
    const findings = checkQuery(text, { kind: "audience", audienceType: "LINKED" });
    expect(
      findings.map(({ code, start, end, hint, fix }) => ({ code, at: text.slice(start, end), hint, fix })),
    ).toEqual([
      {
        code: "query-undocumented",
        at: "true",
        hint: "look at a preview of the audience before it is applied",
        fix: undefined,
      },
    ]);
  });

  it.each(examples("superseded-spelling"))("$text of older pages parses, and its fix is clean", ({ text }) => {
    const query = text.startsWith("sources") ? `event('A').${text}.count() >= 1` : `trait('a').${text}`;
    const findings = checkQuery(query, audience);
    expect(findings.length).toBeGreaterThan(0);
    expect(new Set(findings.map(({ code, severity }) => `${code} ${severity}`))).toEqual(
      new Set(["query-superseded warning"]),
    );
    expect(checkQuery(applyFixes(query, findings), audience)).toEqual([]);
  });
});
