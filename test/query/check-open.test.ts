import { describe, expect, test } from "vitest";
import { checkQuery } from "../../src/query/index.ts";

type Options = Parameters<typeof checkQuery>[1];

const accounts: Options = { kind: "audience", audienceType: "ACCOUNTS" };
const linked: Options = { kind: "audience", audienceType: "LINKED" };
const trait: Options = { kind: "computed-trait", audienceType: "USERS" };

describe("documented functions in a place of which nothing says what they mean there", () => {
  test.each<[query: string, options: Options, told: string[]]>([
    ["ANY ALL trait('x') = 1", accounts, ["ALL"]],
    ["ANY ALL ANY trait('x') = 1", accounts, ["ALL", "ANY"]],
    ["event('A').where(ANY trait('x') = 1).count() >= 1", accounts, ["ANY"]],
    ["entity('o').within(3 days).count() >= 1", linked, ["within"]],
    ["entity('o').first(property('x')) = 1", linked, ["first"]],
    ["entity('o').where(property('x') = 1).last(property('x')) = 1", linked, ["last"]],
    ["event('A').expires_after(2 hours).within(30 days).last(property('x'))", trait, ["within"]],
    ["event('A').last(property('x')) = 1", linked, []],
    ["ANY trait('x') = 1 AND ALL trait('y') = 1", accounts, []],
    ["entity('o').where(property('x') = 1).count() >= 1", linked, []],
    ["event('A').within(30 days).expires_after(2 hours).last(property('x'))", trait, []],
  ])("%s: a warning at each of them", (query, options, told) => {
    const found = checkQuery(query, options).filter(({ code }) => code === "query-meaning-open");
    expect(found.map(({ start, end }) => query.slice(start, end))).toEqual(told);
  });
});
