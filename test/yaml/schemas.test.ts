import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { manifestKinds } from "../../src/manifest/kinds.ts";
import { patternWords } from "../../src/yaml/pattern-words.ts";

const files = readdirSync("schemas").filter((file) => file.endsWith(".schema.json") && !file.startsWith("plan"));

/** Every schema inside of a schema that has the keyword. */
function holders(value: unknown, keyword: string): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap((item) => holders(item, keyword));
  return Object.hasOwn(value, keyword) ? [value as Record<string, unknown>, ...inner] : inner;
}

function collect(value: unknown, keyword: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === keyword && typeof item === "string" ? [item] : collect(item, keyword),
  );
}

describe.each(files)("%s", (file) => {
  const schema = JSON.parse(readFileSync(path.join("schemas", file), "utf8"));

  test("is a valid JSON Schema", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  test("has words for each of its patterns", () => {
    const patterns = collect(schema, "pattern");
    expect(patterns.filter((pattern) => patternWords(pattern, "") === undefined)).toEqual([]);
  });

  test("has examples and defaults that fit", () => {
    const ajv = new Ajv2020({ strict: false });
    const wrong = [...holders(schema, "examples"), ...holders(schema, "default")].flatMap((holder) => {
      const { examples = [], default: initial } = holder as { examples?: unknown[]; default?: unknown };
      const validate = ajv.compile({ ...holder, $id: undefined, definitions: schema.definitions });
      return [...examples, ...(initial === undefined ? [] : [initial])].filter((value) => !validate(value));
    });
    expect(wrong).toEqual([]);
  });

  test("uses no format, which the validator would refuse", () => {
    expect(collect(schema, "format")).toEqual([]);
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
