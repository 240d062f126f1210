import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { faultyDocuments } from "./faulty-documents.ts";
import { changeAt, soundDocuments } from "./sound-documents.ts";

const validators = new Map<string, ValidateFunction>();

/** The validator of one published file and nothing else, as an editor uses it. */
function validator(name: string): ValidateFunction {
  const known = validators.get(name);
  if (known) return known;
  // Two types of one value, and branches that add to what stands beside them, are as they are meant.
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: true });
  const made = ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")));
  validators.set(name, made);
  return made;
}

/** Keywords with the places they complain about. */
function complaints(name: string, document: JsonValue): string[] {
  const validate = validator(name);
  validate(document);
  return (validate.errors ?? []).map(({ keyword, instancePath }) => `${keyword} at ${instancePath}`);
}

const examples = globSync("examples/**/*.yaml").flatMap((file) =>
  parseAllDocuments(readFileSync(file, "utf8")).map((document, index): [string, JsonObject] => [
    `${file}, document ${index + 1},`,
    document.toJS() as JsonObject,
  ]),
);
const names: Record<string, string> = {
  Audience: "audience",
  ComputedTrait: "computed-trait",
  SpaceFilter: "space-filter",
};

/** A document with a value for everything that is nothing but a variable. */
function fillIn(value: JsonValue): JsonValue {
  const values: Record<string, JsonValue> = { "${var.backfill_days}": 7, "${var.identifiers}": ["user_id"] };
  if (typeof value === "string") return values[value] ?? value;
  if (Array.isArray(value)) return value.map(fillIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item)]));
}

describe("the published schemas", () => {
  const apart: Record<string, string> = { Project: "project", Test: "test" };
  const schemaApart = (document: JsonObject): string | undefined => apart[document["kind"] as string];
  const manifests = examples.filter(([, document]) => schemaApart(document) === undefined);

  test.each(manifests)("the schema of any manifest takes %s as it is written", (_place, document) => {
    expect(complaints("manifest", document)).toEqual([]);
  });

  test.each(manifests)("the schema of its kind takes %s with its variables filled in", (_place, document) => {
    expect(complaints(names[document["kind"] as string] ?? "", fillIn(document))).toEqual([]);
  });

  test.each(examples.filter(([, document]) => schemaApart(document) !== undefined))(
    "the schema of projects or of tests takes %s as it is written",
    (_place, document) => {
      expect(complaints(schemaApart(document) ?? "", document)).toEqual([]);
    },
  );

  test.each(globSync("examples/**/*.yaml"))("%s leads editors to a schema that takes it, if to any", (file) => {
    const text = readFileSync(file, "utf8");
    const [, target] = /^# yaml-language-server: \$schema=(\S+)$/m.exec(text) ?? [];
    if (target === undefined) return;
    const name = path.basename(target, ".schema.json");
    expect(path.join(path.dirname(file), target)).toBe(path.join("schemas", `${name}.schema.json`));
    const found = parseAllDocuments(text).flatMap((document) => complaints(name, document.toJS() as JsonObject));
    expect(found).toEqual([]);
  });

  test.each(Object.entries(soundDocuments))("the schema %s takes a document with every field", (name, document) => {
    expect(complaints(name, document)).toEqual([]);
  });

  test.each(faultyDocuments)(
    "the schema $schema complains about $fault",
    ({ schema, at, value, keyword, ...fault }) => {
      const document = changeAt(soundDocuments[schema] ?? {}, at, value);
      expect(complaints(schema, document)).toContain(`${keyword} at ${fault.complaintAt ?? at}`);
    },
  );

  test.each(faultyDocuments)(
    "the schema $schema complains of $fault about nothing else",
    ({ schema, at, value, ...fault }) => {
      const { complaintAt = at } = fault;
      const found = complaints(schema, changeAt(soundDocuments[schema] ?? {}, at, value));
      // A branch that does not fit is told at the place where it was tried.
      const others = found.filter((each) => !each.startsWith("if at ") && !each.endsWith(` at ${complaintAt}`));
      expect(others).toEqual([]);
    },
  );
});

describe("the published schema of any manifest", () => {
  const ofKinds = Object.values(names);

  test.each(ofKinds)("takes a %s with every field", (name) => {
    expect(complaints("manifest", soundDocuments[name] ?? {})).toEqual([]);
  });

  test.each(faultyDocuments.filter(({ schema }) => ofKinds.includes(schema)))(
    "complains about $fault of the kind $schema as its own schema does",
    ({ schema, at, value, keyword, ...fault }) => {
      const document = changeAt(soundDocuments[schema] ?? {}, at, value);
      expect(complaints("manifest", document)).toContain(`${keyword} at ${fault.complaintAt ?? at}`);
    },
  );

  test.each(ofKinds)("has every field of the kind %s with the same words", (name) => {
    const read = (file: string): Record<string, unknown> =>
      JSON.parse(readFileSync(`schemas/${file}.schema.json`, "utf8")) as Record<string, unknown>;
    expect(wordsOf(read("manifest"))).toEqual(expect.arrayContaining(wordsOf(read(name)["definitions"])));
  });

  test.each([
    ["no kind", undefined, "required at "],
    ["an unknown kind", "Audiences", "enum at /kind"],
    ["a project", "Project", "enum at /kind"],
    ["a kind of another case", "audience", "enum at /kind"],
  ])("complains about %s", (_fault, kind, complaint) => {
    expect(complaints("manifest", changeAt(soundDocuments["audience"] ?? {}, "/kind", kind))).toContain(complaint);
  });

  test("holds a document to the fields of its own kind", () => {
    const document = changeAt(soundDocuments["audience"] ?? {}, "/kind", "SpaceFilter");
    expect(complaints("manifest", document)).toContain("additionalProperties at /spec");
  });

  test.each([
    ["/spec/enabled", "${var.on}"],
    ["/spec/enabled", "${ var.on }"],
    ["/spec/audienceType", "${var.type}"],
    ["/spec/schedules/0/strategy", "${var.strategy}"],
    ["/spec/schedules/1/config/days", "${var.days}"],
    ["/spec/schedules/1/config/days/0", "${var.day}"],
    ["/spec/options/backfillEventDataDays", "${var.days}"],
    ["/spec/destinations", "${var.destinations}"],
  ])("takes at %s the interpolation %s", (at, value) => {
    expect(complaints("manifest", changeAt(soundDocuments["audience"] ?? {}, at, value))).toEqual([]);
  });

  test.each([
    ["/spec/enabled", "${env.ON}", "a secret, which is a text"],
    ["/spec/enabled", "${var.on}!", "a text with a variable in it"],
    ["/metadata/protect", "${var.on}", "an interpolation outside of spec"],
    ["/spec/definition", "${var.definition}", "a mapping, which no variable can be"],
  ])("does not take at %s the value %s: %s", (at, value) => {
    expect(complaints("manifest", changeAt(soundDocuments["audience"] ?? {}, at, value))).toContain(`type at ${at}`);
  });
});

/** Every description of a schema. */
function wordsOf(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "description" && typeof item === "string" ? [item] : wordsOf(item),
  );
}
