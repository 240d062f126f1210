import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { bringBack } from "../../src/importing/bring-back.ts";
import type { UpdatedFile } from "../../src/importing/update-file.ts";
import { checkManifest } from "../../src/manifest/check-manifest.ts";
import { isDesired } from "../../src/manifest/load-manifests.ts";
import type { DesiredResource } from "../../src/resources/resource.ts";
import { sameSettings } from "../../src/resources/settings.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { runs } from "../support/length.ts";
import { context, liveAudience } from "./support.ts";

/** An audience with one connection, whose settings are given line by line, with what follows their key first. */
const manifest = (...settings: string[]): string =>
  [
    "apiVersion: audiencectl/v1",
    "kind: Audience",
    "metadata: {name: a}",
    "spec:",
    "  name: A",
    "  audienceType: USERS",
    "  definition: {query: event('A').count() >= 1}",
    "  destinations:",
    "    - destination: {id: abc}",
    ...settings.map((line, index) => (index === 0 ? `      connectionSettings: ${line}` : `        ${line}`)),
    "# tail",
    "",
  ].join("\n");

/** What a manifest declares, and its connection. */
async function read(text: string): Promise<{ resources: DesiredResource[]; connection: DesiredResource }> {
  const [document] = parseYaml(new SourceText("a.yaml", text)).documents;
  if (!document) throw new Error("there is no document");
  const { manifest, diagnostics } = await checkManifest(document, context);
  const resources = manifest?.resources.filter(isDesired) ?? [];
  const connection = resources.find(({ kind }) => kind === "Destination");
  if (!connection) throw new Error(JSON.stringify(diagnostics));
  return { resources, connection };
}

/** Brings a manifest up to live settings. */
async function takeSettings(text: string, settings: JsonObject): Promise<UpdatedFile> {
  const { resources, connection: desired } = await read(text);
  const live = liveAudience({ kind: "Destination", id: "con_1", within: ["aud_1"] });
  const { files } = await bringBack({
    pairs: [{ desired, live: { ...live, spec: { destination: { id: "abc" }, connectionSettings: settings } } }],
    resources,
    sources: new Map([["a.yaml", new SourceText("a.yaml", text)]]),
    context,
    editedIn: () => [],
    keyOf: (address) => address,
    secretOf: (name) => `PLACEHOLDER of ${name}`,
  });
  return files[0] ?? { text, updated: [], left: [] };
}

describe("settings become what is live", () => {
  test.each<[title: string, before: string[], live: JsonObject, after: string[]]>([
    ["a literal ${", ["{a: x}"], { a: "${env.KEY}" }, ['{a: "$${env.KEY}"}']],
    ["$${, which the manifest means otherwise", ["{a: '$${x}'}"], { a: "$${x}" }, ["{a: '$$${x}'}"]],
    [
      "a literal ${ inside of an object",
      ["", "deep:", "  a: x # c"],
      { deep: { a: "${x" } },
      ["", "deep:", "  a: $${x # c"],
    ],
    ["texts of a list", ["{a: [x]}"], { a: ["${x", "q"] }, ['{a: ["$${x", q]}']],
    ["a list that says something twice", ["{a: [x]}"], { a: ["x", "x"] }, ["{a: [x, x]}"]],
    ["a list for a text", ["", "a: x # c"], { a: ["${x"] }, ["", 'a: ["$${x"] # c']],
    ["an object for a text", ["{a: x}"], { a: { b: [1, { c: "d" }] } }, ["{a: {b: [1, {c: d}]}}"]],
    ["a text for an object", ["", "a:", "  b: c", "d: e"], { a: "x", d: "e" }, ["", "a: x", "d: e"]],
    ["a list of objects", ["", "a:", "  - b: c"], { a: [{ b: "x" }, { b: "q" }] }, ["", "a:", "  - b: x", "  - b: q"]],
    [
      "the rest beside an interpolation that is right",
      ["{a: '${var.title}', b: x}"],
      { a: "From a variable", b: "q" },
      ["{a: '${var.title}', b: q}"],
    ],
    ["the rest beside a secret", ["{a: '${env.KEY}', b: x}"], { a: "••••1234", b: "q" }, ["{a: '${env.KEY}', b: q}"]],
    [
      "the rest beside a secret that Segment shows",
      ["{a: '${env.KEY}', b: x}"],
      { a: "PLACEHOLDER of KEY", b: "q" },
      ["{a: '${env.KEY}', b: q}"],
    ],
  ])("%s", async (_title, before, live, after) => {
    const { text, left } = await takeSettings(manifest(...before), live);
    expect(left).toEqual([]);
    expect(text).toBe(manifest(...after));
  });

  test("any text, key by key and inside of lists, and a manifest then means just that", async () => {
    const text = fc
      .array(fc.constantFrom("$", "{", "}", "${", "$${", "env.KEY", "a", " ", "'", '"', "#"))
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (a, b, c) => {
        const live = { a, deep: { b, list: [c, { c }] } };
        const result = await takeSettings(manifest("{a: x, deep: {b: x, list: x}}"), live);
        expect(result.left).toEqual([]);
        const {
          connection: { spec, secrets },
        } = await read(result.text);
        expect(secrets).toEqual([]);
        expect(sameSettings(spec["connectionSettings"] ?? null, live)).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});

test("a setting that is left keeps no other from being taken", async () => {
  const { text, left } = await takeSettings(manifest("{a: '${var.title}', b: {c: x}}"), { a: "q", b: { c: "q" } });
  expect(text).toBe(manifest("{a: '${var.title}', b: {c: q}}"));
  expect(left).toMatchObject([{ pointer: "/connectionSettings/a", reason: "it holds an interpolation" }]);
});

describe("settings are left to a person", () => {
  const surroundings = "it cannot be rewritten without changing the text around it";

  test.each<[title: string, before: string[], live: JsonObject, reason: string]>([
    [
      "where an interpolation stands for another value",
      ["{a: '${var.title}'}"],
      { a: "q" },
      "it holds an interpolation",
    ],
    ["where an interpolation in a list does", ["{a: ['${var.title}']}"], { a: ["q"] }, "it holds an interpolation"],
    ["where a secret of another value is live", ["{a: '${env.KEY}'}"], { a: "another" }, "it holds an interpolation"],
    ["where a comment would be lost", ["", "a:", "  - b: c # why"], { a: [{ b: "x" }] }, surroundings],
    ["where others use the value, too", ["{a: {b: &b c}, d: *b}"], { a: "x", d: "c" }, surroundings],
    ["where Segment shows only a mask inside of a new value", ["{a: x}"], { a: { b: "••••1234" } }, surroundings],
    [
      "where a key holds ${, which manifests refuse",
      ["{a: x}"],
      { a: { "${b}": "c" } },
      'validate would refuse it: the key "${b}" holds an interpolation',
    ],
  ])("%s", async (_title, before, live, reason) => {
    const { text, left } = await takeSettings(manifest(...before), live);
    expect(left.map((each) => each.reason)).toEqual([reason]);
    expect(text).toBe(manifest(...before));
  });
});
