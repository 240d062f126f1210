import { describe, expect, test } from "vitest";
import { openDestinations } from "../../src/live/look-up-destinations.ts";
import { readDestination } from "../../src/live/read-destination.ts";
import { startAnswering } from "./answering-space.ts";

const ids = ["d1", "d2", "d3", "d4"];
const shown = (id: string) => ({
  id,
  name: id.toUpperCase(),
  enabled: true,
  sourceId: "src_1",
  metadata: { name: "Kind" },
});

describe("many destinations", () => {
  test("are read by one list, and one that is not in it by itself and among the warehouses", async () => {
    const { access, requests } = await startAnswering({
      "GET /destinations": { destinations: ids.slice(1).map(shown), pagination: { current: "1", totalEntries: 3 } },
    });
    const known = await openDestinations(access).lookUp(ids);
    expect(ids.map((id) => known.get(id)?.type)).toEqual(["missing", "found", "found", "found"]);
    expect(requests.map((each) => each.replace(/\?.*/, ""))).toEqual([
      "GET /destinations",
      "GET /destinations/d1",
      "GET /warehouses",
    ]);
  });

  test("are read one by one where the list is shorter than it says", async () => {
    const { access } = await startAnswering({
      "GET /destinations": { destinations: [shown("d1")], pagination: { current: "1", totalEntries: 4 } },
      "GET /destinations/d2": { destination: shown("d2") },
    });
    const known = await openDestinations(access).lookUp(ids);
    // What is not found either may be hidden, so nothing says that it is not there.
    expect(ids.map((id) => known.get(id)?.type)).toEqual(["unknown", "found", "unknown", "unknown"]);
  });
});

test("a warehouse is called by its settings, by its kind, or by its id, as far as they are told", async () => {
  const { access } = await startAnswering({
    "GET /warehouses": {
      warehouses: [
        { id: "w1", metadata: { name: "Snowflake", slug: "snowflake" }, settings: { name: "Shop" } },
        { id: "w2", metadata: { name: "Snowflake" }, settings: {} },
        { id: "w3" },
      ],
    },
  });
  const found = await openDestinations(access).lookUp(["w1", "w2", "w3"], new Set(["w1", "w2", "w3"]));
  expect([...found.values()]).toMatchObject(
    ["Shop", "Snowflake", "w3"].map((name) => ({ type: "warehouse", warehouse: { name } })),
  );
});

describe("of a destination is known only what is told", () => {
  const field = { fieldKey: "k", required: false, dynamic: false };
  const choicesOf = (choices: unknown, dynamic = false): readonly string[] | undefined =>
    readDestination({ id: "d", metadata: { actions: [{ id: "a", fields: [{ ...field, choices, dynamic }] }] } })
      .actions?.[0]?.fields[0]?.choices;

  test("no switch, source, kind or action that an answer leaves out", () => {
    expect(readDestination({ id: "d" })).toEqual({ id: "d", name: "d", slug: "", kind: {} });
  });

  test.each<[title: string, choices: unknown, dynamic: boolean, read: string[] | undefined]>([
    ["plain values", ["a", 1, true], false, ["a", "1", "true"]],
    ["objects with a value", [{ value: "a", label: "A" }], false, ["a"]],
    ["a shape that nobody documented", { a: "A" }, false, undefined],
    ["a list with something else in it", ["a", { key: "b" }], false, undefined],
    ["an empty list", [], false, undefined],
    ["choices that the destination is asked for", ["a"], true, undefined],
  ])("%s", (_title, choices, dynamic, read) => {
    expect(choicesOf(choices, dynamic)).toEqual(read);
  });
});
