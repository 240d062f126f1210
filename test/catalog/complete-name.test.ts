import { describe, expect, test } from "vitest";
import { completeName } from "../../src/catalog/complete-name.ts";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { openCatalog } from "../../src/catalog/known-names.ts";
import type { DefinitionType } from "../../src/query/index.ts";

const catalog: Catalog = {
  apiVersion: "audiencectl/v1",
  kind: "Catalog",
  environment: "demo",
  space: "demo",
  events: [
    {
      name: "Order Completed",
      properties: [{ name: "total" }, { name: "coupon" }],
      context: [{ name: "page.url" }],
    },
    { name: "Order Refunded", properties: [{ name: "reason" }, { name: "total" }] },
    { name: "Seen Alone" },
    { name: "Dan's Order" },
    { name: String.raw`Back\slash` },
    { name: "Hidden\u202ename" },
  ],
  users: [{ name: "plan" }, { name: "gone_vips", origin: "AUDIENCE", leftOver: true }],
  accounts: [{ name: "seats" }],
  entities: [
    { name: "Orders", paths: [["orders"]], columns: [{ name: "AMOUNT" }] },
    { name: "Items", paths: [["orders", "items"]], columns: [{ name: "SKU" }] },
  ],
};

function complete(text: string, type?: DefinitionType) {
  return completeName(text, { known: openCatalog(catalog, "", { isFile: true }), own: ["vip_customers"], type });
}

const namesOf = (text: string, type?: DefinitionType): string[] => complete(text, type).map(({ name }) => name);

describe("the names that a query may go on with", () => {
  test.each<[string, string[]]>([
    ["event('Ord", ["Order Completed", "Order Refunded"]],
    ["event('", ["Dan's Order", "Order Completed", "Order Refunded", "Seen Alone"]],
    ["event('ord", []],
    ["trait('", ["plan", "vip_customers"]],
    ["event('Order Completed').where(property('", ["coupon", "total"]],
    ["event('Order Completed').sum(property('to", ["total"]],
    ["event('Order Completed').where(context('", ["page.url"]],
    ["property('", ["coupon", "reason", "total"]],
    ["event('Seen Alone').where(property('", []],
    ["event('Never').where(property('", []],
    ["entity('", ["orders"]],
    ["entity('orders').where(entity('", ["items"]],
    ["entity('orders').where(property('", ["AMOUNT"]],
    ["entity('orders').where(entity('items').where(property('", ["SKU"]],
    ["trait('plan') = 'p", []],
    ["event('Order Completed')", []],
  ])("%j: %j", (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  test("are those of accounts, too, in a query for accounts", () => {
    expect(namesOf("trait('", "ACCOUNTS")).toEqual(["plan", "seats", "vip_customers"]);
  });

  test("come with what is still missing up to the end of their function", () => {
    expect(complete("event('Order C")).toEqual([{ name: "Order Completed", rest: "ompleted')" }]);
    expect(complete('event("Order C')).toEqual([{ name: "Order Completed", rest: 'ompleted")' }]);
  });

  test("have their quotes escaped where they are those around them", () => {
    expect(complete("event('Dan")).toEqual([{ name: "Dan's Order", rest: String.raw`\'s Order')` }]);
    expect(complete(String.raw`event('Dan\'s`)).toEqual([{ name: "Dan's Order", rest: " Order')" }]);
    expect(complete('event("Dan')).toEqual([{ name: "Dan's Order", rest: `'s Order")` }]);
  });
});
