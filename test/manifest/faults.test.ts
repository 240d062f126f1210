import { describe, expect, test } from "vitest";
import { audience, filter, load, show, trait } from "./temp-project.ts";

/** The findings about one manifest file, without the file's name and with errors unmarked. */
async function faults(text: string, environment?: string): Promise<string[]> {
  const { diagnostics } = await load({ "a.yaml": text }, environment);
  return diagnostics.map((diagnostic) => show(diagnostic).replace("a.yaml:", "").replace(" error", ""));
}

const specFields = "name, description, audienceType, enabled, definition, options, schedules, destinations";
const kinds = "Audience, ComputedTrait, SpaceFilter";
const noValue = "give it a value, or leave the field out; a field that is left out is not managed";
const label = "1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends";
const notAManifest = "leave the file out of spec.manifests if it is not a manifest";

describe("a field that breaks the schema is told at its place", () => {
  test.each<[title: string, text: string, expected: string[]]>([
    [
      "misspelt",
      audience("one", { spec: "  enabld: true\n" }),
      [
        `10:3-9 manifest-unknown-field: spec.enabld is not a known field [did you mean enabled? allowed fields: ${specFields}]`,
      ],
    ],
    [
      "in the wrong place",
      audience("one", { spec: "  targetEntity: x\n" }),
      [
        `10:3-15 manifest-unknown-field: spec.targetEntity is not a known field [it belongs in spec.definition; allowed fields: ${specFields}]`,
      ],
    ],
    [
      "known by its value, where another field says it",
      audience("one").replace("  definition:\n", "  definition:\n    type: ACCOUNTS\n"),
      [
        "9:5-9 manifest-unknown-field: spec.definition.type is not a known field [the field for that is spec.audienceType, which says USERS; take this one out; allowed fields: query, targetEntity]",
      ],
    ],
    [
      "known by its value, where no other field says it",
      audience("one")
        .replace("  audienceType: USERS\n", "")
        .replace("  definition:\n", "  definition:\n    type: users\n"),
      [
        "8:5-9 manifest-unknown-field: spec.definition.type is not a known field [did you mean spec.audienceType? allowed fields: query, targetEntity]",
      ],
    ],
    [
      "of another kind, known by its value",
      trait("one")
        .replace("    type: USERS\n", "")
        .replace("  definition:\n", "  audienceType: USERS\n  definition:\n"),
      [
        "7:3-15 manifest-unknown-field: spec.audienceType is not a known field [did you mean spec.definition.type? allowed fields: name, description, enabled, definition, options]",
      ],
    ],
    [
      "in the wrong place and therefore missing, once",
      audience("one").replace("  definition:\n    query", "  query"),
      [
        `8:3-8 manifest-unknown-field: spec.query is not a known field [it belongs in spec.definition; allowed fields: ${specFields}]`,
      ],
    ],
    [
      "known in several places, of which one lacks it",
      audience("one").replace("metadata:\n  name:", "name:"),
      [
        "3:1-5 manifest-unknown-field: name is not a known field [it belongs in metadata; allowed fields: apiVersion, kind, metadata, spec]",
      ],
    ],
    [
      "known nearby and in the entries of a list",
      audience("one").replace("  definition:\n", "  definition:\n    enabled: true\n"),
      [
        "9:5-12 manifest-unknown-field: spec.definition.enabled is not a known field [it belongs in spec; allowed fields: query, targetEntity]",
      ],
    ],
    [
      "known in the entries of a list only",
      audience("one", { spec: "  secretVersion: 2\n" }),
      [
        `10:3-16 manifest-unknown-field: spec.secretVersion is not a known field [it belongs in spec.destinations[] or spec.destinations[].activations[]; allowed fields: ${specFields}]`,
      ],
    ],
    [
      "known elsewhere with values of another type",
      audience("one", { spec: "  config: 3\n" }),
      [`10:3-9 manifest-unknown-field: spec.config is not a known field [allowed fields: ${specFields}]`],
    ],
    [
      "unknown altogether",
      audience("one", { spec: "  zzz: 1\n" }),
      [`10:3-6 manifest-unknown-field: spec.zzz is not a known field [allowed fields: ${specFields}]`],
    ],
    [
      "missing",
      "apiVersion: audiencectl/v1\nkind: Audience\nmetadata: {name: x}\nspec:\n  audienceType: USERS\n",
      ["4:1-5 manifest-missing-field: spec lacks name and definition [add name: and definition: below spec]"],
    ],
    [
      "missing at the top",
      "kind: Audience\nmetadata: {name: x}\n",
      [
        "1:1-5 manifest-missing-field: the document lacks apiVersion and spec [add apiVersion: audiencectl/v1 and spec:]",
      ],
    ],
    [
      "misspelt and therefore missing, once",
      audience("one").replace("audienceType", "audiencetype"),
      [
        `7:3-15 manifest-unknown-field: spec.audiencetype is not a known field [did you mean audienceType? allowed fields: ${specFields}]`,
      ],
    ],
    [
      "null by leaving the value out",
      audience("one", { spec: "  enabled:\n" }),
      [`10:3-10 manifest-null: spec.enabled has no value [${noValue}]`],
    ],
    [
      "null where one of a few words is needed",
      audience("one", { spec: "" }).replace("audienceType: USERS", "audienceType:"),
      ["7:3-15 manifest-null: spec.audienceType has no value [write USERS, ACCOUNTS or LINKED]"],
    ],
    [
      "null by ~",
      audience("one", { spec: "  description: ~\n" }),
      [`10:16-17 manifest-null: spec.description has no value [${noValue}]`],
    ],
    [
      "null in a list",
      audience("one", { spec: "  options: {filterByExternalIds: [email, null]}\n" }),
      [
        `10:42-46 manifest-null: spec.options.filterByExternalIds[1] has no value [give it a value, or take it out of the list]`,
      ],
    ],
    [
      "yes for true",
      audience("one", { spec: "  enabled: yes\n" }),
      ['10:12-15 manifest-wrong-type: spec.enabled is the text "yes", not true or false [write true]'],
    ],
    [
      "off for false",
      audience("one", { spec: "  enabled: off\n" }),
      ['10:12-15 manifest-wrong-type: spec.enabled is the text "off", not true or false [write false]'],
    ],
    [
      "a number for true",
      audience("one", { spec: "  enabled: 1\n" }),
      [
        "10:12-13 manifest-wrong-type: spec.enabled is the number 1, not true or false [write true or false, without quotes]",
      ],
    ],
    [
      "a number for a text",
      audience("one", { spec: "  description: 1.0\n" }),
      ['10:16-19 manifest-wrong-type: spec.description is the number 1.0, not a text [put it in quotes: "1.0"]'],
    ],
    [
      "a mapping for a text",
      audience("one", { spec: "  description:\n    a: b\n    c: d\n" }),
      [
        "10:3-14 manifest-wrong-type: spec.description is a mapping, not a text [put a text that starts with { or [, or holds a colon and a space, in quotes]",
      ],
    ],
    [
      "a text for a list",
      audience("one", { spec: "  options: {filterByExternalIds: email}\n" }),
      [
        '10:34-39 manifest-wrong-type: spec.options.filterByExternalIds is the text "email", not a list [write a list: [email]]',
      ],
    ],
    [
      "a text for a number",
      audience("one", { spec: "  options: {includeHistoricalData: true, backfillEventDataDays: '7'}\n" }),
      [
        '10:65-68 manifest-wrong-type: spec.options.backfillEventDataDays is the text "7", not a whole number [take the quotes off: 7]',
      ],
    ],
    [
      "a text for a mapping",
      audience("one", { spec: "  options: x\n" }),
      [
        '10:12-13 manifest-wrong-type: spec.options is the text "x", not a mapping [write its fields as key: value, indented below it]',
      ],
    ],
    [
      "outside its list of values",
      audience("one").replace("USERS", "USER"),
      [
        '7:17-21 manifest-invalid-value: spec.audienceType is "USER", which is not allowed [did you mean USERS? allowed: USERS, ACCOUNTS, LINKED]',
      ],
    ],
    [
      "of another version",
      audience("one").replace("audiencectl/v1", "audiencectl/v2"),
      [
        '1:13-27 manifest-invalid-value: apiVersion is "audiencectl/v2", which is not allowed [allowed: audiencectl/v1]',
      ],
    ],
    [
      "that is no label",
      audience("High Spenders"),
      [
        `4:9-22 manifest-invalid-value: metadata.name is "High Spenders", which is not allowed [use ${label}: high-spenders]`,
      ],
    ],
    [
      "that is empty",
      audience("one", { display: '""' }),
      ["6:9-11 manifest-invalid-value: spec.name is empty [fill it in, or leave the field out where it is optional]"],
    ],
    [
      "that is an empty list",
      audience("one", { metadata: "  environments: []\n" }),
      ["5:17-19 manifest-invalid-value: metadata.environments needs at least 1 item [leave the field out instead]"],
    ],
    [
      "that lists something twice",
      audience("one", { spec: "  options: {filterByExternalIds: [a, b, a]}\n" }),
      ['10:41-42 manifest-invalid-value: spec.options.filterByExternalIds lists "a" twice [keep one of them]'],
    ],
    [
      "that is too small",
      audience("one", { spec: "  options: {includeHistoricalData: true, backfillEventDataDays: 0}\n" }),
      [
        "10:65-66 manifest-invalid-value: spec.options.backfillEventDataDays is 0, below the least value 1 [write 1 or more]",
      ],
    ],
    [
      "that needs one of several",
      audience("one", { metadata: "  adopt: {id: a, key: b}\n" }),
      [
        "5:10-25 manifest-invalid-value: metadata.adopt needs exactly one of: id, key, name [name the live object in one way]",
      ],
    ],
  ])("%s", async (_title, text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });
});

test("an error in the query of an object to adopt says when a plan refuses it", async () => {
  const text = audience("one", { metadata: "  adopt: {key: a}\n" }).replace("count()", "counts()");
  expect(await faults(text)).toEqual([
    "10:37-43 warning query-unknown-function: counts(…) is not a known function; did you mean count(…)? [write count; a plan refuses this, unless the object to adopt has the same query in the space]",
  ]);
});

describe("a document without a usable kind is told so and nothing else", () => {
  test.each<[title: string, text: string, expected: string]>([
    [
      "misspelt",
      "kind: audience\nfoo: 1\n",
      `1:7-15 manifest-unknown-kind: the kind audience is not known [did you mean Audience? known: ${kinds}; ${notAManifest}]`,
    ],
    [
      "unknown",
      "kind: Deployment\n",
      `1:7-17 manifest-unknown-kind: the kind Deployment is not known [known: ${kinds}; ${notAManifest}]`,
    ],
    [
      "a misspelt test",
      "kind: Tests\n",
      "1:7-12 manifest-unknown-kind: the kind Tests is not known [did you mean Test? a test is not a manifest: list its file in spec.tests of the project file, or move it there]",
    ],
    [
      "a project file",
      "kind: Project\n",
      "1:7-14 manifest-unknown-kind: the kind Project does not belong here [a project file is not a manifest: leave it out of spec.manifests]",
    ],
    [
      "missing",
      "services: {}\n",
      `1:1-9 manifest-missing-field: the document lacks kind [add kind: Audience, ComputedTrait or SpaceFilter; ${notAManifest}]`,
    ],
    [
      "with a misspelt key",
      "a: 1\nknd: Audience\n",
      "2:1-4 manifest-missing-field: the document lacks kind [did you mean kind instead of knd?]",
    ],
    ["null", "kind:\n", `1:1-5 manifest-null: kind has no value [known: ${kinds}]`],
    ["a list", "kind: [a]\n", `1:7-10 manifest-wrong-type: kind is a list, not a text [known: ${kinds}]`],
    [
      "a document that is a list",
      "- a\n",
      `1:1-4 document-not-a-mapping: the document is a list, not a mapping [${notAManifest}]`,
    ],
    [
      "a document that is a text",
      "hello\n",
      `1:1-6 document-not-a-mapping: the document is the text "hello", not a mapping [${notAManifest}]`,
    ],
    [
      "a document that is null",
      "~\n",
      `1:1-2 document-not-a-mapping: the document is nothing, not a mapping [${notAManifest}]`,
    ],
    ["an empty file", "# nothing\n", "1:1-1 warning document-empty: a.yaml declares nothing [fill it or delete it]"],
  ])("%s", async (_title, text, expected) => {
    expect(await faults(text)).toEqual([expected]);
  });
});

describe("what the schema cannot say about an audience", () => {
  test.each<[title: string, text: string, expected: string[]]>([
    [
      "a target without LINKED",
      audience("one").replace("query:", "targetEntity: profile\n    query:"),
      [
        "9:19-26 manifest-invalid-value: spec.definition.targetEntity cannot be set on an audience of type USERS [remove it, or set audienceType: LINKED]",
      ],
    ],
    [
      "a target with LINKED is fine",
      audience("one").replace("query:", "targetEntity: profile\n    query:").replace("USERS", "LINKED"),
      [],
    ],
    [
      "a backfill without history",
      audience("one", { spec: "  options: {backfillEventDataDays: 3}\n" }),
      [
        "10:36-37 manifest-invalid-value: spec.options.backfillEventDataDays has no effect without historical data [add includeHistoricalData: true to spec.options]",
      ],
    ],
    [
      "a backfill with a faulty history flag says only the fault",
      audience("one", { spec: "  options: {backfillEventDataDays: 3, includeHistoricalData: yes}\n" }),
      [
        '10:62-65 manifest-wrong-type: spec.options.includeHistoricalData is the text "yes", not true or false [write true]',
      ],
    ],
    [
      "a marker in the description",
      audience("one", { spec: "  description: |\n    x\n    [audiencectl:a/b#12345678]\n" }),
      [
        "10:3-14 manifest-reserved-text: spec.description holds what looks like an ownership marker [take it out; the marker is added when the object is written]",
      ],
    ],
    [
      "a marker filled in by a variable",
      audience("one", { spec: "  description: '[audiencectl:${var.braze}'\n" }),
      [
        "10:16-43 manifest-reserved-text: spec.description holds what looks like an ownership marker [take it out; the marker is added when the object is written]",
      ],
    ],
    [
      "what is shown in the place of a secret",
      audience("one", {
        spec: "  destinations:\n    - {destination: {id: 64a1}, connectionSettings: {key: '[secret]', token: ••••b888, list: [a]}}\n",
      }),
      [
        '11:59-69 manifest-invalid-value: spec.destinations[0].connectionSettings.key is "[secret]", which is shown in the place of a secret and is none [write ${env.NAME}, and list NAME under spec.secrets of the project file]',
        '11:78-86 manifest-invalid-value: spec.destinations[0].connectionSettings.token is "••••b888", which is shown in the place of a secret and is none [write ${env.NAME}, and list NAME under spec.secrets of the project file]',
      ],
    ],
    [
      "a blank around the name",
      audience("one", { display: '" x"' }),
      ['6:9-13 manifest-invalid-value: spec.name " x" starts or ends with a blank [remove the blank]'],
    ],
    [
      "a line break in the name",
      audience("one", { display: "|\n    Foo" }),
      [
        "6:3-7 manifest-invalid-value: spec.name holds the control character \\n [write the name on one line, without | or >]",
      ],
    ],
    [
      "a reference in the name",
      audience("one") + "---\n" + audience("two", { display: "x ${audience.one.key}" }),
      [
        "16:9-30 manifest-invalid-interpolation: spec.name cannot hold the reference ${audience.one.key} [write the name out, or use a variable]",
      ],
    ],
    ["protect together with replace is fine", audience("one", { metadata: "  protect: true\n  replace: allow\n" }), []],
  ])("%s", async (_title, text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });
});

describe("computed traits and space filters are checked like audiences", () => {
  test.each<[title: string, text: string, expected: string[]]>([
    ["a trait is fine", trait("one", { spec: "  enabled: true\n  options: {includeAnonymousUsers: true}\n" }), []],
    ["a filter is fine", filter("one", { spec: "  drop: true\n  enabled: false\n" }), []],
    [
      "a field of audiences in a trait",
      trait("one", { spec: "  audienceType: USERS\n" }),
      [
        "10:3-15 manifest-unknown-field: spec.audienceType is not a known field [the field for that is spec.definition.type, which says USERS; take this one out; allowed fields: name, description, enabled, definition, options]",
      ],
    ],
    [
      "a trait of a type that only audiences have",
      trait("one").replace("USERS", "LINKED"),
      [
        '8:11-17 manifest-invalid-value: spec.definition.type is "LINKED", which is not allowed [allowed: USERS, ACCOUNTS]',
      ],
    ],
    [
      "a trait without a type",
      trait("one").replace("    type: USERS\n", ""),
      ["7:3-13 manifest-missing-field: spec.definition lacks type [add type: USERS or ACCOUNTS below spec.definition]"],
    ],
    [
      "a backfill of a trait without history",
      trait("one", { spec: "  options: {backfillDurationDays: 3}\n" }),
      [
        "10:35-36 manifest-invalid-value: spec.options.backfillDurationDays has no effect without historical data [add includeHistoricalData: true to spec.options]",
      ],
    ],
    [
      "a trait whose query is a condition",
      trait("one", { query: "event('A').count() >= 1" }),
      [
        "9:31-35 query-not-a-value: A computed trait has to end in a value such as count(), not in a condition [for a condition make an audience]",
      ],
    ],
    [
      "a filter without a condition",
      filter("one").replace("  if: type = 'track'\n", ""),
      ["5:1-5 manifest-missing-field: spec lacks if [add if: below spec]"],
    ],
    [
      "an audience query in a filter",
      filter("one", { condition: "event('A').count() >= 1" }),
      [
        "7:7-30 query-is-not-fql: This is an audience query; a space filter is written in FQL [a filter looks at the fields of one event: type = 'track' and event = 'A']",
      ],
    ],
    [
      "an audience query without an event in a filter",
      filter("one", { condition: "trait('a').exists()" }),
      [
        "7:7-26 query-is-not-fql: This is an audience query; a space filter is written in FQL [a filter looks at the fields of one event: type = 'track' and event = 'Button Clicked']",
      ],
    ],
    [
      "a filter that is to be found by a key",
      filter("one", { metadata: "  adopt: {key: x}\n" }),
      [
        "5:16-17 manifest-invalid-value: metadata.adopt.key finds nothing, because space filters have no keys [use id or name]",
      ],
    ],
    [
      "a marker in the description of a filter, and a blank before its name",
      filter("one", { display: "' x'", spec: "  description: '[audiencectl:'\n" }),
      [
        `6:9-13 manifest-invalid-value: spec.name " x" starts or ends with a blank [remove the blank]`,
        "8:16-31 manifest-reserved-text: spec.description holds what looks like an ownership marker [take it out; the marker is added when the object is written]",
      ],
    ],
    [
      "a reference in the name of a trait",
      trait("one", { display: "${trait.one.key}" }),
      [
        "6:9-25 manifest-invalid-interpolation: spec.name cannot hold the reference ${trait.one.key} [write the name out, or use a variable]",
      ],
    ],
    [
      "a secret in a filter",
      filter("one", { condition: "event = '${env.X}'" }),
      [
        "7:16-24 manifest-invalid-interpolation: ${env.X} is not allowed here [environment variables are secrets and fill only connectionSettings and destinationMapping.settings; use ${var.NAME} for everything else]",
      ],
    ],
  ])("%s", async (_title, text, expected) => {
    expect(await faults(text)).toEqual(expected);
  });
});

describe("all faults come in one go", () => {
  test("of several files, documents and rules, in reading order", async () => {
    const { diagnostics } = await load({
      "b.yaml": `${audience("two", { spec: "  enabled: yes\n" })}---\n${audience("three", { spec: "  zzz: ${var.nope}\n  description: ${var.nope}\n" })}`,
      "a.yaml": `kind: "x\n---\nkind: Nope\n`,
      "c/d.yaml": audience("two", { display: "Other" }),
    });
    expect(diagnostics.map(({ code, source }) => `${source?.file}:${source?.line} ${code}`)).toEqual([
      "a.yaml:1 document-syntax",
      "b.yaml:10 manifest-wrong-type",
      "b.yaml:21 manifest-unknown-field",
      "b.yaml:21 manifest-undefined-variable",
      "b.yaml:22 manifest-undefined-variable",
      "c/d.yaml:4 manifest-duplicate-address",
    ]);
  });

  test("positions are right with CRLF and a byte order mark", async () => {
    const text = `\ufeff${audience("one", { spec: "  enabled: yes\n" })}`.replaceAll("\n", "\r\n");
    expect(await faults(text)).toEqual([
      '10:12-15 manifest-wrong-type: spec.enabled is the text "yes", not true or false [write true]',
    ]);
  });

  test("positions are right after wide characters in flow style and in a second document", async () => {
    const text = `${audience("one")}---\n${audience("two", { metadata: '  labels: {"名😀": 5}\n' })}`;
    expect((await faults(text))[0]).toMatch(/^15:19-20 manifest-wrong-type: metadata.labels."名😀" is the number 5/);
  });

  test("a value with a fault of its text gets no second finding", async () => {
    const text = audience("one", { spec: "  enabled: !x yes\n  options: {filterByExternalIds: *gone}\n" });
    expect((await faults(text)).map((fault) => fault.split(" ")[1])).toEqual([
      "document-unknown-tag:",
      "document-unknown-alias:",
    ]);
  });

  test("findings carry the address of their manifest", async () => {
    const { diagnostics } = await load({ "a.yaml": audience("one", { spec: "  enabled: yes\n" }) });
    expect(diagnostics[0]?.address).toBe("audience/one");
  });

  test("files that cannot be read do not keep others from being checked", async () => {
    const { diagnostics } = await load({
      "a.yaml": Buffer.from([0xff, 0xff]),
      "b.yaml": audience("b", { spec: "  x: 1\n" }),
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(["document-encoding", "manifest-unknown-field"]);
  });

  test("anchors and aliases of whole values are fine", async () => {
    const { resources, diagnostics } = await load({
      "a.yaml": audience("one", { metadata: "  labels: {a: &t growth, b: *t}\n" }),
    });
    expect(diagnostics).toEqual([]);
    expect(resources[0]?.labels).toEqual({ a: "growth", b: "growth" });
  });
});
