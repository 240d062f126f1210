import { describe, expect, it } from "vitest";
import { checkQuery, looksLikeFql, parseQuery, type CheckQueryOptions } from "../../src/query/index.ts";
import { examples, frame, liveShapes } from "./examples.ts";

/** Fragments that show slips of the vendor's own page or a spelling of other audiences (API.md 4.4). */
const warned = new Map([
  ["where({property('price_usd') > 100})", "query-undocumented"],
  ["== 500", "query-superseded"],
  ["expires_after(1 hour)", "query-session-window"],
]);

describe("documented examples", () => {
  it.each(examples("audience"))("accepts the audience $text without a finding", ({ text }) => {
    expect(checkQuery(text, { kind: "audience" })).toEqual([]);
  });

  it.each(examples("computed-trait"))("accepts the computed trait $text without a finding", ({ text }) => {
    expect(checkQuery(text, { kind: "computed-trait", audienceType: "USERS" })).toEqual([]);
  });

  it.each(examples("fragment"))("accepts the fragment $text in a fitting frame", ({ text }) => {
    const findings = checkQuery(frame(text), { kind: "audience" });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual(
      warned.has(text) ? [[warned.get(text), "warning"]] : [],
    );
  });

  it("accepts a session window in a computed trait without a finding", () => {
    const text = "event('A').expires_after(1 hour).count()";
    expect(checkQuery(text, { kind: "computed-trait" })).toEqual([]);
  });

  it.each(liveShapes)("accepts %s, which has the shape of a live query", (text) => {
    expect(checkQuery(text, { kind: "audience", audienceType: "USERS" })).toEqual([]);
  });

  it.each(examples("fql-filter"))("recognises $text as FQL and says so", ({ text }) => {
    expect(looksLikeFql(text)).toBe(true);
    expect(parseQuery(text).findings.map(({ code }) => code)).toEqual(["query-is-fql"]);
  });

  it.each(examples("audience", "computed-trait"))("does not take $text for FQL", ({ text }) => {
    expect(looksLikeFql(text)).toBe(false);
  });
});

describe("audience types", () => {
  const cases: [string, CheckQueryOptions["audienceType"], string[]][] = [
    ["entity('orders').count() >= 1", "LINKED", []],
    ["entity('orders').count() >= 1", "USERS", ["query-entity"]],
    ["ANY event('A').count() >= 1", "ACCOUNTS", []],
    ["ALL NOT event('A').count() >= 1", "USERS", ["query-quantifier"]],
    ["trait('a') = 'b'", "ACCOUNTS", []],
  ];
  it.each(cases)("finds in %s for %s: %j", (text, audienceType, codes) => {
    const options: CheckQueryOptions = { kind: "audience", ...(audienceType ? { audienceType } : {}) };
    expect(checkQuery(text, options).map(({ code }) => code)).toEqual(codes);
  });

  it("takes a target entity for linked audiences only", () => {
    const check = (audienceType: "USERS" | "LINKED", targetEntity: string): string[] =>
      checkQuery("trait('a') = 'b'", { kind: "audience", audienceType, targetEntity }).map(({ code }) => code);
    expect(check("LINKED", "orders")).toEqual([]);
    expect(check("USERS", "profile")).toEqual([]);
    expect(check("USERS", "orders")).toEqual(["query-target-entity"]);
  });
});
