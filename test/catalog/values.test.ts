import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { readCatalog } from "../../src/catalog/read-catalog.ts";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { ask, codesOf, head } from "./ask-plan.ts";

const catalog: Catalog = {
  ...head,
  seenSince: "2026-03-02",
  events: [
    {
      name: "A",
      properties: [
        { name: "cur", values: ["EUR", "USD", "premium-plus"] },
        { name: "n", types: ["number"] },
        { name: "level", values: [1, 2, 3] },
        { name: "products.$.price" },
      ],
    },
  ],
  users: [
    { name: "plan", origin: "CUSTOM" },
    { name: "vip", origin: "CUSTOM", lastSeen: "2025-05-01" },
    { name: "lately", origin: "CUSTOM", lastSeen: "2025-12-01" },
    { name: "member", origin: "AUDIENCE", lastSeen: "2025-05-01" },
    { name: "age", origin: "CUSTOM", types: ["number"] },
  ],
  accounts: [{ name: "seats", origin: "CUSTOM" }],
};

describe("a value that a reducer takes as it is", () => {
  test.each([
    ["event('A').last(property('cur')) = 'EURO'", ["catalog-unknown-value"]],
    ["event('A').first(property('cur')).one_of('EUR', 'EURO')", ["catalog-unknown-value"]],
    ["event('A').first(property('n')) = 'abc'", ["catalog-type"]],
    ["event('A').last(property('cur')) = 'EUR'", []],
    ["event('A').unique(property('cur')).count() = 4", []],
    ["event('A').mode(property('n'), 2) = 'abc'", []],
  ])("is compared with what is declared: %s", (query, codes) => {
    expect(codesOf(catalog, query)).toEqual(codes);
  });
});

describe("a trait in a query for accounts", () => {
  test.each([
    ["trait('plan') = 'pro'", ["within ANY or ALL"]],
    ["ANY trait('plan') = 'pro'", []],
    ["ALL (trait('plan') = 'pro' AND trait('seats') > 1)", ["outside of ANY and ALL"]],
    ["trait('seats') > 1", []],
    ["trait('seats') > 1 AND ANY trait('plan') = 'pro'", []],
  ])("is one of the account, and within ANY or ALL one of a user: %s", (query, says) => {
    const hints = ask(catalog, query, "ACCOUNTS").map(({ code, hint }) => [code, hint]);
    expect(hints).toEqual(says.map((each) => ["catalog-unknown-trait", expect.stringContaining(each)]));
  });
});

describe("a custom trait", () => {
  test.each([
    ["trait('vip') = 'true'", ["catalog-stale-trait"]],
    ["trait('lately') = 'true'", []],
    ["trait('member') = 'true'", []],
  ])("that no source has sent for half a year is told: %s", (query, codes) => {
    expect(codesOf(catalog, query)).toEqual(codes);
  });

  test("is not called old where its list was kept from an earlier pull", () => {
    const kept: Catalog = { ...catalog, unread: { users: "refused" }, kept: ["users"] };
    expect(codesOf(kept, "trait('vip') = 'true'")).toEqual([]);
  });
});

test("what is said of a trait speaks of traits", () => {
  expect(ask(catalog, "trait('age') = 'old'")[0]?.hint).toBe("compare it with a number, or take another trait");
});

test("numbers that are declared are written as numbers", () => {
  const [finding] = ask(catalog, "event('A').where(property('level') = 4).count() >= 1");
  expect([finding?.message, finding?.hint]).toEqual([
    expect.stringMatching(/^4 is none/),
    expect.stringContaining("declared are 1, 2"),
  ]);
});

test("a property that lies in a list is told with its path", () => {
  const [finding] = ask(catalog, "event('A').where(property('price') > 4).count() >= 1");
  expect(finding?.hint).toBe("did you mean 'products.$.price'?");
});

test("a day that there is not makes no catalog", () => {
  const text = JSON.stringify({ ...head, seenSince: "9999-99-99" });
  const { diagnostics } = readCatalog(new SourceText("c.json", text), { environment: "test", space: "shop" });
  expect(diagnostics.map(({ code }) => code)).toEqual(["catalog-unusable"]);
});
