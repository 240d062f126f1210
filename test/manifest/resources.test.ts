import { describe, expect, test } from "vitest";
import { audience, filter, linked, load, trait } from "./temp-project.ts";
import { cpuTimeMs } from "../support/cpu-time.ts";
import { isLong } from "../support/length.ts";

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

describe("the parts of an audience", () => {
  const spec = `  schedules:
    - {strategy: PERIODIC, config: {interval: 4h}}
    - strategy: SPECIFIC_DAYS
      config: {days: [1], hours: [9], timezone: "Europe/Berlin"}
  destinations:
    - destination: {id: "\${var.braze}"}
      idSyncConfiguration: [{externalId: email, strategy: last}]
      connectionSettings: {apiKey: "\${env.KEY}", note: "\${audience.two.key}"}
      activations:
        - activationName: win/back
          activationType: All Events
          personalization: {profile: {properties: ["\${trait.ltv.key}"]}}
        - {activationName: second, activationType: All Events, destinationMapping: {actionId: x, settings: {k: "\${env.A}"}}}
    - destination: {id: other, type: warehouse}
  description: to \${audience.two.key}
`;
  const metadata =
    "  labels: {team: growth}\n  previousNames: [old]\n  adopt: {key: k}\n  protect: true\n  replace: allow\n";

  async function parts() {
    const text = linked("one", spec).replace("  name: one\n", `  name: one\n${metadata}`);
    const { resources, diagnostics } = await load({ "a.yaml": `${text}---\n${audience("two")}---\n${trait("ltv")}` });
    expect(diagnostics).toEqual([]);
    return resources;
  }

  test("follow it, each before its own parts", async () => {
    expect(
      (await parts()).map(({ address, kind, name, place, parent }) => [address, kind, name, place, parent]),
    ).toEqual([
      ["audience/one", "Audience", "one", "", undefined],
      ["audience/one/schedule/1", "Schedule", "1", "/schedules/0", "audience/one"],
      ["audience/one/schedule/2", "Schedule", "2", "/schedules/1", "audience/one"],
      [
        "audience/one/destination/5f7dd6d21ad74f3842b1fc47",
        "Destination",
        "5f7dd6d21ad74f3842b1fc47",
        "/destinations/0",
        "audience/one",
      ],
      [
        "audience/one/destination/5f7dd6d21ad74f3842b1fc47/activation/win%2Fback",
        "Activation",
        "win%2Fback",
        "/destinations/0/activations/0",
        "audience/one/destination/5f7dd6d21ad74f3842b1fc47",
      ],
      [
        "audience/one/destination/5f7dd6d21ad74f3842b1fc47/activation/second",
        "Activation",
        "second",
        "/destinations/0/activations/1",
        "audience/one/destination/5f7dd6d21ad74f3842b1fc47",
      ],
      ["audience/one/destination/other", "Destination", "other", "/destinations/1", "audience/one"],
      ["audience/two", "Audience", "two", "", undefined],
      ["trait/ltv", "ComputedTrait", "ltv", "", undefined],
    ]);
  });

  test("have their own fields, and what they are part of lacks them", async () => {
    const [one, first, , connection, winback] = await parts();
    expect(Object.keys(one?.spec ?? {})).toEqual(["name", "audienceType", "definition", "description"]);
    expect(first?.spec).toEqual({ strategy: "PERIODIC", config: { interval: "4h" } });
    expect(connection?.spec).toEqual({
      destination: { id: "5f7dd6d21ad74f3842b1fc47" },
      idSyncConfiguration: [{ externalId: "email", strategy: "last" }],
      connectionSettings: { apiKey: "${env.KEY}", note: "${audience.two.key}" },
    });
    expect(winback?.spec).toMatchObject({ activationName: "win/back" });
  });

  test("have the references and secrets of their own texts", async () => {
    const mentions = (await parts()).map(({ references, secrets }) => [
      ...references.map(({ pointer, address }) => `${pointer} ${address}`),
      ...secrets.map(({ pointer, name }) => `${pointer} ${name}`),
    ]);
    expect(mentions.slice(0, 7)).toEqual([
      ["/description audience/two"],
      [],
      [],
      ["/connectionSettings/note audience/two", "/connectionSettings/apiKey KEY"],
      ["/personalization/profile/properties/0 trait/ltv"],
      ["/destinationMapping/settings/k A"],
      [],
    ]);
  });

  test("start at what tells them apart, and know where each field stands", async () => {
    const [one, first, , connection, winback, , other] = await parts();
    expect(one?.source).toEqual(range(4, 9, 12));
    expect(first?.source).toEqual(range(16, 18, 26));
    expect(connection?.source).toEqual(range(20, 25, 39));
    expect(winback?.source).toEqual(range(24, 27, 35));
    expect(other?.source).toEqual(range(28, 25, 30));
    expect([...(first?.sources.keys() ?? [])]).toEqual(["", "/strategy", "/config", "/config/interval"]);
    expect(connection?.sources.get("/idSyncConfiguration/0/strategy")).toEqual(range(21, 59, 63));
    expect(connection?.sources.has("/activations")).toBe(false);
    expect([...(one?.sources.keys() ?? [])].filter((pointer) => /schedules|destinations/.test(pointer))).toEqual([]);
  });

  test("take labels and the leave to replace from the manifest, and nothing else", async () => {
    const [one, ...others] = await parts();
    expect(one).toMatchObject({ previousNames: ["old"], adopt: { key: "k" }, protect: true, replaceAllowed: true });
    for (const part of others.slice(0, 6)) {
      expect(part).toMatchObject({
        labels: { team: "growth" },
        previousNames: [],
        protect: false,
        replaceAllowed: true,
      });
      expect(part).not.toHaveProperty("adopt");
    }
  });

  test.each<[title: string, spec: string, manages: string[][]]>([
    ["no list", "", [[]]],
    ["empty lists", "  schedules: []\n  destinations: []\n", [["Schedule", "Destination"]]],
    ["a connection without activations", "  destinations: [{destination: {id: a}}]\n", [["Destination"], []]],
    [
      "a connection with none",
      "  destinations: [{destination: {id: a}, activations: []}]\n",
      [["Destination"], ["Activation"]],
    ],
  ])("are managed as far as they are declared: %s", async (_title, lists, manages) => {
    const { resources, diagnostics } = await load({ "a.yaml": linked("one", lists) });
    expect(diagnostics).toEqual([]);
    expect(resources.map((resource) => resource.manages)).toEqual(manages);
  });

  test("are left out together with it when one has a fault", async () => {
    const { resources } = await load({ "a.yaml": linked("one", "  schedules: [{strategy: X, config: {}}]\n") });
    expect(resources).toEqual([]);
  });
});

test("computed traits and space filters are resources of their own", async () => {
  const { resources, diagnostics } = await load({ "a.yaml": `${trait("one")}---\n${filter("one")}` });
  expect(diagnostics).toEqual([]);
  expect(resources).toMatchObject([
    {
      address: "trait/one",
      kind: "ComputedTrait",
      place: "",
      manages: [],
      secrets: [],
      spec: { name: "one", definition: { type: "USERS", query: "event('A').count()" } },
    },
    { address: "filter/one", kind: "SpaceFilter", spec: { name: "one", if: "type = 'track'" } },
  ]);
});

test("the text of every readable file is returned for code frames", async () => {
  const { sources } = await load({ "a.yaml": audience("one"), "b.yaml": "kind: [\n" });
  expect([...sources.keys()]).toEqual(["a.yaml", "b.yaml"]);
});

test("thousands of manifests are read in a few seconds", async () => {
  const text = Array.from({ length: 1000 }, (_, at) => audience(`n${at}`)).join("---\n");
  const files = Object.fromEntries(
    Array.from({ length: isLong ? 10 : 3 }, (_, at) => [`f${at}.yaml`, text.replaceAll(/: n/g, `: m${at}-`)]),
  );
  const started = cpuTimeMs();
  const { resources, diagnostics } = await load(files);
  expect(diagnostics).toEqual([]);
  expect(resources).toHaveLength(1000 * Object.keys(files).length);
  expect(cpuTimeMs() - started).toBeLessThan(30_000);
});
