import type { JsonObject } from "../../src/values/json.ts";
import { describe, expect, test } from "vitest";
import type { DeclaredResource } from "../../src/resources/resource.ts";
import { growthOf, LINEAR_AT_MOST } from "../support/growth.ts";
import { getAt } from "../../src/values/pointer.ts";
import { parseTemplate, resolveTemplate, type Template } from "../../src/values/template.ts";
import { audience, load, show, trait } from "./temp-project.ts";

const known = "known: ${var.NAME}, ${space.id}, ${audience.NAME.key}, ${trait.NAME.key}; write $${ for a literal ${";
const list = "a list variable fills a whole value: field: ${var.NAME}";

async function specOf(spec: string): Promise<JsonObject> {
  const { resources, diagnostics } = await load({ "a.yaml": `${audience("one", { spec })}---\n${audience("two")}` });
  expect(diagnostics.map(show)).toEqual([]);
  return resources[0]?.spec ?? {};
}

async function faults(spec: string): Promise<string[]> {
  const { diagnostics } = await load({ "a.yaml": audience("one", { spec }) });
  return diagnostics.map((diagnostic) => show(diagnostic).replace("a.yaml:", "").replace(" error", ""));
}

describe("interpolations are filled in", () => {
  test.each<[title: string, spec: string, expected: JsonObject]>([
    [
      "a text variable inside a text",
      "  description: to ${var.braze}!\n",
      { description: "to 5f7dd6d21ad74f3842b1fc47!" },
    ],
    ["a number and a boolean inside a text", "  description: ${var.days} ${var.live}\n", { description: "30 true" }],
    ["a boolean that is the whole value", "  enabled: ${var.live}\n", { enabled: true }],
    [
      "a number in quotes that is the whole value",
      '  options: {includeHistoricalData: true, backfillEventDataDays: "${var.days}"}\n',
      { options: { includeHistoricalData: true, backfillEventDataDays: 30 } },
    ],
    [
      "a list that is the whole value",
      '  options: {filterByExternalIds: "${var.ids}"}\n',
      { options: { filterByExternalIds: ["user_id", "email"] } },
    ],
    ["blanks inside the braces", "  description: ${ var.braze }\n", { description: "5f7dd6d21ad74f3842b1fc47" }],
    ["the id of the space", "  description: in ${space.id}\n", { description: "in spa_1" }],
    ["a literal ${", "  description: a $${var.braze} b\n", { description: "a ${var.braze} b" }],
    ["a single $ and braces", "  description: 5$ {x} $x\n", { description: "5$ {x} $x" }],
  ])("%s", async (_title, spec, expected) => {
    expect(await specOf(spec)).toMatchObject(expected);
  });

  test("a text with references stays a template that reads back as it was meant", async () => {
    const { description } = await specOf("  description: $${a} ${var.days} ${ audience.two.key }\n");
    expect(description).toBe("$${a} 30 ${audience.two.key}");
    expect(
      parseTemplate(description as Template).parts.map((part) => (part.type === "text" ? part.text : part.expression)),
    ).toEqual(["${a} 30 ", "audience.two.key"]);
  });

  test("references are listed with their places", async () => {
    const spec = "  description: |\n    first ${audience.two.key}\n    and ${audience.two.key}\n";
    const { resources } = await load({ "a.yaml": `${audience("one", { spec })}---\n${audience("two")}` });
    const at = (line: number, column: number) => ({
      file: "a.yaml",
      line,
      column,
      endLine: line,
      endColumn: column + 19,
    });
    expect(resources[0]?.references).toEqual([
      { pointer: "/description", address: "audience/two", source: at(11, 11) },
      { pointer: "/description", address: "audience/two", source: at(12, 9) },
    ]);
  });
});

describe("environment variables in settings", () => {
  const connection = (settings: string): string =>
    `  destinations:\n    - destination: {id: a}\n      connectionSettings: ${settings}\n`;

  /** The connection of an audience, which has two parts more to refer to. */
  async function connectionOf(settings: string): Promise<DeclaredResource | undefined> {
    const text = `${audience("one", { spec: connection(settings) })}---\n${trait("ltv")}`;
    const { resources, diagnostics } = await load({ "a.yaml": text });
    expect(diagnostics.map(show)).toEqual([]);
    return resources.find(({ kind }) => kind === "Destination");
  }

  test.each<[title: string, text: string, expected: string]>([
    ["stay as they are written", "${env.KEY}", "${env.KEY}"],
    ["lose the blanks around them", "${ env.KEY }", "${env.KEY}"],
    ["stay inside a text", "Bearer ${env.KEY}!", "Bearer ${env.KEY}!"],
    ["stay beside a variable, which is filled in", "${var.days}-${env.KEY}", "30-${env.KEY}"],
    ["stay beside a reference", "${trait.ltv.key}=${env.KEY}", "${trait.ltv.key}=${env.KEY}"],
    ["stay beside a literal ${", "$${x} ${env.KEY}", "$${x} ${env.KEY}"],
  ])("%s", async (_title, text, expected) => {
    const resource = await connectionOf(`{apiKey: "${text}"}`);
    expect(resource?.spec["connectionSettings"]).toEqual({ apiKey: expected });
    expect(resource?.secrets).toMatchObject([{ pointer: "/connectionSettings/apiKey", name: "KEY" }]);
  });

  test("make a template that reads back as it was meant", async () => {
    const resource = await connectionOf('{a: "$${x} ${var.days} ${env.KEY}"}');
    const { a } = getAt(resource?.spec, "/connectionSettings") as { a: Template };
    expect(
      resolveTemplate(
        a,
        () => undefined,
        () => "secret",
      ).value,
    ).toBe("${x} 30 secret");
  });

  test("are listed with their places, at any depth", async () => {
    const resource = await connectionOf(
      '\n        a: [{b: "${env.ONE}"}]\n        c: |\n          x\n          ${env.TWO}',
    );
    const at = (line: number, column: number) => ({
      file: "a.yaml",
      line,
      column,
      endLine: line,
      endColumn: column + 10,
    });
    expect(resource?.secrets).toEqual([
      { pointer: "/connectionSettings/a/0/b", name: "ONE", source: at(13, 18) },
      { pointer: "/connectionSettings/c", name: "TWO", source: at(16, 11) },
    ]);
  });

  test("are known in the settings of a mapping", async () => {
    const mapping = 'destinationMapping: {actionId: a, settings: {url: "${env.URL}"}}';
    const spec = `  destinations:\n    - destination: {id: a}\n      activations: [{activationName: n, activationType: All Events, ${mapping}}]\n`;
    const { resources, diagnostics } = await load({ "a.yaml": audience("one", { spec }) });
    expect(diagnostics).toEqual([]);
    expect(resources.at(-1)?.secrets).toMatchObject([{ pointer: "/destinationMapping/settings/url", name: "URL" }]);
  });

  test("are not read: the environment of the process plays no part", async () => {
    process.env["KEY"] = "hunter2";
    try {
      expect(JSON.stringify(await connectionOf('{a: "${env.KEY}"}'))).not.toContain("hunter2");
    } finally {
      delete process.env["KEY"];
    }
  });

  test.each<[title: string, spec: string, expected: RegExp[]]>([
    [
      "of a name that there cannot be",
      connection('{a: "${env.1x}"}'),
      [/^12:32-41 .*\$\{env\.1x\} cannot be the name/],
    ],
    ["without a name", connection('{a: "${env.}"}'), [/^12:32-39 .*\$\{env\.\} cannot be the name/]],
    ["with a misspelt root", connection('{a: "${envs.X}"}'), [/did you mean \$\{env\.X\}\? known: .*\$\{env\.NAME\}/]],
    ["in a key", connection('{"${env.X}": a}'), [/^12:28-38 .*the key "\$\{env\.X\}" holds an interpolation/]],
    [
      "beside the settings",
      connection("{a: b}").replace("{id: a}", "{id: '${env.X}'}"),
      [/^11:26-34 .*\$\{env\.X\} is not allowed here/],
    ],
    ["in place of the settings", connection("${env.X}"), [/^12:27-35 .*\$\{env\.X\} is not allowed here/]],
    [
      "where an alias brings them",
      `${connection("{a: &key '${env.X}'}")}  description: *key\n`,
      [/^13:16-20 .*\$\{env\.X\} is not allowed here/],
    ],
  ])("%s are told", async (_title, spec, expected) => {
    const found = await faults(spec);
    expect(found).toHaveLength(expected.length);
    for (const [index, pattern] of expected.entries()) expect(found[index]).toMatch(pattern);
  });
});

describe("an interpolation that cannot be filled in is told at its place", () => {
  const defined =
    "defined: braze, days, live, ids, secret-sauce; add it to the variables of each environment in the project file";

  test.each<[title: string, spec: string, expected: string[]]>([
    [
      "an undefined variable",
      "  description: a ${var.nope}\n",
      [`10:18-29 manifest-undefined-variable: the variable nope is not defined for any environment [${defined}]`],
    ],
    [
      "a misspelt variable",
      "  enabled: ${var.liv}\n",
      [
        `10:12-22 manifest-undefined-variable: the variable liv is not defined for any environment [did you mean live? ${defined}]`,
      ],
    ],
    [
      "a name that every object has",
      "  description: ${var.constructor}\n",
      [
        `10:16-34 manifest-undefined-variable: the variable constructor is not defined for any environment [${defined}]`,
      ],
    ],
    [
      "a secret",
      "  description: ${env.KEY}\n",
      [
        "10:16-26 manifest-invalid-interpolation: ${env.KEY} is not allowed here [environment variables are secrets and fill only connectionSettings and destinationMapping.settings; use ${var.NAME} for everything else]",
      ],
    ],
    [
      "a list inside a text",
      "  description: a ${var.ids}\n",
      [`10:18-28 manifest-invalid-interpolation: \${var.ids} is a list and is not allowed inside a text [${list}]`],
    ],
    [
      "a list inside a list",
      '  options: {filterByExternalIds: ["${var.ids}"]}\n',
      [`10:35-47 manifest-invalid-interpolation: \${var.ids} is a list and cannot be an item of a list [${list}]`],
    ],
    [
      "a bare variable name",
      "  description: ${braze}\n",
      [`10:16-24 manifest-invalid-interpolation: \${braze} is not understood [write \${var.braze}; ${known}]`],
    ],
    [
      "a variable with a slip, by its name alone",
      "  description: ${BRAZE}\n",
      [`10:16-24 manifest-invalid-interpolation: \${BRAZE} is not understood [did you mean \${var.braze}? ${known}]`],
    ],
    [
      "a misspelt root",
      "  description: ${vars.braze}\n",
      [
        `10:16-29 manifest-invalid-interpolation: \${vars.braze} is not understood [did you mean \${var.braze}? ${known}]`,
      ],
    ],
    [
      "a variable of a shell, for which no word alone is suggested",
      "  description: ${VAR}\n",
      [`10:16-22 manifest-invalid-interpolation: \${VAR} is not understood [${known}]`],
    ],
    [
      "nonsense",
      "  description: ${1 + 1}\n",
      [`10:16-24 manifest-invalid-interpolation: \${1 + 1} is not understood [${known}]`],
    ],
    [
      "nothing",
      "  description: ${}\n",
      ["10:16-19 manifest-invalid-interpolation: an interpolation is empty [write $${ for a literal ${]"],
    ],
    [
      "a reference without attribute",
      "  description: ${audience.two}\n",
      [
        "10:16-31 manifest-invalid-interpolation: ${audience.two} does not say which part of it to use [write ${audience.two.key}]",
      ],
    ],
    [
      "a reference to no possible name",
      "  description: ${audience.Two_.key}\n",
      [
        "10:16-36 manifest-invalid-interpolation: ${audience.Two_.key} cannot be the name of a resource [names are lower-case letters, digits and hyphens, as in metadata.name: ${audience.two.key}]",
      ],
    ],
    [
      "a variable of no possible name",
      "  description: ${var.min spend}\n",
      [
        "10:16-32 manifest-invalid-interpolation: ${var.min spend} cannot be the name of a variable [names of variables are letters, digits, underscores and hyphens, with no digit at the start: ${var.min-spend}]",
      ],
    ],
    [
      "a misspelt root before a name that is not possible",
      "  description: ${audiences.Two_.key}\n",
      [
        `10:16-37 manifest-invalid-interpolation: \${audiences.Two_.key} is not understood [did you mean \${audience.two.key}? ${known}]`,
      ],
    ],
    [
      "an open end",
      "  description: |\n    a\n    b ${var.x\n",
      [
        "12:7-9 manifest-invalid-interpolation: an interpolation is not closed [close it with }, or write $${ for a literal ${]",
      ],
    ],
    [
      "a value of the wrong type",
      "  enabled: ${var.braze}\n",
      [
        '10:12-24 manifest-wrong-type: spec.enabled is the text "5f7dd6d21ad74f3842b1fc47", not true or false [the value comes from the variable braze of environment staging]',
      ],
    ],
  ])("%s", async (_title, spec, expected) => {
    expect(await faults(spec)).toEqual(expected);
  });

  test("outside spec", async () => {
    const { diagnostics } = await load({ "a.yaml": audience("one", { metadata: '  labels: {a: "${var.braze}"}\n' }) });
    expect(diagnostics.map(show)).toEqual([
      'a.yaml:5:15-29 error manifest-invalid-interpolation: "${var.braze}" holds an interpolation [interpolations are filled in inside spec only]',
    ]);
  });
});

describe("a manifest of other environments", () => {
  const production = (spec: string): string => audience("one", { metadata: "  environments: [production]\n", spec });

  test("is not returned", async () => {
    expect(await load({ "a.yaml": production("") })).toMatchObject({ resources: [], diagnostics: [] });
  });

  test("is returned for its own", async () => {
    const { resources } = await load({ "a.yaml": production("") }, "production");
    expect(resources.map(({ address }) => address)).toEqual(["audience/one"]);
  });

  test("is still checked", async () => {
    const { diagnostics } = await load({ "a.yaml": production("  enabled: yes\n") });
    expect(diagnostics.map(({ code }) => code)).toEqual(["manifest-wrong-type"]);
  });

  test("may use variables that only its own environment defines", async () => {
    expect((await load({ "a.yaml": production("  description: ${var.secret-sauce}\n") })).diagnostics).toEqual([]);
  });

  test("tells of a variable that no environment has in the same words for each", async () => {
    const files = { "a.yaml": audience("one", { spec: "  description: ${var.nope}\n" }) };
    const [staging, production] = [await load(files), await load(files, "production")];
    expect(staging.diagnostics).toHaveLength(1);
    expect(staging.diagnostics).toEqual(production.diagnostics);
  });

  test("is checked with the variables of its own environment", async () => {
    const { diagnostics } = await load({ "a.yaml": production("  description: ${var.braze}\n") });
    expect(diagnostics[0]?.message).toBe("the variable braze is not defined for environment production");
  });
});

describe("thousands of undefined variables take time as they are many", () => {
  const names = (size: number): string[] => Array.from({ length: size }, (_, at) => `\${var.undefined-${at}}`);

  test("in one text", async () => {
    const growth = await growthOf(1000, (size) => faults(`  description: "${names(size).join(" ")}"\n`));
    expect(growth).toBeLessThan(LINEAR_AT_MOST);
  });

  test("in a manifest each", async () => {
    const manifests = (size: number): string =>
      names(size)
        .map((name, at) => audience(`a${at}`, { spec: `  description: ${name}\n` }))
        .join("---\n");
    expect(await growthOf(250, (size) => load({ "a.yaml": manifests(size) }))).toBeLessThan(LINEAR_AT_MOST);
  });
});
