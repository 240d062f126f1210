import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Catalog } from "../../src/catalog/generated/catalog.ts";
import { audience, temporaryFolder, writeProject } from "../support/project.ts";
import { runIn, runOffline, shopPlanId, startShop } from "./shop.ts";

const order = {
  type: "object",
  properties: {
    properties: {
      type: "object",
      properties: {
        total: { type: "number" },
        currency: { enum: ["EUR", "USD"] },
        "a.b": { type: ["string", "null"] },
      },
    },
  },
};

/** Forms in which a tracking plan is kept. */
const forms: readonly (readonly [form: string, text: string])[] = [
  [
    "rules as the API lists them",
    JSON.stringify([{ type: "TRACK", key: "Order Completed", jsonSchema: order, version: 1 }]),
  ],
  [
    "an answer of the API",
    JSON.stringify({ data: { rules: [{ type: "TRACK", key: "Order Completed", jsonSchema: order }] } }),
  ],
  [
    "rules in snake case, with a text of JSON",
    JSON.stringify({ rules: [{ type: "track", key: "Order Completed", json_schema: JSON.stringify(order) }] }),
  ],
  ["an older plan", JSON.stringify({ name: "shop", rules: { events: [{ name: "Order Completed", rules: order }] } })],
  [
    "YAML",
    "rules:\n- type: TRACK\n  key: Order Completed\n  jsonSchema:\n    properties: {properties: {properties: {total: {type: number}, currency: {enum: [EUR, USD]}, a.b: {type: string}}}}\n",
  ],
];

function setUp(text: string, query = "event('Order Completed').count() > 1") {
  const folder = temporaryFolder();
  writeProject(folder, [audience("buyers", { definition: { query } })], { space: "shop" });
  writeFileSync(path.join(folder, "plan.json"), text);
  const pull = async (...words: string[]) => await runOffline(folder, "catalog", "pull", ...words);
  return {
    folder,
    pull,
    read: () => JSON.parse(readFileSync(path.join(folder, "catalog/test.json"), "utf8")) as Catalog,
  };
}

async function codesIn(folder: string): Promise<string[]> {
  const { stdout } = await runOffline(folder, "validate", "--format", "json");
  return (JSON.parse(stdout) as { diagnostics: { code: string }[] }).diagnostics
    .map(({ code }) => code)
    .filter((code) => code.startsWith("catalog-"));
}

describe("a catalog of a tracking plan in a file", () => {
  test.each(forms)("is made of %s, without a token", async (_form, text) => {
    const { pull, read } = setUp(text);
    expect(await pull("--from-tracking-plan", "plan.json")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read().events).toEqual([
      {
        name: "Order Completed",
        calls: ["TRACK"],
        declared: true,
        properties: [
          { name: String.raw`a\.b`, declared: true, types: ["string"] },
          { name: "currency", declared: true, values: ["EUR", "USD"] },
          { name: "total", declared: true, types: ["number"] },
        ],
      },
    ]);
  });

  test("is what names are held against, and says nothing of what a plan does not tell", async () => {
    const query =
      "event('Order Complete').count() > 1 AND event('Order Completed').where(property('totl') > 1 AND property('currency') = 'CHF' AND context('page.pth') = '/').count() > 1 AND trait('whatever') = 'x'";
    const { folder, pull } = setUp(forms[0]?.[1] ?? "", query);
    await pull("--from-tracking-plan", "plan.json");
    expect((await codesIn(folder)).toSorted()).toEqual([
      "catalog-unknown-event",
      "catalog-unknown-property",
      "catalog-unknown-value",
    ]);
  });

  test("is checked against the same file", async () => {
    const { folder, pull } = setUp(forms[0]?.[1] ?? "");
    await pull("--from-tracking-plan", "plan.json");
    expect(await pull("--check")).toMatchObject({ exitCode: 0 });
    const text = readFileSync(path.join(folder, "plan.json"), "utf8");
    writeFileSync(path.join(folder, "plan.json"), text.replace("total", "amount"));
    expect(await pull("--check")).toMatchObject({
      exitCode: 2,
      stdout: expect.stringContaining("+ property 'amount' of 'Order Completed'") as string,
    });
  });

  test.each([
    ["not JSON", "{", "plan.json is no tracking plan: "],
    ["without a list of rules", '{"rules": {}}', "plan.json is no tracking plan"],
    ["of something else", '{"name": "x"}', "plan.json is no tracking plan"],
  ])("is refused from a file that is %s", async (_what, text, says) => {
    const { pull } = setUp(text);
    const { exitCode, stderr } = await pull("--from-tracking-plan", "plan.json");
    expect({ exitCode, says: stderr.includes(says), hint: stderr.includes("listRulesFromTrackingPlan") }).toEqual({
      exitCode: 1,
      says: true,
      hint: true,
    });
  });

  test.each([
    ["null", { jsonSchema: null }],
    ["true, which allows everything", { jsonSchema: true }],
    ["left out", {}],
  ])("knows an event whose schema is %s, and nothing of its properties", async (_what, schema) => {
    const { pull, read } = setUp(JSON.stringify([{ type: "TRACK", key: "Order Completed", ...schema }]));
    expect(await pull("--from-tracking-plan", "plan.json")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(read().events).toEqual([{ name: "Order Completed", calls: ["TRACK"], declared: true }]);
  });

  test.each([["[]"], ['{"rules": []}'], ['{"rules": {"events": []}}']])(
    "is made of a plan that has no rules yet, which is told: %s",
    async (text) => {
      const { pull, read } = setUp(text);
      expect(await pull("--from-tracking-plan", "plan.json")).toMatchObject({
        exitCode: 0,
        stderr: "Warning: plan.json has no rules, so every event that manifests name is called unknown\n",
      });
      expect(read().events).toEqual([]);
    },
  );

  test("has the properties of an older plan whose schema is a text of JSON", async () => {
    const { pull, read } = setUp(
      JSON.stringify({ rules: { events: [{ name: "Order Completed", rules: JSON.stringify(order) }] } }),
    );
    await pull("--from-tracking-plan", "plan.json");
    expect(read().events?.[0]?.properties).toHaveLength(3);
  });

  const good = { type: "TRACK", key: "Order Completed", jsonSchema: null };
  test.each([
    ["an event without a key", { type: "TRACK", jsonSchema: order }, "is of type TRACK and has no key"],
    ["another type", { ...good, type: "CLICK" }, 'has the type "CLICK"'],
    ["no type", { key: "Order Completed" }, "has no type"],
    ["no object", 7, "is no object"],
    ["a schema that is no JSON", { ...good, jsonSchema: "{" }, "has a schema that is a text and no JSON"],
  ])("names the place of a rule with %s and the reason, and calls no event unknown then", async (_what, bad, says) => {
    const { folder, pull } = setUp(JSON.stringify({ rules: [good, bad] }), "event('Another').count() > 1");
    const { exitCode, stderr } = await pull("--from-tracking-plan", "plan.json");
    expect({ exitCode, stderr }).toEqual({
      exitCode: 5,
      stderr: expect.stringContaining(`plan.json: the rule at /rules/1 ${says}`) as string,
    });
    expect(await codesIn(folder)).toEqual([]);
  });

  test("is the same of what the program itself lists of a plan", async () => {
    const space = await startShop();
    const { folder, pull, read } = setUp("");
    const id = `trackingPlanId=${shopPlanId}`;
    const { stdout } = await runIn(folder, space, "api", "listRulesFromTrackingPlan", "--paginate", "--field", id);
    writeFileSync(path.join(folder, "plan.json"), stdout);
    expect((await pull("--from-tracking-plan", "plan.json")).exitCode).toBe(0);
    expect(read().events?.map(({ name, deprecated }) => [name, deprecated])).toEqual([
      ["Checkout Started", true],
      ["Order Completed", undefined],
      ["Product Viewed", undefined],
      ["Review Written", undefined],
    ]);
  });
});
