import { describe, expect, test } from "vitest";
import { audience, load } from "./temp-project.ts";

const range = (line: number, column: number, endColumn: number) => ({
  file: "a.yaml",
  line,
  column,
  endLine: line,
  endColumn,
});

describe("a resource", () => {
  test("holds what the manifest declares, and defaults of metadata", async () => {
    const { resources } = await load({ "a.yaml": audience("one", { spec: "  enabled: true\n" }) });
    expect(resources[0]).toMatchObject({
      address: "audience/one",
      kind: "Audience",
      name: "one",
      labels: {},
      previousNames: [],
      protect: false,
      replaceAllowed: false,
      references: [],
      source: range(4, 9, 12),
      spec: {
        name: "one",
        audienceType: "USERS",
        definition: { query: "event('Order Completed').count() >= 1" },
        enabled: true,
      },
    });
  });

  test("holds the metadata that is declared", async () => {
    const metadata =
      "  labels: {team: growth}\n  previousNames: [old]\n  adopt: {key: k}\n  protect: true\n  replace: allow\n";
    const { resources } = await load({ "a.yaml": audience("one", { metadata }) });
    expect(resources[0]).toMatchObject({
      labels: { team: "growth" },
      previousNames: ["old"],
      adopt: { key: "k" },
      protect: true,
      replaceAllowed: true,
    });
  });

  test("knows where each declared field stands", async () => {
    const spec = '  options:\n    filterByExternalIds: "${var.ids}"\n';
    const { resources } = await load({ "a.yaml": audience("one", { spec }) });
    const sources = resources[0]?.sources;
    expect(sources?.get("/audienceType")).toEqual(range(7, 17, 22));
    expect(sources?.get("/options/filterByExternalIds")).toEqual(range(11, 26, 38));
    expect(sources?.get("/options/filterByExternalIds/1")).toEqual(range(11, 26, 38));
    expect(sources?.has("/enabled")).toBe(false);
  });

  test("comes in the order of files and documents", async () => {
    const { resources } = await load({
      "b.yaml": audience("three"),
      "a.yaml": `${audience("two")}---\n${audience("one")}`,
    });
    expect(resources.map(({ name }) => name)).toEqual(["two", "one", "three"]);
  });

  test("with a fault is left out", async () => {
    const { resources } = await load({ "a.yaml": `${audience("two", { spec: "  x: 1\n" })}---\n${audience("one")}` });
    expect(resources.map(({ name }) => name)).toEqual(["one"]);
  });
});

test("the text of every readable file is returned for code frames", async () => {
  const { sources } = await load({ "a.yaml": audience("one"), "b.yaml": "kind: [\n" });
  expect([...sources.keys()]).toEqual(["a.yaml", "b.yaml"]);
});

test("ten thousand manifests are read in a few seconds", async () => {
  const text = Array.from({ length: 1000 }, (_, at) => audience(`n${at}`)).join("---\n");
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [`f${at}.yaml`, text.replaceAll(/: n/g, `: m${at}-`)]),
  );
  const started = performance.now();
  const { resources, diagnostics } = await load(files);
  expect(diagnostics).toEqual([]);
  expect(resources).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(30_000);
});
