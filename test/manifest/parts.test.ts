import { describe, expect, test } from "vitest";
import { audience, linked, load } from "./temp-project.ts";

/** The findings about one manifest file, each with its line, the text it points at, and `~` for a path. */
async function faults(text: string, path: string): Promise<string[]> {
  const { diagnostics } = await load({ "a.yaml": text });
  const lines = text.split("\n");
  return diagnostics.map(({ code, severity, message, hint, source }) => {
    const found = source && lines[source.line - 1]?.slice(source.column - 1, source.endColumn - 1);
    const words = `${message}${hint === undefined ? "" : ` [${hint}]`}`.replaceAll(path, "~");
    return `${source?.line} «${found}» ${severity === "error" ? "" : `${severity} `}${code}: ${words}`;
  });
}

const noValue = "give it a value, or leave the field out; a field that is left out is not managed";
const intervals = "15m, 30m, 1h, 2h, 4h, 6h, 8h, 12h, 1d";
const zones = "use a name of the tz database, such as America/New_York";
const theOther = "remove it, or set strategy: SPECIFIC_DAYS; PERIODIC has interval";

describe("a fault of a schedule is told at its place", () => {
  const times = (config: string): string => `    - {strategy: SPECIFIC_DAYS, config: {${config}}}\n`;

  test.each<[title: string, schedules: string, expected: string[]]>([
    [
      "a misspelt field, once",
      "    - {strategy: PERIODIC, config: {intervall: 4h}}\n",
      [
        "11 «intervall» manifest-unknown-field: ~.config.intervall is not a known field [did you mean interval? allowed fields: interval, days, hours, timezone]",
      ],
    ],
    [
      "an interval that Segment does not have",
      "    - {strategy: PERIODIC, config: {interval: 3h}}\n",
      [
        `11 «3h» manifest-invalid-value: ~.config.interval is "3h", which is not allowed [write 2h or 4h; allowed: ${intervals}]`,
      ],
    ],
    [
      "a strategy that Segment does not have, and nothing about its config",
      "    - {strategy: DAILY, config: {interval: 4h}}\n",
      [
        '11 «DAILY» manifest-invalid-value: ~.strategy is "DAILY", which is not allowed [allowed: PERIODIC, SPECIFIC_DAYS]',
      ],
    ],
    [
      "no strategy",
      "    - {config: {interval: 4h}}\n",
      [
        "11 «{config: {interval: 4h}}» manifest-missing-field: ~ lacks strategy [add strategy: PERIODIC or SPECIFIC_DAYS below ~]",
      ],
    ],
    [
      "the config of the other strategy",
      "    - strategy: PERIODIC\n      config:\n        interval: 4h\n        days: [1]\n        timezone: UTC\n",
      [
        `14 «[1]» manifest-invalid-value: ~.config.days belongs to the strategy SPECIFIC_DAYS, not PERIODIC [${theOther}]`,
        `15 «UTC» manifest-invalid-value: ~.config.timezone belongs to the strategy SPECIFIC_DAYS, not PERIODIC [${theOther}]`,
      ],
    ],
    [
      "an interval with days",
      times("days: [1], hours: [3], timezone: UTC, interval: 4h"),
      [
        "11 «4h» manifest-invalid-value: ~.config.interval belongs to the strategy PERIODIC, not SPECIFIC_DAYS [remove it, or set strategy: PERIODIC; SPECIFIC_DAYS has days, hours and timezone]",
      ],
    ],
    [
      "what the strategy needs",
      times("days: [1]"),
      [
        "11 «config» manifest-missing-field: ~.config lacks hours and timezone [add hours: and timezone: below ~.config]",
      ],
    ],
    [
      "empty lists of times",
      times("days: [], hours: [], timezone: UTC"),
      [
        "11 «[]» manifest-invalid-value: ~.config.days lists no day [list at least one day]",
        "11 «[]» manifest-invalid-value: ~.config.hours lists no hour [list at least one hour]",
      ],
    ],
    [
      "days and hours that there are not",
      times("days: [7], hours: [1, -1, 1.5, 24], timezone: UTC"),
      [
        "11 «7» manifest-invalid-value: ~.config.days[0] is 7, above the greatest value 6 [write 6 or less]",
        "11 «-1» manifest-invalid-value: ~.config.hours[1] is -1, below the least value 0 [write 0 or more]",
        "11 «1.5» manifest-wrong-type: ~.config.hours[2] is the number 1.5, not a whole number [write a whole number: 2]",
        "11 «24» manifest-invalid-value: ~.config.hours[3] is 24, above the greatest value 23 [write 23 or less]",
      ],
    ],
    [
      "a day twice",
      times("days: [1, 1], hours: [3], timezone: UTC"),
      ["11 «1» manifest-invalid-value: ~.config.days lists 1 twice [keep one of them]"],
    ],
    [
      "a misspelt time zone",
      times("days: [1], hours: [3], timezone: Europe/Londn"),
      [
        `11 «Europe/Londn» manifest-invalid-value: ~.config.timezone is "Europe/Londn", which is no time zone [did you mean Europe/London? ${zones}]`,
      ],
    ],
    [
      "a time zone in small letters",
      times("days: [1], hours: [3], timezone: utc"),
      [
        `11 «utc» manifest-invalid-value: ~.config.timezone is "utc", which is no time zone [did you mean UTC? ${zones}]`,
      ],
    ],
    [
      "an offset in place of a time zone",
      times("days: [1], hours: [3], timezone: '+02:00'"),
      [`11 «'+02:00'» manifest-invalid-value: ~.config.timezone is "+02:00", which is no time zone [${zones}]`],
    ],
    ["older names of time zones are fine", times("days: [1], hours: [3], timezone: US/Eastern"), []],
    ["no value", "    -\n", [`11 «» manifest-null: ~ has no value [give it a value, or take it out of the list]`]],
  ])("%s", async (_title, schedules, expected) => {
    expect(await faults(linked("one", `  schedules:\n${schedules}`), "spec.schedules[0]")).toEqual(expected);
  });

  test("two of the same times, in whatever order they are written", async () => {
    const text = linked(
      "one",
      `  schedules:\n${times("days: [1, 2], hours: [3], timezone: UTC")}${times("timezone: UTC, hours: [3], days: [2, 1]")}`,
    );
    expect(await faults(text, "spec.schedules")).toEqual([
      "12 «SPECIFIC_DAYS» manifest-duplicate-part: ~[1] has the same times as ~[0] [keep one of them]",
    ]);
  });

  test("two that say nothing are not said to be the same", async () => {
    const codes = (await load({ "a.yaml": linked("one", "  schedules: [{}, {}]\n") })).diagnostics.map(
      ({ code }) => code,
    );
    expect(codes).toEqual(["manifest-missing-field", "manifest-missing-field"]);
  });

  test.each(["[]", "[{strategy: PERIODIC, config: {interval: 4h}}]"])(
    "schedules: %s of an audience that is not linked",
    async (schedules) => {
      const text = audience("one", { spec: `  schedules: ${schedules}\n` });
      expect(await faults(text, "~")).toEqual([
        `10 «${schedules}» manifest-invalid-value: spec.schedules cannot be set on an audience of type USERS [remove it, or set audienceType: LINKED]`,
      ]);
    },
  );
});

describe("a fault of a connection is told at its place", () => {
  const identifiers = (...entries: string[]): string =>
    `      idSyncConfiguration:\n${entries.map((entry) => `        - {${entry}}\n`).join("")}`;
  const wayOut =
    "leave the field out to leave it as it is; to be rid of what is set, remove the destination and add it again";

  test.each<[title: string, fields: string, expected: string[]]>([
    [
      "settings and identifiers that are empty",
      "      idSyncConfiguration: []\n      connectionSettings: {}\n",
      [
        `12 «[]» manifest-cannot-clear: ~.idSyncConfiguration is empty, which the API takes for left out, so it clears nothing [${wayOut}]`,
        `13 «{}» manifest-cannot-clear: ~.connectionSettings is empty, which the API takes for left out, so it clears nothing [${wayOut}]`,
      ],
    ],
    [
      "null anywhere in the settings",
      "      connectionSettings: {a: null, b: [null], c: {d: ~}}\n",
      ["a", "b[0]", "c.d"].map(
        (place, index) =>
          `12 «${["null", "null", "~"][index]}» manifest-null: ~.connectionSettings.${place} has no value [${place === "b[0]" ? "give it a value, or take it out of the list" : noValue}]`,
      ),
    ],
    [
      "too many identifiers",
      identifiers(...["a", "b", "c", "d", "e", "f"].map((name) => `externalId: ${name}, strategy: last`)),
      [
        "12 «idSyncConfiguration» manifest-invalid-value: ~.idSyncConfiguration lists 6 identifiers; a connection takes at most 5 [remove some of them]",
      ],
    ],
    [
      "too many identifiers of which all values are sent",
      identifiers(...["a", "b", "c", "d"].map((name) => `externalId: ${name}, strategy: all`)),
      [
        "12 «idSyncConfiguration» warning manifest-doubtful-value: ~.idSyncConfiguration sends all values of 4 identifiers; Segment's app allows that for 3 [use strategy: last for some of them]",
      ],
    ],
    [
      "the id of a connection in place of that of its destination",
      "    - destination: {id: ii_2NfKq8VtLr7Yp0WsZbJcHdEgMx1}\n",
      [
        "12 «ii_2NfKq8VtLr7Yp0WsZbJcHdEgMx1» warning manifest-doubtful-value: ii_2NfKq8VtLr7Yp0WsZbJcHdEgMx1 looks like the id of a connection, and destination.id takes that of the destination [audiencectl api listDestinations --paginate lists the ids]",
      ],
    ],
    [
      "an identifier twice under one name",
      identifiers("externalId: email, strategy: last", "externalId: email, strategy: first"),
      [
        "14 «email» warning manifest-doubtful-value: ~.idSyncConfiguration[1] sends the same identifier as ~.idSyncConfiguration[0] [keep one of them, or send it under two names by mapTo]",
      ],
    ],
    [
      "an identifier under two names is fine",
      identifiers("externalId: email, strategy: last", "externalId: email, strategy: last, mapTo: mail"),
      [],
    ],
    [
      "a strategy of identifiers that there is not",
      identifiers("externalId: email, strategy: newest"),
      [
        '13 «newest» manifest-invalid-value: ~.idSyncConfiguration[0].strategy is "newest", which is not allowed [allowed: first, last, all]',
      ],
    ],
    ["settings of any depth are fine", "      connectionSettings: {a: {b: [1, {c: true}, []], d: {}}, e: ''}\n", []],
  ])("%s", async (_title, fields, expected) => {
    const text = audience("one", { spec: `  destinations:\n    - destination: {id: a}\n${fields}` });
    expect(await faults(text, "spec.destinations[0]")).toEqual(expected);
  });

  test.each<[title: string, destinations: string, expected: string[]]>([
    [
      "no id",
      "[{destination: {}}]",
      ["10 «destination» manifest-missing-field: ~[0].destination lacks id [add id: below ~[0].destination]"],
    ],
    [
      "a type that there is not",
      "[{destination: {id: a, type: webhook}}]",
      [
        '10 «webhook» manifest-invalid-value: ~[0].destination.type is "webhook", which is not allowed [allowed: destination, warehouse]',
      ],
    ],
    [
      "a reference for an id",
      '[{destination: {id: "${audience.one.key}"}}]',
      [
        '10 «"${audience.one.key}"» manifest-invalid-interpolation: ~[0].destination.id cannot hold the reference ${audience.one.key} [write the id out, or use a variable]',
      ],
    ],
    [
      "one destination twice, be it by a variable",
      '[{destination: {id: 5f7dd6d21ad74f3842b1fc47}}, {destination: {id: "${var.braze}"}}]',
      [
        '10 «"${var.braze}"» manifest-duplicate-part: ~[1] is the same destination as ~[0] [declare a destination once, with all its activations]',
      ],
    ],
    ["no destination at all is fine", "[]", []],
  ])("%s", async (_title, destinations, expected) => {
    const text = audience("one", { spec: `  destinations: ${destinations}\n` });
    expect(await faults(text, "spec.destinations")).toEqual(expected);
  });
});

describe("a fault of an activation is told at its place", () => {
  const types =
    "Audience Entered, Audience Exited, Audience Membership Changed, Entity Added, Entity Removed, Entity Values Changed, All Events";
  const entityType = (type: string): [string, string, string[]] => [
    `the type ${type}`,
    `activationType: ${type}`,
    [
      `13 «${type}» manifest-invalid-value: ~.activationType is "${type}", which needs an audience of type LINKED, not USERS [for the type USERS: Audience Entered, Audience Exited, Audience Membership Changed or All Events]`,
    ],
  ];

  const ofUsers: [title: string, fields: string, expected: string[]][] = [
    entityType("Entity Added"),
    entityType("Entity Removed"),
    entityType("Entity Values Changed"),
    [
      "entities, even none",
      "activationType: Audience Entered, personalization: {entities: []}",
      [
        "13 «[]» manifest-invalid-value: ~.personalization.entities cannot be set on an audience of type USERS [remove it, or set audienceType: LINKED]",
      ],
    ],
  ];
  const ofAll: [title: string, fields: string, expected: string[]][] = [
    [
      "a type that there is not",
      "activationType: Audience Enterd",
      [
        `13 «Audience Enterd» manifest-invalid-value: ~.activationType is "Audience Enterd", which is not allowed [did you mean Audience Entered? allowed: ${types}]`,
      ],
    ],
    [
      "changes of properties with a type that has none",
      "activationType: Audience Entered, personalization: {syncEntityPropertyChanges: true}",
      [
        '13 «true» manifest-invalid-value: ~.personalization.syncEntityPropertyChanges cannot be true with activationType "Audience Entered" [remove it, or set activationType: Audience Membership Changed]',
      ],
    ],
    [
      "changes of properties with the type that has them are fine",
      "activationType: Audience Membership Changed, personalization: {syncEntityPropertyChanges: true}",
      [],
    ],
    [
      "no changes of properties with any type are fine",
      "activationType: All Events, personalization: {syncEntityPropertyChanges: false}",
      [],
    ],
    [
      "a label without a warehouse",
      "activationType: All Events, displayName: Win back",
      [
        "13 «Win back» warning manifest-doubtful-value: ~.displayName is for warehouses only, and the destination is not declared as one [set destination.type: warehouse if it is one; otherwise remove displayName]",
      ],
    ],
    ["an empty label is fine", 'activationType: All Events, displayName: ""', []],
    [
      "a mapping without an action",
      "activationType: All Events, destinationMapping: {settings: {}}",
      [
        "13 «destinationMapping» manifest-missing-field: ~.destinationMapping lacks actionId [add actionId: below ~.destinationMapping]",
      ],
    ],
    [
      "null in its settings",
      "activationType: All Events, destinationMapping: {actionId: a, settings: {x: null}}",
      [`13 «null» manifest-null: ~.destinationMapping.settings.x has no value [${noValue}]`],
    ],
    [
      "an interpolation in a key",
      'activationType: All Events, personalization: {profile: {mapping: {"${var.braze}": x}}}',
      [
        '13 «"${var.braze}"» manifest-invalid-interpolation: the key "${var.braze}" holds an interpolation [interpolations are filled in values, not in keys]',
      ],
    ],
  ];
  const activation = (fields: string): string =>
    `  destinations:\n    - destination: {id: a}\n      activations:\n        - {activationName: a, ${fields}}\n`;

  test.each([...ofUsers, ...ofAll])("%s", async (_title, fields, expected) => {
    const text = audience("one", { spec: activation(fields) });
    expect(await faults(text, "spec.destinations[0].activations[0]")).toEqual(expected);
  });

  test.each(ofUsers)("%s of a linked audience is fine", async (_title, fields) => {
    expect(await faults(linked("one", activation(fields)), "~")).toEqual([]);
  });

  test.each(ofAll)("of a linked audience: %s", async (_title, fields, expected) => {
    expect(await faults(linked("one", activation(fields)), "spec.destinations[0].activations[0]")).toEqual(expected);
  });

  test("a label of a warehouse is fine", async () => {
    const text = linked("one", activation("activationType: All Events, displayName: x"));
    expect(await faults(text.replace("{id: a}", "{id: a, type: warehouse}"), "~")).toEqual([]);
  });

  test("one name twice in a destination is a fault, and in two destinations is none", async () => {
    const list = "[{activationName: n, activationType: All Events}]";
    const spec = `  destinations:\n    - {destination: {id: a}, activations: ${list}}\n    - {destination: {id: b}, activations: ${list}}\n`;
    expect(await faults(audience("one", { spec }), "~")).toEqual([]);
    const twice = spec.replace("[{", "[{activationName: n, activationType: Audience Exited}, {");
    expect(await faults(audience("one", { spec: twice }), "spec.destinations[0].activations")).toEqual([
      "11 «n» manifest-duplicate-part: ~[1] has the same name as ~[0] [give each activation of a destination a name of its own]",
    ]);
  });

  test("one relationship twice is a warning", async () => {
    const entities = "[{relationshipSlug: r, properties: [a]}, {relationshipSlug: r, properties: [b]}]";
    const text = linked("one", activation(`activationType: All Events, personalization: {entities: ${entities}}`));
    expect((await load({ "a.yaml": text })).diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      "warning manifest-doubtful-value",
    ]);
  });

  test.each([
    ['" a"', '13 «" a"» manifest-invalid-value: ~.activationName " a" starts or ends with a blank [remove the blank]'],
    [
      String.raw`"a\tb"`,
      String.raw`13 «"a\tb"» manifest-invalid-value: ~.activationName holds the control character \t [write the name on one line, without | or >]`,
    ],
    [
      '""',
      '13 «""» manifest-invalid-value: ~.activationName is empty [fill it in, or leave the field out where it is optional]',
    ],
  ])("the name %s", async (name, expected) => {
    const text = audience("one", { spec: activation("activationType: All Events") }).replace(
      "Name: a",
      `Name: ${name}`,
    );
    expect(await faults(text, "spec.destinations[0].activations[0]")).toEqual([expected]);
  });
});
