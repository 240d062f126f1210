import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { manifestKinds } from "../../src/manifest/kinds.ts";
import { patternWords } from "../../src/yaml/pattern-words.ts";

const generated = "manifest.schema.json";
const all = readdirSync("schemas").filter((file) => file.endsWith(".schema.json"));
const files = all.filter((file) => !file.startsWith("plan") && file !== generated);

type Schema = Record<string, unknown>;

function read(file: string): Schema {
  return JSON.parse(readFileSync(path.join("schemas", file), "utf8")) as Schema;
}

/** Every schema inside of a schema that has the keyword. */
function holders(value: unknown, keyword: string): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap((item) => holders(item, keyword));
  return Object.hasOwn(value, keyword) ? [value as Record<string, unknown>, ...inner] : inner;
}

/** Keywords under which stand values, or what only adds to fields that are described elsewhere. */
const noFields = new Set(["examples", "default", "const", "enum", "if", "then", "else", "allOf"]);

/** The fields of every mapping in a schema, with the path to each of them. */
function fieldsOf(value: unknown, place = ""): [string, Schema][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([keyword, item]: [string, unknown]) => {
    if (noFields.has(keyword)) return [];
    if (keyword !== "properties") return fieldsOf(item, `${place}/${keyword}`);
    return Object.entries(item as Record<string, Schema>).flatMap(([name, field]): [string, Schema][] => [
      [`${place}.${name}`, field],
      ...fieldsOf(field, `${place}.${name}`),
    ]);
  });
}

/** What a schema refers to, with what stands beside the reference. */
function resolve(schema: Schema, root: Schema): Schema {
  const reference = schema["$ref"];
  const name = typeof reference === "string" ? reference.slice("#/definitions/".length) : "";
  return { ...(root["definitions"] as Record<string, Schema> | undefined)?.[name], ...schema };
}

function isSentence(value: unknown): boolean {
  return typeof value === "string" && value.endsWith(".");
}

function collect(value: unknown, keyword: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === keyword && typeof item === "string" ? [item] : collect(item, keyword),
  );
}

describe.each(files)("%s", (file) => {
  const schema = read(file);

  test("has words for each of its patterns", () => {
    const patterns = collect(schema, "pattern");
    expect(patterns.filter((pattern) => patternWords(pattern, "") === undefined)).toEqual([]);
  });

  test("has examples and defaults that fit", () => {
    const ajv = new Ajv2020({ strict: false });
    const wrong = [...holders(schema, "examples"), ...holders(schema, "default")].flatMap((holder) => {
      const { examples = [], default: initial } = holder as { examples?: unknown[]; default?: unknown };
      const validate = ajv.compile({ ...holder, $id: "", definitions: schema["definitions"] });
      return [...examples, ...(initial === undefined ? [] : [initial])].filter((value) => !validate(value));
    });
    expect(wrong).toEqual([]);
  });

  test("uses no format, which the validator would refuse", () => {
    expect(collect(schema, "format")).toEqual([]);
  });
});

describe.each(all)("%s", (file) => {
  const schema = read(file);

  test("is a valid JSON Schema without a keyword that its readers do not know", () => {
    // Two types of one value, and branches that add to what stands beside them, are as they are meant.
    const ajv = addFormats.default(new Ajv2020({ strict: true, strictTypes: false, strictRequired: true }));
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  test("is found by the name of its file, wherever the package is", () => {
    expect(schema["$id"]).toBe(file);
    expect(collect(schema, "$ref").filter((reference) => !reference.startsWith("#/definitions/"))).toEqual([]);
  });

  test("says of every field what it is", () => {
    const silent = fieldsOf(schema).filter(([, field]) => !isSentence(resolve(field, schema)["description"]));
    expect(silent.map(([place]) => place)).toEqual([]);
  });

  test("has a title for everything that has fields", () => {
    const nameless = holders(schema, "properties").filter(
      (holder) =>
        holder["type"] === "object" && holder["additionalProperties"] === false && holder["title"] === undefined,
    );
    expect(nameless).toEqual([]);
  });
});

test("the metadata of manifests is the same for every kind", () => {
  const shared = manifestKinds.map(({ schema }) => {
    const { definitions, properties, required } = schema as Record<string, Record<string, unknown>>;
    const { metadata, apiVersion } = properties ?? {};
    return {
      metadata,
      apiVersion,
      required,
      all: definitions?.["ManifestMetadata"],
      name: definitions?.["ResourceName"],
    };
  });
  for (const each of shared) expect(each).toEqual(shared[0]);
});

test("every schema of a manifest says its kind", () => {
  for (const { resource, schema } of manifestKinds)
    expect(schema).toMatchObject({
      title: `${resource.kind}Manifest`,
      properties: { kind: { const: resource.kind }, spec: { $ref: `#/definitions/${resource.kind}Spec` } },
    });
});
